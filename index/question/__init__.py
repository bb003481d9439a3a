"""What a question says: its conditions, its labels, the documents it names."""
