"""A caller's filters: names in any usual form, never parts of names."""

from datetime import date
from typing import Any

import pytest

from index.errors import QuestionError
from index.question.scope.filters import Filters
from tests.index.question.scope.documents import document, plan

DOCUMENTS = (
    plan("吉林省", level="省", issued="2021-03-01", status="现行"),
    plan("吉林市", "吉林省", issued="2022-05-01", status="征求意见稿"),
    plan("内蒙古自治区", level="省", issuer="内蒙古自治区人民政府", issued="2021-07-01"),
    plan("海南藏族自治州", "青海省"),
    plan("朝阳区", "北京市", level="县"),
    plan("朝阳区", "吉林省", "长春市", level="县"),
    document("law", "中华人民共和国产品质量法（2018修正）", level="国家", issuer="全国人大常委会"),
    document("rules", "产品质量监督抽查办法", level="国家", issuer="国家市场监督管理总局、公安部"),
    document("old", "旧办法", level="国家", repealed="2020-01-01", effective="2001-05-01"),
    plan("甲县", level="县", aliases=("甲县", "甲")),
)
DAY = date(2024, 1, 1)


def passing(**given: Any) -> list[str]:
    return list(Filters.of(given).passing(DOCUMENTS, DAY))


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        ({"region": "内蒙古"}, ["内蒙古自治区"]),
        ({"region": "內蒙古自治區"}, ["内蒙古自治区"]),
        ({"region": "吉林省"}, ["吉林省"]),
        ({"region": "吉林市"}, ["吉林省吉林市"]),
        ({"region": "吉林省吉林市"}, ["吉林省吉林市"]),
        ({"region": "海南州"}, ["青海省海南藏族自治州"]),
        ({"region": "北京市朝阳区"}, ["北京市朝阳区"]),
        ({"region": "长春朝阳"}, ["吉林省长春市朝阳区"]),
        ({"region": "甲县"}, ["甲县"]),
        ({"region": ["吉林市", "甲"]}, ["吉林省吉林市", "甲县"]),
        ({"region": "吉林市", "above": True}, ["吉林省", "吉林省吉林市", "law", "rules", "old"]),
        ({"region": "长春市", "above": True, "level": "省"}, ["吉林省"]),
        ({"level": "省级"}, ["吉林省", "内蒙古自治区"]),
        ({"level": "national", "status": "in force"}, ["law", "rules"]),
        ({"issuer": "市场监管总局"}, ["rules"]),
        ({"issuer": "全国人民代表大会常务委员会"}, ["law"]),
        ({"issuer": "内蒙古政府"}, ["内蒙古自治区"]),
        ({"status": "征求意见稿"}, ["吉林省吉林市"]),
        ({"status": "repealed"}, ["old"]),
        ({"year": 2021}, ["吉林省", "内蒙古自治区"]),
        ({"year": ["二〇一八年", "2001"]}, ["law", "old"]),
        ({"year": 2021, "region": "吉林省"}, ["吉林省"]),
        ({"document": "产品质量法"}, ["law"]),
        ({"document": ["rules.txt", "law"]}, ["law", "rules"]),
        ({}, [each.id for each in DOCUMENTS]),
    ],
)
def test_documents_that_pass(given: dict[str, Any], ids: list[str]) -> None:
    assert passing(**given) == ids


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"region": "吉林"}, "吉林省、吉林省吉林市"),  # and not one of them by chance
        ({"region": "朝阳区"}, "北京市朝阳区、吉林省长春市朝阳区"),
        ({"region": "海南"}, "青海省海南藏族自治州"),  # the province has no document
        ({"region": "林市"}, "没有地区为“林市”"),
        ({"issuer": "总局"}, "国家市场监督管理总局、公安部"),
        ({"document": "质量法"}, "产品质量法（2018修正）"),
        ({"level": "村"}, "国家、省、地市、县"),
        ({"status": "好"}, "现行、尚未施行"),
        ({"year": "2018-2020"}, "一个年份"),
        ({"year": 1999}, "2021"),
        ({"region": "吉林省", "status": "征求意见稿"}, "同时"),
        ({"colour": "red"}, "document"),
        ({"region": {"name": "吉林"}}, "文字"),
        ({"region": [""]}, "文字"),
        ({"above": "yes", "region": "吉林市"}, "true"),
        ({"above": True}, "region"),
    ],
)
def test_what_cannot_be_says_what_there_is(given: dict[str, Any], said: str) -> None:
    with pytest.raises(QuestionError) as refused:
        passing(**given)
    assert said in str(refused.value)


def test_no_filter_is_falsy() -> None:
    assert not Filters.of({})
    assert not Filters.of({"region": None, "year": [], "above": False})
    assert Filters.of({"year": 2018}) == Filters(years=(2018,))


def test_a_document_stays_in_force_until_its_successor_is() -> None:
    old = document("a", "甲办法", status="被替代", superseded_by="b")
    new = document("b", "乙办法", effective="2024-06-01")
    current = Filters.of({"status": "现行"})
    assert current.passing((old, new), date(2024, 5, 31)) == ("a",)
    assert current.passing((old, new), date(2024, 6, 1)) == ("b",)
