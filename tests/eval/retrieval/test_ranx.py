"""The figures of a search are those that ranx computes from the same ranks."""

import numpy as np
import pytest

from eval.retrieval.figures import FIGURES

# Ranks of what is right, 0 for not found; questions with one gold, several, and none found.
RANKS = [[1], [2], [0], [4, 1], [11, 3, 0], [7], [1, 2, 3], [100, 9], [5, 0], [10], [6, 12, 1, 30]]
RANKS.append([0, 0])
# What ranx 0.3.21 gives for them, by hit_rate, recall, mrr and ndcg.
RANX = {
    "hit@1": 0.3333333333333333,
    "hit@5": 0.5833333333333334,
    "hit@10": 0.8333333333333334,
    "recall@1": 0.17361111111111113,
    "recall@5": 0.4236111111111111,
    "recall@10": 0.6527777777777778,
    "recall@100": 0.7638888888888888,
    "MRR@10": 0.4489417989417989,
    "nDCG@10": 0.44303268588532063,
}


@pytest.mark.parametrize(("figure", "expected"), RANX.items())
def test_a_figure_is_that_of_ranx(figure: str, expected: float) -> None:
    _, score = FIGURES[figure]
    assert np.mean([score(ranks) for ranks in RANKS]) == pytest.approx(expected, abs=1e-12)
