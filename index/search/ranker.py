"""Ranking candidates by what is known of them, with weights that were learned.

A linear model of standardised features, learned with a softmax over the candidates of a question
(ListNet's top-one loss: Cao et al., 2007). Gradient-boosted trees over the same features were no
better, and these weights can be read. ``python -m eval.train_ranking`` writes ``ranker.json``.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.search.features import NAMES, Matrix

WEIGHTS = Path(__file__).with_name("ranker.json")
_WIDEST = 4.0  # standard deviations; what lies farther is no better known


@dataclass(frozen=True, slots=True)
class Linear:
    """A weighted sum of standardised features; ``means`` and the others have shape (features,)."""

    means: NDArray[np.float64]
    deviations: NDArray[np.float64]
    weights: NDArray[np.float64]
    bias: float = 0.0

    def __call__(self, known: Matrix) -> NDArray[np.float64]:
        """The sum for each row of ``known``, shape (n,)."""
        total: NDArray[np.float64] = self.spread(known) @ self.weights + self.bias
        return total

    def spread(self, known: Matrix) -> Matrix:
        """``known`` in standard deviations."""
        return np.clip((known - self.means) / self.deviations, -_WIDEST, _WIDEST)

    @classmethod
    def from_fields(cls, fields: dict[str, dict[str, float]], names: tuple[str, ...]) -> Self:
        """The model of a JSON object {feature: {mean, deviation, weight}, "bias": {weight}}."""
        columns = ("mean", "deviation", "weight")
        mean, deviation, weight = (
            np.array([fields[name][column] for name in names]) for column in columns
        )
        return cls(mean, deviation, weight, fields["bias"]["weight"])

    def fields(self, names: tuple[str, ...]) -> dict[str, dict[str, float]]:
        """What ``from_fields`` takes."""
        rows = zip(self.means, self.deviations, self.weights, strict=True)
        named = {
            name: dict(zip(("mean", "deviation", "weight"), map(_short, row), strict=True))
            for name, row in zip(names, rows, strict=True)
        }
        return {**named, "bias": {"weight": _short(self.bias)}}


def _short(number: float) -> float:
    return float(f"{number:.5g}")


@cache
def ranker() -> Linear:
    """The ranker that ships."""
    return Linear.from_fields(json.loads(WEIGHTS.read_text("utf-8"))["ranking"], NAMES)
