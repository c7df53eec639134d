"""The forms of the stores: lists filled by the scanner, and the small ones about a single thing."""
