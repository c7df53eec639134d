"""Editing the master lists: one form for all of them, made from the drafts and a table of exceptions."""
