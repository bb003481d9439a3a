"""How well the search stands what people do to a question when they type it."""
