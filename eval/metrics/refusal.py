"""Refusing: of what was refused how much had to be, and of what had to be how much was?

Precision = rightly refused / refused, recall = rightly refused / unanswerable,
F1 = 2 · rightly refused / (refused + unanswerable).
"""

from collections.abc import Sequence

from eval.metrics.metric import Metric, mean
from eval.runs.record import Record


def _due(record: Record) -> float | None:
    """Of a refusal: whether it had to be."""
    return float(not record.question.answerable) if record.refused else None


def _made(record: Record) -> float | None:
    """Of a question that had to be refused: whether it was."""
    return None if record.question.answerable else float(record.refused)


def _due_and_made(record: Record) -> tuple[bool, bool]:
    return not record.question.answerable, record.refused


def _f1(scores: Sequence[tuple[bool, bool]]) -> float | None:
    both = sum(due + done for due, done in scores)
    # A set of answerable questions alone, all answered, tells nothing about refusing.
    return 2 * sum(due and done for due, done in scores) / both if both else None


def _wrongly(record: Record) -> float | None:
    return float(record.refused) if record.question.answerable else None


REFUSAL_PRECISION = Metric(
    "refusal_precision", "拒答中确实该拒的 (refusals that were due)", _due, mean
)
"""Of the refused questions the share that the documents do not answer."""

REFUSAL_RECALL = Metric("refusal_recall", "该拒的都拒了 (due refusals made)", _made, mean)
"""Of the questions that the documents do not answer the share that was refused."""

REFUSAL_F1 = Metric("refusal_f1", "拒答F1 (F1 of refusing)", _due_and_made, _f1)
"""Harmonic mean of the two above."""

WRONGLY_REFUSED = Metric(
    "wrongly_refused", "不该拒而拒 (wrongly refused)", _wrongly, mean, better="lower"
)
"""Of the questions that the documents answer the share that was refused."""
