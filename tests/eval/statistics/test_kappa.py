"""Cohen's κ by hand and against scikit-learn."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from eval.statistics.kappa import agreement, kappa


def verdicts(both: int, first: int, second: int, neither: int) -> tuple[list[bool], list[bool]]:
    """Verdicts of two judges: yes by both, by the first alone, by the second alone, by none."""
    counts = ((True, True, both), (True, False, first), (False, True, second))
    pairs = [(a, b) for a, b, n in (*counts, (False, False, neither)) for _ in range(n)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def test_by_hand() -> None:
    """20 + 15 of 50 agreed: p_o .7, p_e .5·.6 + .5·.4 = .5, κ .4."""
    assert kappa(*verdicts(20, 5, 10, 15)) == pytest.approx(0.4)
    assert kappa(*verdicts(25, 0, 0, 25)) == 1.0
    assert kappa(*verdicts(0, 25, 25, 0)) == -1.0
    assert kappa(*verdicts(25, 25, 25, 25)) == 0.0


def test_undefined_where_both_say_the_same_always() -> None:
    assert kappa([True] * 4, [True] * 4) is None
    found = agreement([True] * 4, [True] * 4)
    assert (found.kappa, found.low, found.high, found.agreed, found.n) == (None, None, None, 1.0, 4)


@pytest.mark.parametrize(("first", "second"), [([], []), ([True], [True, False])])
def test_judges_judge_the_same_cases(first: list[bool], second: list[bool]) -> None:
    with pytest.raises(ValueError, match="judge the same cases"):
        kappa(first, second)


@settings(max_examples=40, deadline=None)  # the reference is slow at first
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2))
def test_equal_to_scikit_learn(pairs: list[tuple[str, str]]) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    if len({*first, *second}) > 1:
        expected = cohen_kappa_score(first, second)
        assert kappa(first, second) == pytest.approx(expected)


def test_the_interval_narrows_with_the_cases_and_is_settled_by_the_seed() -> None:
    few, many = verdicts(8, 2, 2, 8), verdicts(160, 40, 40, 160)
    wide, narrow = agreement(*few), agreement(*many)
    for found in (wide, narrow):
        assert found.kappa == pytest.approx(0.6)
        assert found.agreed == 0.8
        assert found.low is not None
        assert found.high is not None
        assert found.low < 0.6 < found.high
    assert narrow.low is not None
    assert narrow.high is not None
    # asymptotic standard error of κ .6 with even margins and n 400: .04
    assert narrow.high - narrow.low == pytest.approx(2 * 1.96 * 0.04, abs=0.015)
    assert agreement(*few, seed=1) == agreement(*few, seed=1)


def test_the_interval_holds_the_truth_about_95_times_in_100() -> None:
    random = np.random.default_rng(2)
    held = 0
    for _ in range(40):
        truth = random.random(120) < 0.5
        other = np.where(random.random(120) < 0.8, truth, ~truth)  # κ .6
        found = agreement(truth.tolist(), other.tolist(), resamples=200)
        assert found.low is not None
        assert found.high is not None
        held += found.low <= 0.6 <= found.high
    assert held >= 34
