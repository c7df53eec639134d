"""The parts of the technician's day."""
