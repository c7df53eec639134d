"""Parts of the yard page."""
