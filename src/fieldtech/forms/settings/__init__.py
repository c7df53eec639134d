"""Settings of the company that are typed."""
