"""The documents that a question may be answered from."""
