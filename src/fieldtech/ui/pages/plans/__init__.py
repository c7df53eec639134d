"""The parts of the page of plans: the list, what is known of one, what is done with it."""
