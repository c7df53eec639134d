"""Photos in the window: the board of places, the pictures of a camera, one photo large, and moving it."""
