"""How a question is written, and how the documents would have written it."""
