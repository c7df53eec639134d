"""The first tables, by area; written by ``autogenerate``."""
