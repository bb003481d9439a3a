"""Hit@k: does one right passage at least come among the first k?"""

from collections.abc import Sequence

from eval.metrics.metric import Metric
from eval.metrics.ranked import of_found, within


def hit(ranks: Sequence[int], k: int) -> float:
    """1.0 when any gold was found among the first ``k`` passages, else 0.0.

    >>> hit((0, 3), 3), hit((0, 3), 2)
    (1.0, 0.0)
    """
    return float(bool(within(ranks, k)))


def hit_at(k: int) -> Metric[float]:
    """The share of questions with a right passage among the first ``k``."""
    return of_found("hit", f"前{k}条里有正确条款 (a right clause among the first {k})", hit, k)
