"""What people type, as frozen records that know their own rules."""
