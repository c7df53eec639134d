"""The parts of the stores page: places at the left, what lies there, the acts, a count, a slip."""
