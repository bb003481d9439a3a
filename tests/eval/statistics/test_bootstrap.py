"""Intervals: how often they hold the truth, what they are drawn from, what scipy says."""

import numpy as np
import pytest
from scipy.stats import binomtest, bootstrap  # type: ignore[import-untyped]

from eval.metrics.latency import latency
from eval.metrics.metric import Better, Metric, mean
from eval.metrics.refusal import REFUSAL_F1
from eval.metrics.right import RIGHT
from eval.runs.record import Record
from eval.statistics.bootstrap import Difference, Interval, difference, interval
from tests.eval.metrics.made import question, record, refusal, unanswerable

WHOLE = Metric("whole", "全文 (whole)", lambda r: r.seconds["whole"], mean, unit="seconds")


def answers(right: list[bool], same_as: str = "") -> list[Record]:
    """A record for each verdict, with ids q-0, q-1, …"""
    return [
        record(question(id=f"q-{n}", same_as=same_as), "96.5%" if good else "不知道")
        for n, good in enumerate(right)
    ]


def seconds(values: list[float]) -> list[Record]:
    return [record(question(id=f"q-{n}"), seconds={"whole": s}) for n, s in enumerate(values)]


def test_the_value_is_the_metric_s_and_lies_inside() -> None:
    found = interval(RIGHT, answers([True] * 30 + [False] * 10))
    assert found is not None
    assert (found.value, found.n) == (0.75, 40)
    assert 0.55 < found.low < 0.75 < found.high < 0.95


def test_equal_to_scipy_for_a_mean() -> None:
    values = np.random.default_rng(3).exponential(2.0, 80)
    found = interval(WHOLE, seconds(values.tolist()), resamples=20_000)
    reference = bootstrap((values,), np.mean, n_resamples=20_000, method="percentile", rng=1)
    assert found is not None
    assert found.low == pytest.approx(reference.confidence_interval.low, abs=0.02)
    assert found.high == pytest.approx(reference.confidence_interval.high, abs=0.02)


def test_equal_to_scipy_for_a_percentile() -> None:
    values = np.random.default_rng(4).exponential(2.0, 60)
    found = interval(latency("whole", 50), seconds(values.tolist()), resamples=9_999)
    reference = bootstrap((values,), np.median, n_resamples=9_999, method="percentile", rng=1)
    assert found is not None
    assert found.low == pytest.approx(reference.confidence_interval.low, abs=0.05)
    assert found.high == pytest.approx(reference.confidence_interval.high, abs=0.05)


def test_the_interval_holds_the_truth_about_95_times_in_100() -> None:
    random = np.random.default_rng(5)
    held = 0
    for _ in range(300):
        found = interval(RIGHT, answers((random.random(60) < 0.7).tolist()), resamples=400)
        assert found is not None
        held += found.low <= 0.7 <= found.high
    assert 0.90 <= held / 300 <= 0.985


def test_wordings_of_one_question_are_drawn_together() -> None:
    """20 groups of 5 that agree within themselves: as sure as 20 questions, not as 100."""
    verdicts = [n % 2 == 0 for n in range(20)]
    alone = answers(verdicts)
    grouped = [
        record(question(id=f"q-{n}-{m}", same_as=f"q-{n}"), "96.5%" if good else "不知道")
        for n, good in enumerate(verdicts)
        for m in range(5)
    ]
    once, often = interval(RIGHT, alone), interval(RIGHT, grouped)
    assert once is not None
    assert often is not None
    assert (often.low, often.high) == (once.low, once.high)
    assert (once.n, often.n) == (20, 100)


def test_a_seed_settles_the_draws() -> None:
    records = seconds(np.random.default_rng(6).exponential(2.0, 40).tolist())
    for metric in (WHOLE, latency("whole", 95)):
        assert interval(metric, records, seed=7) == interval(metric, records, seed=7)
        assert interval(metric, records, seed=7) != interval(metric, records, seed=8)


@pytest.mark.parametrize(("good", "edge"), [(True, 1.0), (False, 0.0)])
def test_a_share_that_never_varies_is_not_certain(good: bool, edge: float) -> None:
    found = interval(RIGHT, answers([good] * 20))
    exact = binomtest(20 if good else 0, 20).proportion_ci(method="exact")
    assert found is not None
    assert found.value == edge
    assert (found.low, found.high) == pytest.approx((exact.low, exact.high))


def test_one_group_alone_is_known_little() -> None:
    found = interval(RIGHT, answers([True] * 5, same_as="q-0"))
    assert found is not None
    assert (found.value, found.high, found.n) == (1.0, 1.0, 5)
    assert found.low == pytest.approx(0.025)
    mixed = interval(RIGHT, answers([True, False], same_as="q-0"))
    assert mixed == Interval(0.5, 0.5, 0.5, 2)  # nothing to draw from


def test_a_metric_that_applies_to_nothing_has_no_interval() -> None:
    assert interval(RIGHT, []) is None
    assert interval(RIGHT, [refusal(unanswerable())]) is None
    assert interval(REFUSAL_F1, answers([True])) is None
    assert difference(RIGHT, [], []) is None


def test_draws_that_a_metric_does_not_apply_to_are_left_out() -> None:
    """With one refusal among 3 many draws hold none: F1 is then undefined."""
    records = [*answers([True, True]), refusal(unanswerable(id="u"))]
    assert interval(REFUSAL_F1, records) == Interval(1.0, 1.0, 1.0, 3)


def test_a_difference_is_paired() -> None:
    """One question of 100 got worse, the same one in every draw or none: never more than that."""
    before = answers([n % 2 == 0 for n in range(100)])
    after = answers([n % 2 == 0 and n != 0 for n in range(100)])
    found = difference(RIGHT, before, after)
    assert found is not None
    assert (found.before, found.after, found.n) == (0.5, 0.49, 100)
    assert found.change == pytest.approx(-0.01)
    assert -0.05 < found.low < -0.01
    assert found.high == 0.0
    assert not found.worse
    assert not found.better


def test_a_clear_loss_is_worse_and_the_other_way_round_better() -> None:
    before = answers([True] * 60)
    after = answers([n % 3 != 0 for n in range(60)])
    lost, won = difference(RIGHT, before, after), difference(RIGHT, after, before)
    assert lost is not None
    assert won is not None
    assert (lost.worse, lost.better, won.worse, won.better) == (True, False, False, True)
    assert (lost.low, lost.high) == pytest.approx((-won.high, -won.low))


def test_nothing_changed() -> None:
    records = answers([n % 2 == 0 for n in range(10)])
    assert difference(RIGHT, records, records) == Difference(0.5, 0.5, 0.0, 0.0, 10, "higher")


def test_only_questions_that_both_asked_are_compared_in_any_order() -> None:
    before = answers([True] * 10)
    after = [*reversed(answers([True] * 4)), record(question(id="new"), "不知道")]
    found = difference(RIGHT, before, after)
    assert found == Difference(1.0, 1.0, 0.0, 0.0, 4, "higher")
    assert difference(RIGHT, before, after[-1:]) is None


def test_a_metric_that_is_none_in_one_run_is_not_compared() -> None:
    asked = unanswerable(id="u")
    assert difference(REFUSAL_F1, [refusal(asked)], [refusal(asked)]) is not None
    answered = question(id="a")
    assert difference(REFUSAL_F1, [record(answered)], [refusal(answered)]) is None


@pytest.mark.parametrize(
    ("direction", "low", "high", "better", "worse"),
    [
        ("higher", 0.1, 0.2, True, False),
        ("higher", -0.2, -0.1, False, True),
        ("higher", -0.1, 0.1, False, False),
        ("higher", 0.0, 0.1, False, False),
        ("lower", 0.1, 0.2, False, True),
        ("lower", -0.2, -0.1, True, False),
        ("neither", 0.1, 0.2, False, False),
        ("neither", -0.2, -0.1, False, False),
    ],
)
def test_which_way_is_better(
    direction: Better, low: float, high: float, better: bool, worse: bool
) -> None:
    found = Difference(0.5, 0.5, low, high, 9, direction)
    assert (found.better, found.worse) == (better, worse)
