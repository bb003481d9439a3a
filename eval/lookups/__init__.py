"""Look-up questions made of the labels of an index, and how many of them are looked up right."""
