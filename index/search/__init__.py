"""Search: a question in, clauses out."""
