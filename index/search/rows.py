"""The rows of an index by clause: one for each of a clause's parts, then one for each sentence."""

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Floats = NDArray[np.float32]


class Rows:
    """Which rows stand for which clause.

    ``clause_of`` (rows,) is each row's clause, ``whole`` (rows,) whether it stands for the clause
    or a part of it; clause n has the rows ``bounds[n]`` to ``bounds[n + 1]``. ``wholes`` are the
    numbers of the rows that stand for clauses.
    """

    def __init__(self, numbers: NDArray[np.int32]) -> None:
        """``numbers``, shape (rows, 2): clause, and the sentence in it or -1 - part."""
        self.count = len(numbers)
        self.clause_of = numbers[:, 0].astype(np.int32)
        self.whole = numbers[:, 1] < 0
        self.wholes: Integers = np.flatnonzero(self.whole)
        starts = np.flatnonzero(numbers[:, 1] == -1)
        self.bounds: Integers = np.append(starts, len(numbers))
        self.clauses = len(starts)
        self._first_wholes = np.searchsorted(self.wholes, starts)

    def best(self, scores: Floats) -> Floats:
        """The best score of each clause's rows, shape (clauses,)."""
        return np.maximum.reduceat(scores, self.bounds[:-1])

    def best_whole(self, scores: Floats) -> Floats:
        """The best score of the rows that stand for each clause, shape (clauses,)."""
        return np.maximum.reduceat(scores[self.wholes], self._first_wholes)

    def of(self, clauses: Integers) -> tuple[Integers, Integers]:
        """All rows of some clauses, one after the other, and where those of each begin."""
        first = self.bounds[clauses]
        lengths = self.bounds[clauses + 1] - first
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        return np.repeat(first - starts, lengths) + np.arange(lengths.sum()), starts
