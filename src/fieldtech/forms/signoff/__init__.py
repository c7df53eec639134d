"""What the customer says and signs."""
