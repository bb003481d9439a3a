"""A list is its lead and its items, wherever lines break; what follows it is none of it."""

import pytest

from index.clause import Clause
from index.parsing.listing import listings
from index.parsing.sentences import sentences


def read(text: str, start: int = 0) -> list[tuple[str, list[str]]]:
    clause = Clause("d/1", "d", "第一条", (), "", text, start, start + len(text))
    return [
        (
            text[one.lead[0] - start : one.lead[1] - start],
            [text[a - start : b - start] for a, b in one.items],
        )
        for one in listings(clause, sentences(clause))
    ]


FINE = (
    "第九条　有下列行为之一的，处五万元以下的罚款；情节严重的，责令停业：\n"
    "（一）未设标志的；\n（二）未检测的。\n前款规定由县级部门执行。"
)


def test_the_lead_is_its_whole_paragraph_and_ends_with_its_colon() -> None:
    ((lead, items),) = read(FINE, start=100)
    assert lead.startswith("第九条")
    assert lead.endswith("责令停业：")
    assert items == ["（一）未设标志的；", "（二）未检测的。"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("下列情形不受理：（一）匿名的；（二）重复的。", ["（一）匿名的；", "（二）重复的。"]),
        ("应当载明:\n1.名称;\n2.地址。", ["1.名称;", "2.地址。"]),
        ("包括：\n——甲。乙。\n——丙。", ["——甲。乙。", "——丙。"]),
        ("如下：\n（一）甲；\n乙；\n（二）丙。\n另定。", ["（一）甲；\n乙；", "（二）丙。"]),
        ("如下：\n(一)甲。还有乙。\n(二)丙。\n其他另定。", ["(一)甲。还有乙。", "(二)丙。"]),
    ],
)
def test_items_of_every_marker(text: str, items: list[str]) -> None:
    assert read(text)[0][1] == items


def test_a_list_within_an_item_ends_with_the_item() -> None:
    outer, inner = read("如下：\n（一）甲：\n1.子；\n2.丑。\n（二）乙。")
    assert outer[1] == ["（一）甲：\n1.子；\n2.丑。", "（二）乙。"]
    assert inner == ("（一）甲：", ["1.子；", "2.丑。"])


@pytest.mark.parametrize(
    "text", ["时间：2025年。", "比例为1：2。其他。", "名称：\n甲公司", "通知如下："]
)
def test_a_colon_alone_makes_no_list(text: str) -> None:
    assert read(text) == []
