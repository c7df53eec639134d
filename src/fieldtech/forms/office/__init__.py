"""The forms of the desk: from the assessment of a call to its assignment."""
