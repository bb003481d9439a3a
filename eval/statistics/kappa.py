"""Agreement of two judges beyond chance: Cohen's κ (Educ. Psychol. Meas. 20(1), 1960).

κ = (p_o - p_e) / (1 - p_e): p_o the share they agree on, p_e the share they would agree on by
chance, each with their own leanings.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
_TAIL = 0.025  # on either side: 95%

_Table = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Agreement:
    """κ with its 95% bootstrap interval over the ``n`` cases, and the bare share of agreement.

    κ says nothing (None) where both always give the same one verdict; the bounds are None with it.
    """

    kappa: float | None
    low: float | None
    high: float | None
    agreed: float
    n: int


def kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float | None:
    """κ of two judges' verdicts on the same cases, in the same order; None where undefined.

    Raises:
        ValueError: the two have not the same number of verdicts, or none.
    """
    return _kappa(_table(*_coded(first, second)))


def agreement(
    first: Sequence[Hashable],
    second: Sequence[Hashable],
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Agreement:
    """κ with its interval: cases are drawn with replacement, the middle 95% of κ is given.

    Raises:
        ValueError: the two have not the same number of verdicts, or none.
    """
    one, other, size = _coded(first, second)
    value, agreed = _kappa(_table(one, other, size)), float(np.mean(one == other))
    if value is None:
        return Agreement(None, None, None, agreed, len(one))
    draws = np.random.default_rng(seed).integers(len(one), size=(resamples, len(one)))
    drawn = (_kappa(_table(one[draw], other[draw], size)) for draw in draws)
    low, high = np.quantile([k for k in drawn if k is not None], (_TAIL, 1 - _TAIL))
    return Agreement(value, float(low), float(high), agreed, len(one))


def _coded(
    first: Sequence[Hashable], second: Sequence[Hashable]
) -> tuple[NDArray[np.intp], NDArray[np.intp], int]:
    """Verdicts as numbers from 0, and how many different ones there are."""
    if len(first) != len(second) or not first:
        raise ValueError(f"{len(first)} and {len(second)} verdicts; judge the same cases, one each")
    codes = {verdict: code for code, verdict in enumerate(dict.fromkeys((*first, *second)))}
    one, other = ([codes[verdict] for verdict in verdicts] for verdicts in (first, second))
    return np.array(one, dtype=np.intp), np.array(other, dtype=np.intp), len(codes)


def _table(one: NDArray[np.intp], other: NDArray[np.intp], size: int) -> _Table:
    """How often each pair of verdicts was given: rows the first judge's, columns the second's."""
    return np.bincount(one * size + other, minlength=size * size).reshape(size, size)


def _kappa(table: _Table) -> float | None:
    n = int(table.sum())
    observed = int(np.trace(table)) / n
    chance = int(table.sum(axis=1) @ table.sum(axis=0)) / n**2
    return None if chance == 1 else (observed - chance) / (1 - chance)
