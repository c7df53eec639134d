"""Taking a call: the intake form and its own fields."""
