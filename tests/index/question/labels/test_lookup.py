"""Articles looked up by document and label, and what is not there."""

from dataclasses import replace

import pytest

from index.clause import ParsedDocument
from index.parsing.parse import parse_text
from index.question.labels.lookup import Lookup, lookup
from index.question.naming.catalog import Catalog

QUALITY = """中华人民共和国产品质量法（2018修正）

第一章 总则

第一条 制定本法。

第二条 生产者应当负责。
产品质量应当符合下列要求：
（一）不存在危险；
（二）具备性能。

第二条之一 进口者同。
"""
LIFTS = """电梯安全管理办法

第一条 制定本办法。

第二条 本办法适用于电梯。
"""
MARRIAGE = """最高人民法院关于适用《中华人民共和国婚姻法》若干问题的解释（三）

第一条 申请宣告无效。

第二条 亲子鉴定。
"""
RULES = """产品质量法实施细则

第一条 制定本细则。
"""


def _parsed() -> dict[str, ParsedDocument]:
    texts = {"quality": QUALITY, "lifts": LIFTS, "marriage": MARRIAGE, "rules": RULES}
    parsed = {key: parse_text(text, f"{key}.txt") for key, text in texts.items()}
    numbered = replace(parsed["lifts"].document, number="市监发〔2020〕7号")
    return parsed | {"lifts": replace(parsed["lifts"], document=numbered)}


PARSED = _parsed()
CATALOG = Catalog([each.document for each in PARSED.values()])


def looked_up(question: str) -> Lookup:
    return lookup(question, CATALOG, lambda key: PARSED[key].clauses)


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("产品质量法第二条", ["quality/art2"]),
        ("产品质量法第2条之一", ["quality/art2.1"]),
        ("《中华人民共和国产品质量法（2018修正）》２条", ["quality/art2"]),
        ("产品質量法實施細則第一條", ["rules/art1"]),
        ("产品质量法细则第一条", ["rules/art1"]),
        ("第一条 电梯管理办法", ["lifts/art1"]),
        ("市监发[2020]7号第二条", ["lifts/art2"]),
        ("婚姻法司法解释三第二条", ["marriage/art2"]),
        ("婚姻法解释（三）第二条", ["marriage/art2"]),
        ("产品质量法第一条和电梯管理办法第二条", ["quality/art1", "lifts/art2"]),
        ("产品质量法第一条至第二条", ["quality/art1", "quality/art2"]),
        ("产品质量法最后一条", ["quality/art2.1"]),
        ("产品质量法倒数第二条", ["quality/art2"]),
        ("产品质量法第一章末条", ["quality/art2.1"]),
        ("产品质量法首条和最后一条", ["quality/art1", "quality/art2.1"]),
        ("产品质量法最后两条", ["quality/art2", "quality/art2.1"]),
        ("电梯管理办法最后一条（第二条）", ["lifts/art2"]),
        ("产品质量法倒数第九条", []),
        ("产品质量法怎么规定", []),
        ("第二条", []),
    ],
)
def test_found_by_name_and_label(question: str, clauses: list[str]) -> None:
    assert list(looked_up(question).clauses) == clauses


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("产品质量法第二条第一款", "第二条 生产者应当负责。"),
        ("产品质量法第二条第二款第（二）项", "（二）具备性能。"),
        ("产品质量法2条2项", "（二）具备性能。"),
        ("产品质量法第二条最后一款最后一项", "（二）具备性能。"),
    ],
)
def test_a_part_of_an_article_is_found_verbatim(question: str, text: str) -> None:
    (found,) = looked_up(question).found
    assert PARSED["quality"].document.text[slice(*found.span)] == text


@pytest.mark.parametrize(
    ("question", "unit", "count", "within"),
    [
        ("产品质量法第一百条", "条", 2, ""),
        ("产品质量法第九章", "章", 1, ""),
        ("产品质量法第二条第五款", "款", 2, "第二条"),
        ("产品质量法第二条第（九）项", "项", 2, "第二条"),
    ],
)
def test_what_is_not_there_is_missing_with_how_many_there_are(
    question: str, unit: str, count: int, within: str
) -> None:
    (missing,) = looked_up(question).missing
    assert (missing.document, missing.unit, missing.count, missing.within) == (
        "quality",
        unit,
        count,
        within,
    )


@pytest.mark.parametrize("title", ["电梯安全管理办法实施细则", "《食品安全法》"])
def test_a_title_of_no_document_is_missing_itself(title: str) -> None:
    looked = looked_up(f"{title}第三条")
    assert not looked.found
    assert [(each.document, each.label) for each in looked.missing] == [("", title.strip("《》"))]
