"""Metrics of what the search brought: a function of ranks, made a metric of records.

``ranks`` has one entry for each gold of a question: the rank, from 1, of the first passage that is
relevant to it, 0 when none is. ``k`` cuts the list of passages off; 0 keeps all of it.
"""

from collections.abc import Callable, Sequence

from eval.metrics.containment import ranks
from eval.metrics.metric import Metric, mean
from eval.runs.record import Record

RankScore = Callable[[Sequence[int], int], float]


def within(found: Sequence[int], k: int) -> list[int]:
    """The ranks that are inside the first ``k``, without those of golds not found."""
    return [rank for rank in found if rank and (not k or rank <= k)]


def of_found(name: str, meaning: str, score: RankScore, k: int) -> Metric[float]:
    """``score`` over what each record's search found; applies to questions that have gold."""

    def scored(record: Record) -> float | None:
        gold = record.question.gold
        return score(ranks(record.found, gold), k) if gold else None

    return Metric(f"{name}@{k}" if k else name, meaning, scored, mean)
