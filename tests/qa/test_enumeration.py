"""The sentence that enumerates what is asked for, and not one that only speaks of it."""

import pytest

from qa.enumeration import enumerating
from tests.qa.conftest import evidence

PLATFORM = evidence("建立应急信息平台,提升应急指挥能力。", 1)
ROW = evidence("全面提高隐患排查、预警和救援能力,减少事故。", 2)
FAIR = evidence("组织企业参加展销会、推介会等活动。", 3)


@pytest.mark.parametrize(
    "question", ["要提高哪几种能力?", "提高的能力包括哪些", "应急能力有几种", "能力都有什么"]
)
def test_the_row_of_what_is_asked(question: str) -> None:
    assert enumerating(question, [PLATFORM, FAIR, ROW]) is ROW


@pytest.mark.parametrize("question", ["组织企业参加哪些活动", "活动包括什么"])
def test_another_row_for_another_thing(question: str) -> None:
    assert enumerating(question, [PLATFORM, ROW, FAIR]) is FAIR


@pytest.mark.parametrize("question", ["怎么提高能力?", "提高能力的是哪个部门", "实行什么制度"])
def test_who_asks_for_no_kinds_gets_none(question: str) -> None:
    assert enumerating(question, [PLATFORM, ROW, FAIR]) is None
