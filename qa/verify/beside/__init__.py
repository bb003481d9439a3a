"""A sentence and the source's sentence that it restates, laid side by side.

A clause copied with one thing changed (another department, 可以 for 应当, five days for three)
shares nearly all its words with the clause: what share of the words agrees says nothing. So what
differs is judged in its place: figure against figure, force against force, name against name.
"""

from qa.verify.beside.restated import Restated, restated

__all__ = ["Restated", "restated"]
