"""MRR@k: how high does the first right passage stand? (Voorhees, TREC-8, 1999.)"""

from collections.abc import Sequence

from eval.metrics.metric import Metric
from eval.metrics.ranked import of_found, within


def reciprocal_rank(ranks: Sequence[int], k: int) -> float:
    """1 / rank of the first right passage; 0.0 when none is among the first ``k``.

    >>> reciprocal_rank((0, 4, 2), 10)
    0.5
    """
    return 1 / min(within(ranks, k), default=float("inf"))


def reciprocal_rank_at(k: int) -> Metric[float]:
    """Mean reciprocal rank within the first ``k``."""
    meaning = f"第一条正确条款名次的倒数，前{k}条内 (mean 1 / rank of the first right clause)"
    return of_found("mrr", meaning, reciprocal_rank, k)
