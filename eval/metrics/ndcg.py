"""nDCG@k with binary relevance (Järvelin and Kekäläinen, ACM TOIS 20(4), 2002).

DCG@k = Σ 1 / log2(1 + rank) over the right passages among the first k; nDCG divides it by the DCG
of a perfect list.
"""

import math
from collections.abc import Sequence

from eval.metrics.metric import Metric
from eval.metrics.ranked import of_found, within


def ndcg(ranks: Sequence[int], k: int) -> float:
    """nDCG of the right passages among the first ``k``; ``ranks`` must not be empty.

    Golds that one passage answers have one rank and are one right passage, in the list and in the
    perfect list alike: a clause that says all there is to say, at the top, scores 1.

    >>> ndcg((1, 1), 10), round(ndcg((1, 0), 10), 4)
    (1.0, 0.6131)
    """
    right = len({rank for rank in ranks if rank}) + sum(not rank for rank in ranks)
    perfect = range(1, (min(right, k) if k else right) + 1)
    return _dcg(set(within(ranks, k))) / _dcg(perfect)


def _dcg(ranks: Sequence[int] | set[int]) -> float:
    return math.fsum(1 / math.log2(1 + rank) for rank in ranks)


def ndcg_at(k: int) -> Metric[float]:
    """Mean nDCG of the first ``k``."""
    meaning = f"前{k}条的排序质量 (ranking quality of the first {k})"
    return of_found("ndcg", meaning, ndcg, k)
