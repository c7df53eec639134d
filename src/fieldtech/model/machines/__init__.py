"""State machines as data: one table per kind of order."""
