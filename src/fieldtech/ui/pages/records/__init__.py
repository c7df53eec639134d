"""What pages with a list beside one record in full share."""
