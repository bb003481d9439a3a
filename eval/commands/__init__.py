"""The commands of ``python -m eval``, one a file: its options, and what it runs."""
