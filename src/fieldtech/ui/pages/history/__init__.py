"""The parts of the page that tells the history of a vehicle or a piece of equipment."""
