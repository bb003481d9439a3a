"""Calibration of a system's confidence.

``Record.confidence`` is a probability that the documents answer the question, so what it must
predict is whether the question is answerable, not whether the answer came out right.

ECE = Σ over bins of n_bin / n · |share answerable - mean confidence|, with bins of equal width
(Naeini et al., AAAI 2015; Guo et al., ICML 2017).
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eval.metrics.metric import Metric
from eval.runs.record import Record

BINS = 10


class Prediction(NamedTuple):
    """A confidence, and whether what it predicts came true."""

    confidence: float
    answerable: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """One point of the reliability curve: the questions with ``low`` < confidence ≤ ``high``."""

    low: float
    high: float
    confidence: float  # mean
    answerable: float  # share
    n: int


def reliability(records: Sequence[Record], bins: int = BINS) -> tuple[Bin, ...]:
    """The reliability curve, from low to high confidence; bins that nothing fell into are left out.

    Records without a confidence are left out. A confidence of 0 belongs to the first bin.
    """
    return curve([p for record in records if (p := _score(record)) is not None], bins)


def curve(predictions: Sequence[Prediction], bins: int = BINS) -> tuple[Bin, ...]:
    """The reliability curve of predictions."""
    edges = _edges(bins)
    binned: dict[int, list[Prediction]] = {}
    for prediction in predictions:
        number = bisect_left(edges, prediction.confidence)
        binned.setdefault(number, []).append(prediction)
    return tuple(_bin(number, binned[number], bins) for number in sorted(binned))


def _edges(bins: int) -> tuple[float, ...]:
    """Where one bin ends and the next begins; a confidence on an edge belongs to the lower one."""
    return tuple(number / bins for number in range(1, bins))


def _bin(number: int, inside: Sequence[Prediction], bins: int) -> Bin:
    n = len(inside)
    confidence = sum(p.confidence for p in inside) / n
    answerable = sum(p.answerable for p in inside) / n
    return Bin(number / bins, (number + 1) / bins, confidence, answerable, n)


def _ece(predictions: Sequence[Prediction]) -> float | None:
    if not predictions:
        return None
    edges = _edges(BINS)
    gaps = [0.0] * BINS  # n_bin · (share answerable - mean confidence)
    for confidence, answerable in predictions:
        gaps[bisect_left(edges, confidence)] += answerable - confidence
    return sum(map(abs, gaps)) / len(predictions)


def _score(record: Record) -> Prediction | None:
    if record.confidence is None:
        return None
    return Prediction(record.confidence, record.question.answerable)


ECE = Metric(
    "ece",
    "“文件能答”的概率的校准误差 (expected calibration error)",
    _score,
    _ece,
    unit="index",
    better="lower",
)
"""Expected calibration error of the confidence that the documents answer."""
