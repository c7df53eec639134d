"""Install orders: the desk that makes them, the yard in which they are done (states 4.1)."""
