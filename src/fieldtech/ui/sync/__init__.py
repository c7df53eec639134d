"""How this computer stands with the office, in the frame of every page, and the exchange that goes on behind it."""
