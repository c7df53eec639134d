"""Where something is typed."""
