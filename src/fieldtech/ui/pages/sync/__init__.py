"""The parts of the page about the exchange with the office."""
