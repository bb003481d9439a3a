"""ECE and the reliability curve."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.calibration import calibration_curve

from eval.metrics.calibration import ECE, Bin, Prediction, curve, reliability
from eval.runs.record import Record
from tests.eval.metrics.made import question, record, unanswerable


def made(confidence: float | None, answerable: bool) -> Record:
    return record(question() if answerable else unanswerable(), confidence=confidence)


RECORDS = [made(0.95, True), made(0.85, False), made(0.9, True), made(0.1, False), made(None, True)]


def test_bins_by_hand() -> None:
    """0.9 belongs to (0.8, 0.9], 0.1 to the first bin."""
    low, middle, high = reliability(RECORDS)
    assert (low.low, low.high, low.confidence, low.answerable, low.n) == (0.0, 0.1, 0.1, 0.0, 1)
    assert (middle.low, middle.high, middle.answerable, middle.n) == (0.8, 0.9, 0.5, 2)
    assert middle.confidence == pytest.approx(0.875)
    assert high == Bin(0.9, 1.0, 0.95, 1.0, 1)


def test_ece_by_hand() -> None:
    assert ECE.value(RECORDS) == pytest.approx((0.1 + 2 * 0.375 + 0.05) / 4)
    assert ECE.value([made(None, True)]) is None
    assert ECE.value([made(1.0, True), made(0.0, False)]) == 0.0
    assert ECE.value([made(0.0, True), made(1.0, False)]) == 1.0


def test_the_answer_does_not_matter_what_is_predicted_is_that_there_is_one() -> None:
    wrong = record(text="不知道", confidence=1.0)
    assert ECE.value([wrong]) == 0.0


@settings(deadline=None)  # the reference is slow at first
@given(
    st.lists(st.tuples(st.integers(0, 1000).map(lambda n: n / 1000), st.booleans()), min_size=1),
    st.sampled_from((5, 10, 20)),
)
def test_the_curve_is_scikit_learn_s(cases: list[tuple[float, bool]], bins: int) -> None:
    made = curve([Prediction(*case) for case in cases], bins)
    shares, confidences = calibration_curve(
        [answerable for _, answerable in cases], [c for c, _ in cases], n_bins=bins
    )
    assert sum(b.n for b in made) == len(cases)
    np.testing.assert_allclose([b.answerable for b in made], shares)
    np.testing.assert_allclose([b.confidence for b in made], confidences)
