"""Texts to vectors: the embedder and how its weights are got."""
