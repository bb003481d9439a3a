"""Metrics of answers and of rankings, one a file."""
