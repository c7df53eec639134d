"""The parts of the sign-off page."""
