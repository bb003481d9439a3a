"""Figures that a question claims, against the figures that stand there."""

import pytest

from qa.segments import Segment
from qa.verify import figures
from qa.yes_no.figures import claimed, judge_figures
from tests.qa.conftest import evidence


def segment(text: str) -> Segment:
    return Segment(evidence(text), text, figures(text), 1.0)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("工业产品合格率要达到95%，对吗？", ["95%"]),
        ("到2025年要培育50个品牌吗", ["50个"]),
        ("是百分之九十六点五吧", ["96.5%"]),
        ("到2025年要达到什么水平？", []),
        ("第（十八）条讲什么", []),
        ("怎样提升质量", []),
    ],
)
def test_what_is_claimed(question: str, values: list[str]) -> None:
    assert [f"{f.value.normalize():f}{f.unit}" for f in claimed(question)] == values


@pytest.mark.parametrize(
    ("question", "stands", "verdict"),
    [
        ("达到92%，对吗？", "合格率达到92%以上", True),
        ("不低于92%，对吗？", "合格率达到92%以上", True),
        ("达到９２％，对吗？", "合格率达到92%以上", True),
        ("达到百分之九十二吗", "合格率达到92%", True),
        ("达到95%，对吗？", "合格率达到92%以上", False),
        ("不超过92%，对吗？", "合格率达到92%以上", False),
        ("达到92%，对吗？", "满意度达到90分以上", False),
        ("达到92%，对吗？", "品牌达到92个", None),
        ("质量怎么样？", "合格率达到92%以上", None),
        ("达到92%，对吗？", "加强质量管理", None),
    ],
)
def test_the_verdict(question: str, stands: str, verdict: bool | None) -> None:
    assert judge_figures(question, [segment(stands)]) is verdict


def test_no_evidence_no_verdict() -> None:
    assert judge_figures("达到92%，对吗？", []) is None


def test_any_of_several_segments_bears_a_claim_out() -> None:
    best = [segment("甲合格率达到90%"), segment("乙合格率达到92%")]
    assert judge_figures("达到92%，对吗？", best) is True
