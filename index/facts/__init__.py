"""What a document and its clauses say, in types that a program can use."""
