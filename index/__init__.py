"""Documents to clauses, clauses to an index, questions to hits."""
