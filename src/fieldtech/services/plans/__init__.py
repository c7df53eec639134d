"""Plans of maintenance and inspection, the visits they bring, and the calendar of both."""
