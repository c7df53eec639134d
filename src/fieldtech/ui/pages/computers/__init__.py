"""The parts of the office's view of its computers, and of becoming an office or joining one."""
