"""The figures of a search, each with its 95% interval, and how two searches differ."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from eval.metrics.hit import hit
from eval.metrics.metric import mean
from eval.metrics.ndcg import ndcg
from eval.metrics.recall import recall
from eval.metrics.reciprocal_rank import reciprocal_rank
from eval.retrieval.rankings import Ranked, Rankings
from eval.statistics.bootstrap import Interval, interval_of
from index.errors import QuestionError

Score = Callable[[Sequence[int]], float]


def _figures() -> dict[str, tuple[int, Score]]:
    """Name → (how far down it looks, the score of one question's ranks)."""
    found: dict[str, tuple[int, Score]] = {}
    for name, score, depths in (
        ("hit", hit, (1, 5, 10, 100)),
        ("recall", recall, (1, 5, 10, 100)),
        ("MRR", reciprocal_rank, (10,)),
        ("nDCG", ndcg, (10,)),
    ):
        for k in depths:
            found[f"{name}@{k}"] = (k, partial(score, k=k))
    return found


FIGURES = _figures()


def figures(rankings: Rankings) -> dict[str, Interval]:
    """All figures that so deep a search has, by name: hit@1 … nDCG@10.

    Raises:
        QuestionError: there is no question.
    """
    return figures_of(rankings.questions, rankings.k)


def figures_of(questions: Sequence[Ranked], k: int) -> dict[str, Interval]:
    """The same, of the ranks that looking ``k`` deep found.

    A figure that every question agrees on has the exact interval of so many trials (Clopper and
    Pearson, 1934): to draw from what never varied would call it certain.
    """
    return {
        name: _figure([(each.group, score(each.ranks)) for each in questions], exact=True)
        for name, (depth, score) in FIGURES.items()
        if depth <= k
    }


def differences(before: Rankings, after: Rankings) -> dict[str, Interval]:
    """How much more each figure is ``after``, question by question, over those that both have.

    A difference whose interval holds 0 may be chance.

    Raises:
        QuestionError: they share no question, or their ranks count different things.
    """
    if before.counts != after.counts:
        raise QuestionError(
            f"名次的单位不同：{before.counts} 与 {after.counts} （ranks count different things）"
        )
    pairs = paired(before, after)
    depth = min(before.k, after.k)
    return {
        name: _figure([(a.group, score(b.ranks) - score(a.ranks)) for a, b in pairs], exact=False)
        for name, (k, score) in FIGURES.items()
        if k <= depth
    }


def paired(before: Rankings, after: Rankings) -> list[tuple[Ranked, Ranked]]:
    """The questions that both have, in the order of ``before``; QuestionError for none."""
    then = {each.id: each for each in after.questions}
    pairs = [(each, then[each.id]) for each in before.questions if each.id in then]
    if not pairs:
        raise QuestionError(
            f"{before.name} 与 {after.name} 没有相同的题目 （they share no question）"
        )
    return pairs


def milliseconds(rankings: Rankings) -> tuple[float, float]:
    """Median and 95th percentile of the time that one search took."""
    p50, p95 = np.percentile([each.ms for each in rankings.questions], (50, 95))
    return float(p50), float(p95)


def _figure(scores: Sequence[tuple[str, float]], exact: bool) -> Interval:
    """A mean with its interval by the percentile bootstrap over groups of questions."""
    found = interval_of(scores, mean, exact)
    if found is None:
        raise QuestionError("没有题目，算不出指标 （no question, no figure）")
    return found
