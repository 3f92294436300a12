"""Existing documents taken over from a table and a zip of their files: looked at first, then made."""
