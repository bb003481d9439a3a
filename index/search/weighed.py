"""The candidates for a question with what each is worth."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.search.candidates import Candidates
from index.search.features import Matrix


@dataclass(frozen=True)
class Weighed:
    """Candidates and their ``scores`` (n,): log odds, or the logarithm of a share.

    ``named`` are the numbers of the clauses that the question names by their label, which come
    first, in its order. ``known`` (n, features) is what the ranker weighed, None where there was no
    ranker.
    """

    candidates: Candidates
    scores: NDArray[np.float64]
    named: list[int]
    known: Matrix | None = None

    @cached_property
    def shares(self) -> NDArray[np.float64]:
        """What the candidates are shown to be worth, 0 to 1: of learned scores the softmax."""
        if self.known is None:
            return np.exp(self.scores)
        spread = np.exp(self.scores - self.scores.max())
        return np.asarray(spread / spread.sum(), np.float64)

    @cached_property
    def order(self) -> list[int]:
        """The candidates' places, best first."""
        places = {int(clause): place for place, clause in enumerate(self.candidates.clauses)}
        first = dict.fromkeys(places[clause] for clause in self.named)
        ranked = np.argsort(-self.scores, kind="stable").tolist()
        return [*first, *(place for place in ranked if place not in first)]
