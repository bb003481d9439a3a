"""Figures of questions that were learned without: in each fold the weights are of the others."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import KFold

from eval.ranking.labelled import Labelled
from eval.ranking.turning import Pools
from eval.ranking.weighing import Judged, learned_weights
from eval.retrieval.figures import FIGURES
from index.search.features import NAMES
from index.search.ranker import Linear
from index.search.searcher import Searcher

FOLDS = 5
_SHOWN = ("hit@1", "hit@5", "hit@10", "recall@10", "MRR@10")


FUSED = Linear(
    np.zeros(len(NAMES)), np.ones(len(NAMES)), np.array([float(n == "fused") for n in NAMES])
)
"""Ranks as reciprocal rank fusion of both sides does, without learning."""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of one corpus, with its index."""

    name: str
    searcher: Searcher
    asked: list[Labelled]
    pools: Pools

    @property
    def folds(self) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """(learned from, kept out) in each fold: numbers of questions."""
        return list(KFold(FOLDS, shuffle=True, random_state=0).split(self.asked))


def kept_out(
    sets: Sequence[QuestionSet], judged: Sequence[Sequence[Judged]]
) -> list[list[list[int]]]:
    """The ranks of what is right for each question, by weights learned without it."""
    ranks: list[list[list[int]]] = [[[]] * len(s.asked) for s in sets]
    for fold in range(FOLDS):
        learned = learned_weights(
            [j[n] for s, j in zip(sets, judged, strict=True) for n in s.folds[fold][0]]
        )
        for s, j, found in zip(sets, judged, ranks, strict=True):
            for n in s.folds[fold][1]:
                found[n] = ranks_of(s.asked[n], j[n], learned)
    return ranks


def ranks_of(asked: Labelled, judged: Judged, ranker: Linear) -> list[int]:
    """The rank of each right clause, 0 for one that is no candidate."""
    order = np.argsort(-ranker(judged.known), kind="stable")
    found = (np.flatnonzero(judged.right[order]) + 1).tolist()
    return [*found, *[0] * (len(asked.right) - len(found))]


def line(name: str, ranks: Sequence[Sequence[int]]) -> str:
    """A row of figures of these questions, each with the ranks of what is right."""
    values = []
    for figure in _SHOWN:
        _, score = FIGURES[figure]
        values.append(f"{figure} {np.mean([score(each) for each in ranks]):.3f}")
    return f"{name:<8} " + "  ".join(values)
