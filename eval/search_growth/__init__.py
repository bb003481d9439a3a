"""How search grows with the corpus: time, memory, opening, disk."""
