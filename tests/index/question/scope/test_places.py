"""Which region a question says, told by the documents that there are."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.scope.held import held_of
from index.question.scope.places import Places
from tests.index.question.scope.documents import plan

DOCUMENTS = (
    plan("吉林省", level="省"),
    plan("吉林市", "吉林省"),
    plan("朝阳区", "北京市", level="县"),
    plan("朝阳区", "吉林省", "长春市", level="县"),
    plan("北京市", level="省"),
    plan("中山市", "广东省"),
    plan("海丰县", "广东省", "汕尾市", level="县"),
    plan("甲县", level="县"),
)
PLACES = Places(held_of(DOCUMENTS, date(2024, 1, 1)))


def said(question: str) -> list[str]:
    return ["".join((*p.region.parents, p.region.name)) for p in PLACES.said(question)]


@pytest.mark.parametrize(
    ("question", "regions"),
    [
        ("吉林的目标", ["吉林省"]),
        ("吉林市的目标", ["吉林省吉林市"]),
        ("吉林省吉林市的目标", ["吉林省吉林市"]),
        ("吉林市场监管厅的目标", ["吉林省"]),
        ("北京市朝阳区的目标", ["北京市朝阳区"]),
        ("北京朝阳的目标", ["北京市朝阳区"]),
        ("长春市的朝阳区的目标", ["吉林省长春市朝阳区"]),
        ("朝阳区的目标", ["朝阳区"]),  # whose, nobody says
        ("朝阳产业和中山装", []),
        ("中山的目标，海丰的目标", ["广东省中山市", "广东省汕尾市海丰县"]),
        ("到2027年，中山提出什么", ["广东省中山市"]),
        ("山东日照的目标", ["山东省日照市"]),
        ("甲县的目标", ["甲县"]),
        ("是吉林的，不是北京的", ["吉林省"]),
        ("北京大学、北京时间", []),
        ("北京對朝陽區的要求", ["北京市", "朝阳区"]),
        ("北京和北京市", ["北京市"]),
        ("全国的目标", []),
    ],
)
def test_regions_said(question: str, regions: list[str]) -> None:
    assert said(question) == regions


@pytest.mark.parametrize(
    ("question", "live"),
    [
        ("我在北京，押金不退怎么办", True),
        ("我是北京人，押金不退怎么办", True),
        ("北京户口怎么办", True),
        ("在北京，合格率是多少", False),
        ("北京人均收入是多少", False),
    ],
)
def test_where_somebody_lives(question: str, live: bool) -> None:
    assert [place.live for place in PLACES.said(question)] == [live]


@given(st.text("吉林省市北京朝阳区的中山海丰县甲在我，2027年不是", max_size=30))
def test_any_text_is_read_in_order(question: str) -> None:
    spans = [place.span for place in PLACES.said(question)]
    assert spans == sorted(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
