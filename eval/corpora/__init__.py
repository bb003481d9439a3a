"""Corpora from elsewhere: documents, questions, and the evidence that answers them."""
