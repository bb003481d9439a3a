"""Searching a question set: the ranks of what is right, the figures, the table."""
