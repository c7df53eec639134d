"""The forms of fleet installs at the desk: requests, orders, their vehicles and dates."""
