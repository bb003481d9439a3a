"""The documents that a question names: by title, in short, by number, by region."""
