"""The clauses that a question is matched against in earnest: the best of each side, with all rows.

Scanning is cheap and coarse; what follows it looks at a few hundred rows closely.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.embedding.embedder import QuestionVector
from index.search.dense import DenseIndex
from index.search.lexical import LexicalScores
from index.search.rows import Floats, Integers, Rows

POOL = 60
"""Clauses taken from each side; hit@100 of their union is .996 on 30,000 clauses of laws."""

_SCANNED = 200  # cosines that a clause's own is compared with


@dataclass(frozen=True)
class Candidates:
    """Clauses with the scores of all their rows, in the order of the index.

    ``clauses`` (n,); ``rows`` (r,) are those of all of them, clause by clause, ``starts`` (n,)
    where each one's begin; ``dense``, ``plain``, ``lexical`` and ``covered`` are scores of these
    rows, 0 where a side is off: ``dense`` to the question's turned vector, ``plain`` to the one
    before. ``background`` is the mean cosine of the best clauses of the whole index, and ``asked``
    the weight of all terms of the question.
    """

    clauses: Integers
    rows: Integers
    starts: Integers
    whole: NDArray[np.bool_]
    dense: Floats
    plain: Floats
    lexical: Floats
    covered: Floats
    background: float
    asked: float

    def best(self, scores: Floats) -> Floats:
        """The best score of each clause's rows, shape (n,)."""
        return np.maximum.reduceat(scores, self.starts)

    def best_whole(self, scores: Floats) -> Floats:
        """The best score of what stands for each clause, sentences apart."""
        return self.best(np.where(self.whole, scores, np.float32(-1)))

    def without_sentences(self) -> "Candidates":
        """The same with nothing found in sentences."""
        dense = np.where(self.whole, self.dense, np.float32(0))
        return replace(self, dense=dense, lexical=np.where(self.whole, self.lexical, np.float32(0)))

    @cached_property
    def spread(self) -> tuple[float, float]:
        """Mean and standard deviation of the cosines of all rows."""
        return float(self.dense.mean()), float(self.dense.std()) or 1.0

    def of(self, place: int) -> slice:
        """The rows of the clause at this place."""
        ends = self.starts[place + 1] if place + 1 < len(self.starts) else len(self.rows)
        return slice(int(self.starts[place]), int(ends))


def gathered(
    rows: Rows,
    dense: DenseIndex | None,
    vector: QuestionVector | None,
    lexical: LexicalScores | None,
    among: NDArray[np.bool_] | None,
    pool: int,
    named: Sequence[int] = (),
) -> Candidates | None:
    """The candidates for a question among the clauses that may be found; None where there is none.

    A side that is None finds nothing; ``named`` are clauses that are candidates in any case.
    """
    found: list[Integers] = [np.array(named, np.int64)]
    background = 0.0
    if dense is not None and vector is not None:
        near, cosines = dense.nearest(vector.turned, max(_SCANNED, 2 * pool), among)
        background = float(cosines[:_SCANNED].mean()) if len(cosines) else 0.0
        found.append(near[: 2 * pool])  # their sentences decide which are kept
    if lexical is not None:
        found += _by_words(rows, lexical.bm25, among, pool)
    clauses = np.unique(np.concatenate(found))
    if not len(clauses):
        return None
    picked, starts = rows.of(clauses)
    zeros = np.zeros(len(picked), np.float32)
    turned = plain = zeros
    if dense is not None and vector is not None:
        turned, plain = dense.cosines(np.stack([vector.turned, vector.plain]), picked)
    return Candidates(
        clauses,
        picked,
        starts,
        rows.whole[picked],
        turned,
        plain,
        lexical.bm25[picked] if lexical is not None else zeros,
        lexical.covered[picked] if lexical is not None else zeros,
        background,
        sum(lexical.rarity.values()) if lexical is not None else 0.0,
    )


def _by_words(
    rows: Rows, bm25: Floats, among: NDArray[np.bool_] | None, pool: int
) -> list[Integers]:
    """The best clauses by the words of the whole, and by those of any of their rows."""
    best = []
    for of_clauses in (rows.best_whole(bm25), rows.best(bm25)):
        if among is not None:
            of_clauses[~among] = 0
        best.append(_best(of_clauses, pool))
    return best


_BLOCK = 64  # clauses whose best score stands for them all


def _best(scores: Floats, count: int) -> Integers:
    """The places of the ``count`` best scores above 0, of equal ones the first; ascending.

    Sorting all would take longer than finding the clauses: that many blocks hold one at least as
    good as the last of the best blocks, so only what is no worse has to be sorted.
    """
    blocks = np.maximum.reduceat(scores, np.arange(0, len(scores), _BLOCK))
    floor = np.partition(blocks, -count)[-count] if count < len(blocks) else 0
    places = np.flatnonzero(scores >= floor) if floor > 0 else np.flatnonzero(scores > 0)
    first = np.argsort(-scores[places], kind="stable")[:count]
    return np.sort(places[first])
