"""Where something is shown."""
