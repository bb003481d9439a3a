"""Metrics of ranks: hand-computed, and equal to trec_eval's on random rankings."""

import math
from collections.abc import Callable, Sequence

import pytest
import pytrec_eval
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.hit import hit, hit_at
from eval.metrics.ndcg import ndcg, ndcg_at
from eval.metrics.recall import recall, recall_at
from eval.metrics.reciprocal_rank import reciprocal_rank, reciprocal_rank_at
from tests.eval.metrics.made import gold, passage, question, record, unanswerable


@pytest.mark.parametrize(
    ("score", "ranks", "k", "expected"),
    [
        (hit, (3,), 3, 1.0),
        (hit, (3,), 2, 0.0),
        (hit, (0, 0), 10, 0.0),
        (hit, (900,), 0, 1.0),
        (recall, (1, 0, 3, 9), 5, 0.5),
        (recall, (1, 0, 3, 9), 0, 0.75),
        (recall, (2, 2), 2, 1.0),  # one clause holds both
        (reciprocal_rank, (0, 4, 2), 10, 0.5),
        (reciprocal_rank, (11,), 10, 0.0),
        (reciprocal_rank, (11,), 0, 1 / 11),
        (ndcg, (1,), 1, 1.0),
        (ndcg, (2,), 10, 1 / math.log2(3)),
        (ndcg, (2,), 1, 0.0),
        (ndcg, (1, 3), 10, (1 + 1 / 2) / (1 + 1 / math.log2(3))),
        (ndcg, (1, 0), 1, 1.0),  # one right passage fits into one place
        (ndcg, (2, 2), 10, 1 / math.log2(3)),
        (ndcg, (0, 0), 10, 0.0),
    ],
)
def test_by_hand(
    score: Callable[[Sequence[int], int], float], ranks: tuple[int, ...], k: int, expected: float
) -> None:
    assert score(ranks, k) == pytest.approx(expected)


@settings(deadline=None)  # the reference is slow at first
@given(
    found=st.lists(st.integers(1, 40), unique=True, max_size=12),
    missed=st.integers(0, 4),
    k=st.sampled_from((1, 3, 5, 10, 100)),
)
def test_equal_to_trec_eval(found: list[int], missed: int, k: int) -> None:
    ranks = (*found, *[0] * missed)
    if not ranks:
        return
    relevant = {f"d{rank}": 1 for rank in found} | {f"missed{n}": 1 for n in range(missed)}
    run = {f"d{rank}": 1.0 / rank for rank in range(1, 41)}
    names = {f"recall.{k}", f"ndcg_cut.{k}", f"success.{k}", "recip_rank"}
    reference = pytrec_eval.RelevanceEvaluator({"q": relevant}, names).evaluate({"q": run})["q"]
    assert recall(ranks, k) == pytest.approx(reference[f"recall_{k}"])
    assert ndcg(ranks, k) == pytest.approx(reference[f"ndcg_cut_{k}"])
    assert hit(ranks, k) == pytest.approx(reference[f"success_{k}"])
    assert reciprocal_rank(ranks, 0) == pytest.approx(reference["recip_rank"])


@given(ranks=st.lists(st.integers(0, 20), min_size=1, max_size=8), k=st.integers(0, 20))
def test_between_nothing_and_all(ranks: list[int], k: int) -> None:
    for score in (hit, recall, reciprocal_rank, ndcg):
        assert 0 <= score(ranks, k) <= 1 + 1e-12
        assert score(sorted(ranks), k) == pytest.approx(score(ranks, k))
    assert reciprocal_rank(ranks, k) <= hit(ranks, k)


def test_of_records() -> None:
    other, right = passage("九、", "别的话"), passage()
    records = [
        record(found=(right, other)),
        record(found=(other, right)),
        record(found=()),
        record(unanswerable(), found=(right,)),  # has no gold to find
    ]
    assert hit_at(1).value(records) == pytest.approx(1 / 3)
    assert hit_at(2).value(records) == pytest.approx(2 / 3)
    assert recall_at(1).value(records) == pytest.approx(1 / 3)
    assert reciprocal_rank_at(10).value(records) == pytest.approx(1.5 / 3)
    assert ndcg_at(10).value(records) == pytest.approx((1 + 1 / math.log2(3)) / 3)
    assert hit_at(1).value(records[3:]) is None
    assert [m(5).name for m in (hit_at, recall_at, reciprocal_rank_at, ndcg_at)] == [
        "hit@5", "recall@5", "mrr@5", "ndcg@5",
    ]  # fmt: skip


def test_two_golds_of_one_question() -> None:
    both = question(gold=(gold(), gold("质量" * 9, "八、")))
    records = [record(both, found=(passage(),))]
    assert recall_at(5).value(records) == 0.5
    assert hit_at(5).value(records) == 1.0
