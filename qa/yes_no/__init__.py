"""Questions that are answered with yes or no: what they claim, and whether a clause bears it out.

Decided by rules from the evidence, never by a model. Where no rule decides, the clause is quoted
and the answer says so.
"""
