"""What a question says of documents, and what only looks like it."""

from datetime import date
from typing import Any

import pytest

from index.question.scope.conditions import conditions_in
from index.question.scope.filters import UNFILTERED, Filters
from tests.index.question.scope.documents import document, plan

DOCUMENTS = (
    document(
        "law18", "中华人民共和国产品质量法（2018修正）", level="国家", issuer="全国人大常委会"
    ),
    document("law00", "产品质量法（2000修正）", level="国家", issuer="全国人大常委会"),
    document("plan", level="国家", issuer="国务院", issued="2021-02-01"),
    document("rules", "办法（征求意见稿）", issuer="教育部、公安部", issued="2021-05-01"),
    plan("广东省", level="省", issued="2018-01-01"),
    document("dead", level="省", status="废止"),
)
DAY = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("question", "filters"),
    [
        ("国家层面有什么规定？", {"level": "国家"}),
        ("省级文件和省级层面", {"level": "省"}),
        ("国务院印发的意见讲什么", {"issuer": "国务院"}),
        ("根据教育部2021年发布的办法，怎么罚", {"issuer": "教育部", "year": 2021}),
        ("全国人民代表大会常务委员会公布的法律", {"issuer": "全国人大常委会"}),
        ("国务院的文件怎么说", {"issuer": "国务院"}),
        ("2018年修正的产品质量法第二十六条", {"year": 2018}),
        ("产品质量法（2000年修正）", {"year": 2000}),
        ("二〇二一年发布的《意见》", {"year": 2021}),
        ("2018修订版和2000年版有什么不同", {"year": [2018, 2000]}),
        ("现行有效的规定", {"status": "现行"}),
        ("已废止的办法", {"status": "废止"}),
        ("征求意见稿里怎么说", {"status": "征求意见稿"}),
    ],
)
def test_conditions_said(question: str, filters: dict[str, Any]) -> None:
    found = conditions_in(question, DOCUMENTS, DAY)
    wanted = Filters.of(filters)
    assert set(found.filters.years) == set(wanted.years)
    assert (found.filters.levels, found.filters.statuses) == (wanted.levels, wanted.statuses)
    assert found.filters.issuers == wanted.issuers
    assert found.unmet == ()


@pytest.mark.parametrize(
    "question",
    [
        "到2021年合格率是多少？",
        "2021年的目标",
        "企业2018年发布的产品信息不实怎么办",
        "省级人民政府的职责",
        "县级以上地方市场监管部门",
        "国家标准由谁制定？",
        "产品质量法是由哪个机构颁布的？",
        "违反国务院发布的规定怎么处罚",
        "按照国务院的规定缴纳",
        "国务院规定的办法",
        "标准征求意见稿应征求多少日意见",
        "失效的许可证怎么办",
        "发布广告要遵守什么规定",
        "教育部门发布的通知",
        "",
    ],
)
def test_what_is_no_condition(question: str) -> None:
    assert conditions_in(question, DOCUMENTS, DAY).filters == UNFILTERED


def test_a_condition_that_no_document_meets_is_told_and_restricts_nothing() -> None:
    found = conditions_in("县级文件和1999年发布的办法", DOCUMENTS, DAY)
    assert found.filters == UNFILTERED
    assert found.unmet == ("县级文件", "1999年发布的")
