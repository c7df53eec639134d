"""Parts of the intake page: what is known of the caller, and calls on hold."""
