"""What applies to somebody: who asks, whom each sentence of the corpus binds, and the list."""
