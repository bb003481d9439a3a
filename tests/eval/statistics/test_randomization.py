"""The paired randomization test against cases counted by hand, and McNemar's exact test."""

from dataclasses import replace
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.refusal import REFUSAL_F1
from eval.metrics.right import RIGHT
from eval.runs.record import Record
from eval.statistics.randomization import SWAPS, p_value
from tests.eval.reports.standin import REFUSED, many
from tests.eval.reports.standin import RIGHT as GOOD


def _answers(right: list[bool]) -> tuple[Record, ...]:
    """One question each, answered rightly or not."""
    return tuple(
        replace(record, text=GOOD.text if good else "合格率达到96%以上[1]。")
        for record, good in zip(many(0, len(right)), right, strict=True)
    )


def test_nothing_changed_is_certain_to_be_chance() -> None:
    assert p_value(RIGHT, many(3, 10), many(3, 10)) == 1.0


@pytest.mark.parametrize(("wrong", "p"), [(1, 1.0), (4, 0.125), (5, 0.0625), (6, 0.03125)])
def test_failures_where_all_was_right(wrong: int, p: float) -> None:
    assert p_value(RIGHT, many(0, 40), many(wrong, 40)) == p


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=9))
def test_yes_and_no_is_mcnemars_exact_test(pairs: list[tuple[bool, bool]]) -> None:
    broken = sum(before and not after for before, after in pairs)
    mended = sum(after and not before for before, after in pairs)
    fewer = sum(comb(broken + mended, k) for k in range(min(broken, mended) + 1))
    expected = min(1.0, 2 * fewer / 2 ** (broken + mended))
    before = _answers([before for before, _ in pairs])
    after = _answers([after for _, after in pairs])
    assert p_value(RIGHT, before, after) == pytest.approx(expected)


def test_many_changes_are_drawn_and_never_give_zero() -> None:
    p = p_value(RIGHT, many(0, 40), many(30, 40))
    assert p == pytest.approx(1 / (SWAPS + 1))
    assert p == p_value(RIGHT, many(0, 40), many(30, 40))


def test_wordings_of_one_question_are_swapped_together() -> None:
    def grouped(records: tuple[Record, ...]) -> tuple[Record, ...]:
        same = [replace(r.question, same_as="base") for r in records]
        return tuple(replace(r, question=q) for r, q in zip(records, same, strict=True))

    assert p_value(RIGHT, grouped(many(0, 8)), grouped(many(8, 8))) == 1.0


def test_a_figure_that_is_no_mean() -> None:
    asked = [replace(REFUSED.question, id=f"absent-{at}") for at in range(3)]
    refused = [replace(REFUSED, question=question) for question in asked]
    answered = [replace(record, status="answered") for record in refused]
    assert p_value(REFUSAL_F1, refused, [answered[0], *refused[1:]]) == 1.0
    assert p_value(REFUSAL_F1, refused, answered) == 0.25
