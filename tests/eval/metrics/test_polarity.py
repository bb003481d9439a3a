import pytest

from eval.metrics.polarity import POLARITY, contradicts, opening
from eval.question_set.question import Question
from eval.runs.record import Record


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("是。[1]", "yes"),
        ("是的，要达到96.5%。", "yes"),
        ("可以。", "yes"),
        ("Yes, by 2025.", "yes"),
        ("**有**：首席质量官制度。", ""),  # Markdown closes after the word
        ("不是，是94%。", "no"),
        ("没有：文件只说鼓励。", "no"),
        ("No. It is 94%.", "no"),
        ("會，兵團：考核。", "yes"),
        ("不需要，鼓励投保。", "no"),
        ("條款沒有直接說是或否，原文是", ""),
        ("不低于20%。", ""),
        ("是否推行由县市决定。", ""),
        ("要求各县市落实。", ""),
        ("没有规定的，从其约定。", ""),
        ("", ""),
    ],
)
def test_only_an_opening_of_its_own_says_yes_or_no(text: str, says: str) -> None:
    assert opening(text) == says


def record(truth: str, text: str) -> Record:
    question = Question("q", "yes_no", "？", (), (("甲",),), "", truth=truth)  # type: ignore[arg-type]
    return Record(question, "answered", text, "？")


def test_the_opposite_contradicts_and_silence_does_not() -> None:
    assert contradicts(record("no", "是，甲。"))
    assert contradicts(record("yes", "不是，甲。"))
    assert not contradicts(record("yes", "是，甲。"))
    assert not contradicts(record("no", "甲。"))
    assert not contradicts(record("", "是，甲。"))


def test_the_share_that_opens_with_the_right_one() -> None:
    records = [
        record("yes", "是。"),
        record("no", "是。"),
        record("no", "甲。"),
        record("", "是。"),
    ]
    assert POLARITY.value(records) == pytest.approx(1 / 3)
