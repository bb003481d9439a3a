"""Questions with a form of answer of their own: comparisons, reverse look-ups, articles, summaries.

Each is told by its wording alone, answered by rules from a scan of the documents, and cites every
line. One file for each kind; a kind that is not asked for gives None.
"""
