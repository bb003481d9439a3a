"""Which documents a question may be answered from."""

from datetime import date
from typing import Any

import pytest

from index.errors import QuestionError
from index.question.naming.catalog import Catalog
from index.question.scope.filters import UNFILTERED, Filters
from index.question.scope.scope import Scope
from tests.index.question.scope.documents import document, plan, query

SHANWEI = "关于深入贯彻落实《广东省质量强省建设纲要》的实施意见"
DOCUMENTS = (
    plan("吉林省", level="省", issued="2021-03-01"),
    plan("吉林市", "吉林省"),
    plan("朝阳区", "北京市", level="县"),
    plan("朝阳区", "吉林省", "长春市", level="县"),
    plan("北京市", level="省"),
    document("汕尾市", SHANWEI, region="汕尾市", parents=("广东省",), level="地市"),
    plan("内蒙古自治区", level="省"),
    document("law", "产品质量法（2018修正）", level="国家", issued="2018-12-29"),
    document("old", "产品质量法（2000修正）", level="国家", issued="2000-07-08"),
    document("draft", "广告办法（征求意见稿）", level="国家", status="征求意见稿"),
)
EVERYWHERE = {"law", "old", "draft"}
SCOPE = Scope(DOCUMENTS, lambda: date(2024, 1, 1))
CATALOG = Catalog(DOCUMENTS)


def allowed(question: str, **filters: Any) -> set[str]:
    found = SCOPE.allowed(CATALOG.understand(question), Filters.of(filters))
    return {each.id for each in DOCUMENTS} if found is None else set(found)


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("吉林的目标是多少", {"吉林省"}),
        ("吉林市的目标是多少", {"吉林省吉林市"}),
        ("北京市朝阳区的目标", {"北京市朝阳区"}),
        ("朝阳区的目标", {"北京市朝阳区", "吉林省长春市朝阳区"}),
        ("北京和内蒙古的目标", {"北京市", "内蒙古自治区"}),
        ("汕尾和深圳的目标", {"汕尾市"}),
        ("深圳的目标", EVERYWHERE),  # nothing of another region
        ("广东省质量强省建设纲要的实施意见", {"汕尾市"}),
        ("广东的目标", EVERYWHERE),
        ("包头的目标", EVERYWHERE),
        ("我在北京，假货怎么赔", {"北京市", *EVERYWHERE}),
        ("北京市丰台区的目标", EVERYWHERE),
        ("产品质量法第一条", {"law", "old"}),
        ("2000年修正的产品质量法第一条", {"old"}),
        ("广告办法征求意见稿里怎么说", {"draft"}),
    ],
)
def test_the_documents_of_a_question(question: str, documents: set[str]) -> None:
    assert allowed(question) == documents


def test_a_year_excludes_what_is_known_to_be_of_another() -> None:
    everything = {each.id for each in DOCUMENTS}
    assert allowed("2021年印发的方案怎么说") == everything - {"law", "old"}


def test_the_region_above_is_asked_from_below() -> None:
    asked = query("我在包头，自治区的方案怎么说", "内蒙古自治区")
    assert "内蒙古自治区" in (SCOPE.allowed(asked) or ())
    below = query("北京市丰台区的目标", "北京市")
    assert SCOPE.allowed(below) == frozenset(EVERYWHERE)


def outdated(question: str, among: frozenset[str] | None = None, **filters: object) -> set[str]:
    return set(SCOPE.outdated(query(question), Filters.of(filters), among))


def test_an_older_edition_stands_behind_unless_asked_for() -> None:
    assert outdated("假货怎么赔") == {"old"}
    assert outdated("假货怎么赔", frozenset({"old"})) == set()  # no better one is searched
    assert outdated("假货怎么赔", document=["law", "old"]) == set()
    assert allowed("假货怎么赔", document=["law", "old"]) == {"law", "old"}
    assert allowed("假货怎么赔", year=2000) == {"old"}


def test_filters_hold_whatever_the_question_says() -> None:
    assert allowed("吉林的目标", region="北京市") == set()
    assert allowed("目标是多少", region="吉林市") == {"吉林省吉林市"}
    assert allowed("目标是多少", region="吉林市", above=True) == {
        "吉林省吉林市",
        "吉林省",
        *EVERYWHERE,
    }
    with pytest.raises(QuestionError, match="吉林省、吉林省吉林市"):
        allowed("目标是多少", region="吉林")


def test_all_documents_are_none() -> None:
    scope = Scope(DOCUMENTS[:2])
    assert scope.allowed(query("目标是多少"), UNFILTERED) is None
    assert Scope([]).allowed(query("吉林的目标")) is None
