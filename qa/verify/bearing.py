"""Which of the clauses that a sentence cites bear on it?

A citation that says nothing of what its sentence says is none, however right the sentence is.
"""

from collections.abc import Sequence

from qa.verify.departments import departments, named_in
from qa.verify.finding import Source
from qa.verify.folding import bigrams, coverage
from qa.verify.passages import Piece, pieces

BEARS = 0.5  # share of the words of a piece of the sentence that a source must have
LEVEL = 0.15  # by how much a source may have less of them than the best


def bearing(claim: str, cited: Sequence[Source]) -> tuple[int, ...]:
    """The indices of the sources that support something in ``claim``, in order.

    A source bears when of some piece of the sentence it holds the figures and most of the words,
    nearly as many as the source that holds the most; of a list of departments, when it names one.
    """
    found: set[int] = set()
    for piece in pieces(claim, claims=True):
        held = [_held(piece, source) for source in cited]
        best = max(held, default=0.0)
        found |= {at for at, share in enumerate(held) if share >= max(BEARS, best - LEVEL)}
    named = departments(claim)
    if not found and named:
        found = {
            at
            for at, source in enumerate(cited)
            if any(
                named_in(body, departments(f"{source.text}\n{source.context}")) for body in named
            )
        }
    return tuple(sorted(found))


def _held(piece: Piece, source: Source) -> float:
    """The share of the piece's words that the source has; 0 where it lacks one of its figures."""
    if len(piece.words) < 2 and not piece.figures:
        return 0.0
    keys = {figure.key for each in pieces(source.text) for figure in each.figures}
    if any(figure.key not in keys for figure in piece.figures if not figure.weak):
        return 0.0
    return coverage(piece.words, bigrams(source.text))
