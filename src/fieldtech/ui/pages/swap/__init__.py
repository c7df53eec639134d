"""The parts of the swap page."""
