"""The sections of the on-site page, one file each."""
