"""The parts of the checklist page."""
