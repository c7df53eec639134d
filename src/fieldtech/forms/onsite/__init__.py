"""What a technician types, ticks and scans on the way and on site."""
