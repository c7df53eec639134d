"""What is typed about a swap."""
