"""The parts of the calendar: where everything stands, how it looks, what is done with it."""
