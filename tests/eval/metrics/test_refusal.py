"""Precision, recall and F1 of refusing, by hand and against scikit-learn."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import precision_recall_fscore_support

from eval.metrics.refusal import REFUSAL_F1, REFUSAL_PRECISION, REFUSAL_RECALL, WRONGLY_REFUSED
from eval.runs.record import Record
from eval.statistics.bootstrap import interval
from tests.eval.metrics.made import question, record, refusal, unanswerable


def made(due: bool, done: bool) -> Record:
    return (refusal if done else record)(unanswerable() if due else question())


def test_by_hand() -> None:
    """Of 4 unanswerable 3 refused, of 5 answerable 1: P 3/4, R 3/4."""
    due = [made(True, done) for done in (True, True, True, False)]
    undue = [made(False, done) for done in (True, False, False, False, False)]
    records = [*due, *undue]
    assert REFUSAL_PRECISION.value(records) == 0.75
    assert REFUSAL_RECALL.value(records) == 0.75
    assert REFUSAL_F1.value(records) == 0.75
    assert WRONGLY_REFUSED.value(records) == 0.2


def test_what_cannot_be_said_is_none() -> None:
    assert REFUSAL_PRECISION.value([made(True, False), made(False, False)]) is None
    assert REFUSAL_RECALL.value([made(False, False), made(False, True)]) is None
    assert REFUSAL_F1.value([made(False, False)]) is None
    assert WRONGLY_REFUSED.value([made(True, True)]) is None
    assert REFUSAL_F1.value([made(True, False)]) == 0.0


@settings(max_examples=40, deadline=None)  # the reference is slow at first
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=30))
def test_equal_to_scikit_learn(cases: list[tuple[bool, bool]]) -> None:
    records = [made(due, done) for due, done in cases]
    precision, recall, f1, _ = precision_recall_fscore_support(
        [due for due, _ in cases], [done for _, done in cases], average="binary", zero_division=0
    )
    assert (REFUSAL_PRECISION.value(records) or 0.0) == pytest.approx(precision)
    assert (REFUSAL_RECALL.value(records) or 0.0) == pytest.approx(recall)
    assert (REFUSAL_F1.value(records) or 0.0) == pytest.approx(f1)


def test_how_sure_it_is_depends_on_what_was_refused_and_what_had_to_be() -> None:
    """Of 40 questions 8 unanswerable, all refused, and nothing else: 8 of 8 is no certainty."""
    records = [made(True, True)] * 8 + [made(False, False)] * 32
    records = [
        replace(each, question=replace(each.question, id=f"q-{n}"))
        for n, each in enumerate(records)
    ]
    for metric in (REFUSAL_PRECISION, REFUSAL_RECALL):
        found = interval(metric, records)
        assert found is not None
        assert (found.value, found.high, found.n) == (1.0, 1.0, 8)
        assert found.low == pytest.approx(0.025 ** (1 / 8))
