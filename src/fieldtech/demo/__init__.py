"""Plays the stories through the real window, as a person would: keys, mouse, scanner and nothing else."""
