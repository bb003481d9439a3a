"""Refusing: of what was refused how much had to be, and of what had to be how much was?

Precision = rightly refused / refused, recall = rightly refused / unanswerable,
F1 = 2 · rightly refused / (refused + unanswerable).
"""

from collections.abc import Sequence
from typing import NamedTuple

from eval.metrics.metric import Metric, mean
from eval.runs.record import Record


class Refusing(NamedTuple):
    """Whether a question had to be refused, and whether it was."""

    due: bool
    done: bool


_DUE, _UNDUE, _MISSED = Refusing(True, True), Refusing(False, True), Refusing(True, False)


def _score(record: Record) -> Refusing:
    return Refusing(not record.question.answerable, record.refused)


def _precision(scores: Sequence[Refusing]) -> float | None:
    refused = scores.count(_DUE) + scores.count(_UNDUE)
    return scores.count(_DUE) / refused if refused else None


def _recall(scores: Sequence[Refusing]) -> float | None:
    due = scores.count(_DUE) + scores.count(_MISSED)
    return scores.count(_DUE) / due if due else None


def _f1(scores: Sequence[Refusing]) -> float | None:
    both = 2 * scores.count(_DUE) + scores.count(_UNDUE) + scores.count(_MISSED)
    # A set of answerable questions alone, all answered, tells nothing about refusing.
    return 2 * scores.count(_DUE) / both if both else None


def _wrongly(record: Record) -> float | None:
    return float(record.refused) if record.question.answerable else None


REFUSAL_PRECISION = Metric(
    "refusal_precision", "拒答中确实该拒的 (refusals that were due)", _score, _precision
)
"""Of the refused questions the share that the documents do not answer."""

REFUSAL_RECALL = Metric("refusal_recall", "该拒的都拒了 (due refusals made)", _score, _recall)
"""Of the questions that the documents do not answer the share that was refused."""

REFUSAL_F1 = Metric("refusal_f1", "拒答F1 (F1 of refusing)", _score, _f1)
"""Harmonic mean of the two above."""

WRONGLY_REFUSED = Metric(
    "wrongly_refused", "不该拒而拒 (wrongly refused)", _wrongly, mean, better="lower"
)
"""Of the questions that the documents answer the share that was refused."""
