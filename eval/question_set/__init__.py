"""Question sets: what a question is, reading a set, holding it to the documents, its halves."""
