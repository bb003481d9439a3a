"""Recall@k: how much of what answers a question comes among the first k?"""

from collections.abc import Sequence

from eval.metrics.metric import Metric
from eval.metrics.ranked import of_found, within


def recall(ranks: Sequence[int], k: int) -> float:
    """The share of a question's golds found among the first ``k``; ``ranks`` must not be empty.

    >>> recall((1, 0, 3, 9), 5)
    0.5
    """
    return len(within(ranks, k)) / len(ranks)


def recall_at(k: int) -> Metric[float]:
    """Mean recall among the first ``k``."""
    meaning = f"正确条款出现在前{k}条的比例 (share of the right clauses among the first {k})"
    return of_found("recall", meaning, recall, k)
