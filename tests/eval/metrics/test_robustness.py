"""The same question in other words gets the same articles, or not."""

import pytest

from eval.metrics.robustness import ROBUSTNESS
from eval.runs.record import Record
from eval.statistics.bootstrap import interval
from tests.eval.metrics.made import citing, passage, question, record, refusal

A, B, C = (passage(label, label) for label in ("一、", "二、", "三、"))


def group(name: str, *cited: tuple[object, ...]) -> list[Record]:
    """A base question and its other wordings, each with the passages it cites."""
    return [
        record(
            question(id=f"{name}-{n}" if n else name, same_as=name if n else ""),
            cited=citing(*passages),  # type: ignore[arg-type]
        )
        for n, passages in enumerate(cited)
    ]


def test_by_hand() -> None:
    """{A,B} against {B,C} is 1/3, against {A,B} 1: the group has 2/3; the other has 0."""
    records = [*group("q", (A, B), (B, C), (A, B)), *group("r", (A,), (C,)), *group("s", (A,))]
    assert ROBUSTNESS.scores(records) == [("q", pytest.approx(2 / 3)), ("r", 0.0)]
    assert ROBUSTNESS.value(records) == pytest.approx(1 / 3)


def test_groups_not_records_are_counted_and_drawn() -> None:
    records = [*group("q", (A,), (A,), (A,)), *group("r", (A,), (C,))]
    found = interval(ROBUSTNESS, records)
    assert found is not None
    assert (found.value, found.low, found.high, found.n) == (0.5, 0.0, 1.0, 2)


def test_a_group_without_its_base_question_says_nothing() -> None:
    assert ROBUSTNESS.value(group("q", (A,), (A,))[1:]) is None
    assert ROBUSTNESS.value(group("q", (A,))) is None


def test_always_refusing_is_not_robust() -> None:
    base, other = (r.question for r in group("q", (A,), (A,)))
    assert ROBUSTNESS.value([refusal(base), refusal(other)]) is None
    assert ROBUSTNESS.value([record(base), refusal(other)]) == 0.0
    assert ROBUSTNESS.value([refusal(base), record(other)]) == 0.0
