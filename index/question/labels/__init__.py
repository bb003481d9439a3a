"""The article labels that a question says, and the clauses that they name."""
