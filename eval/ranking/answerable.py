"""Learning the probability that the first clause answers: ``index/search/probability.py``.

First the direction: logistic regression of questions that can be answered against those that
cannot, both sides weighing the same; one whose first clause is wrong counts half to either. Then
its scale, so that it means a share: Platt's sigmoid (1999) of scores learned without the question,
to whether the first clause is right, with four of five questions answerable. Both are one weighted
sum in the end.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from eval.ranking.unanswerable import Trial
from index.search.ranker import Linear

ANSWERABLE = 0.8
"""Share of the questions that people ask which the documents answer: what the scale is made for."""

_FOLDS = 5
_STRENGTH = 0.1  # sklearn's C; .03 to .3 differ by .002 in area
_MISSED = 0.5
"""How much an answerable question whose first clause is wrong counts as unanswerable.

On legal_dc the area is .924 at .5 and .928 at 0, the calibration error .030 and .094.
"""

_Floats = NDArray[np.float64]


def fit(trials: Sequence[Trial]) -> Linear:
    """The weights of the features, calibrated. What another document answers is left out."""
    kept = [each for each in trials if not each.elsewhere]
    model = _direction(kept)
    slope, bias = _scale(_unseen(kept), kept)
    return Linear(model.means, model.deviations, slope * model.weights, slope * model.bias + bias)


def held_out(trials: Sequence[Trial]) -> _Floats:
    """The probability of each trial by weights learned without its question, shape (trials,)."""
    probabilities = np.zeros(len(trials))
    for train, test in _folds(trials):
        model = fit([trials[i] for i in train])
        probabilities[test] = probabilities_of(model, [trials[i] for i in test])
    return probabilities


def probabilities_of(model: Linear, trials: Sequence[Trial]) -> _Floats:
    """The probability of each trial by these weights."""
    return np.asarray(1 / (1 + np.exp(-model(_known(trials)))), np.float64)


def mixed(trials: Sequence[Trial]) -> _Floats:
    """A weight for each trial with which ``ANSWERABLE`` of all can be answered; sums to 1."""
    can = np.array([each.answerable for each in trials])
    counts = max(int(can.sum()), 1), max(int((~can).sum()), 1)
    return np.where(can, ANSWERABLE / counts[0], (1 - ANSWERABLE) / counts[1])


def _direction(trials: Sequence[Trial]) -> Linear:
    known = _known(trials)
    deviations = known.std(axis=0)
    deviations[deviations == 0] = 1.0  # the same in all: nothing to learn, nothing to weigh
    plain = Linear(known.mean(axis=0), deviations, np.zeros(known.shape[1]))
    can = np.array([each.answerable for each in trials])
    missed = can & ~np.array([each.right for each in trials])
    spread = plain.spread(known)
    spread, sides = (
        np.concatenate([spread, spread[missed]]),
        np.append(can, np.zeros(missed.sum(), bool)),
    )
    weight = np.append(np.where(missed, 1 - _MISSED, 1.0), np.full(missed.sum(), _MISSED))
    weight *= np.where(sides, 1 / weight[sides].sum(), 1 / weight[~sides].sum())
    model = LogisticRegression(C=_STRENGTH, max_iter=5000)
    model.fit(spread, sides, sample_weight=weight * len(trials) / 2)
    return Linear(plain.means, deviations, model.coef_[0], float(model.intercept_[0]))


def _unseen(trials: Sequence[Trial]) -> _Floats:
    """The sum for each trial by a direction learned without its question."""
    sums = np.zeros(len(trials))
    for train, test in _folds(trials):
        model = _direction([trials[i] for i in train])
        sums[test] = model(_known([trials[i] for i in test]))
    return sums


def _scale(sums: _Floats, trials: Sequence[Trial]) -> tuple[float, float]:
    right = np.array([each.right for each in trials])
    weight = mixed(trials) * len(trials)
    model = LogisticRegression(C=1e6).fit(sums[:, None], right, sample_weight=weight)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def _folds(trials: Sequence[Trial]) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    groups = [each.source for each in trials]
    return list(GroupKFold(_FOLDS).split(groups, groups=groups))


def _known(trials: Sequence[Trial]) -> _Floats:
    return np.array([each.known for each in trials])
