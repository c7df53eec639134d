"""The parts of the page for values that two people changed at once."""
