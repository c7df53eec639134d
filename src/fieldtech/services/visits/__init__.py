"""Visits of maintenance and inspection: what is looked at, answered, measured and found (states 4.3)."""
