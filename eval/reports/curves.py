"""The curves of a report: recall by k, and what confidences turned out to be worth."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from eval.metrics.calibration import reliability
from eval.metrics.recall import recall_at
from eval.reports.breakdown import wilson
from eval.runs.record import Record
from eval.statistics.bootstrap import interval

DEEPEST = 10
"""The largest k of the recall curve."""

_LEAST, _LARGEST = 3.0, 9.0  # radius of a dot


@dataclass(frozen=True, slots=True)
class RecallPoint:
    """Recall among the first ``k``; ``at`` is where k stands on an axis from 0 to 1."""

    k: int
    at: float
    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class ReliabilityPoint:
    """One bin of confidences: their mean, and how many of the questions were answerable.

    ``low`` and ``high`` are Wilson's 95% interval of that share.
    """

    confidence: float
    share: float
    low: float
    high: float
    n: int
    radius: float  # pixels; the dot's area grows with n


def recall_curve(records: Sequence[Record]) -> tuple[RecallPoint, ...]:
    """Recall for k = 1 … 10; empty when no question has gold or nothing was stored as found."""
    if not any(record.found for record in records):
        return ()
    points = []
    for k in range(1, DEEPEST + 1):
        at_k = interval(recall_at(k), records)
        if at_k is not None:
            place = (k - 0.5) / DEEPEST
            points.append(RecallPoint(k, place, at_k.value, at_k.low, at_k.high, at_k.n))
    return tuple(points)


def reliability_curve(records: Sequence[Record]) -> tuple[ReliabilityPoint, ...]:
    """The reliability curve; empty when the system gives no confidences."""
    bins = reliability(records)
    most = max((one.n for one in bins), default=1)
    return tuple(
        ReliabilityPoint(
            one.confidence,
            one.answerable,
            *wilson(round(one.answerable * one.n), one.n),
            one.n,
            round(_LEAST + (_LARGEST - _LEAST) * math.sqrt(one.n / most), 1),
        )
        for one in bins
    )
