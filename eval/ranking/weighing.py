"""Learning the weights of a linear ranker: a softmax over the candidates of each question."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped,unused-ignore]

from index.search.features import Matrix
from index.search.ranker import Linear

_RIDGE = 3e-3
_STEPS = 200


@dataclass(frozen=True, slots=True)
class Judged:
    """The candidates of one question: what is known of them (n, features), which are right (n,)."""

    known: Matrix
    right: NDArray[np.bool_]


def learned_weights(questions: Sequence[Judged]) -> Linear:
    """The weights that give the right candidates the most of the softmax (Cao et al., 2007)."""
    questions = [each for each in questions if each.right.any()]
    known = np.concatenate([each.known for each in questions])
    right = np.concatenate([each.right for each in questions])
    lengths = [len(each.known) for each in questions]
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    of_row = np.repeat(np.arange(len(questions)), lengths)
    plain = Linear(known.mean(0), known.std(0) + 1e-9, np.zeros(known.shape[1]))
    spread = plain.spread(known)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = spread @ weights
        shares = np.exp(scores - np.maximum.reduceat(scores, starts)[of_row])
        good = np.where(right, shares, 0)
        total, of_right = np.add.reduceat(shares, starts), np.add.reduceat(good, starts)
        slope = spread.T @ (shares / total[of_row] - good / of_right[of_row]) / len(questions)
        value = float(np.mean(np.log(total) - np.log(of_right)))
        return value + _RIDGE * float(weights @ weights) / 2, slope + _RIDGE * weights

    found = minimize(loss, plain.weights, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return Linear(plain.means, plain.deviations, found.x)
