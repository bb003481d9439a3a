import pytest

from index.parsing.lines import lines_of
from index.parsing.parse import parse_text
from index.parsing.tables import cells_of, tables_of

TABLE = "| 任务 | 单位 |\n| --- | --- |\n| 提升质量 | 市场监管局 |\n| 培育品牌 | 工信局 |\n"


def rows(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(c.label, c.columns) for c in parse_text(text, "a.txt").clauses if c.columns]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| 甲 | 乙 |", ("甲", "乙")),
        ("甲 | 乙 |", ("甲", "乙", "")),
        (r"| 甲\|乙 | 丙 |", ("甲|乙", "丙")),
        ("甲\t\t乙", ("甲", "乙")),
    ],
)
def test_cells(line: str, cells: tuple[str, ...]) -> None:
    assert cells_of(line) == cells


@pytest.mark.parametrize(
    "table",
    [
        TABLE,
        TABLE.replace("| --- | --- |\n", ""),
        "任务 | 单位\n提升质量 | 市场监管局\n培育品牌 | 工信局\n",
        "任务\t单位\n提升质量\t市场监管局\n培育品牌\t工信局\n",
    ],
)
def test_a_row_keeps_the_heads_of_its_columns(table: str) -> None:
    heads = ("任务", "单位")
    assert rows(f"一、任务\n{table}二、要求\n抓好。") == [
        ("一、第1行", heads),
        ("一、第2行", heads),
    ]


def test_a_head_of_two_rows() -> None:
    table = (
        "| 项目 | 产值 | 产值 |\n| --- | --- | --- |\n"
        "| 项目 | 2025年 | 2030年 |\n| 甲 | 1 | 2 |\n| 乙 | 3 | 4 |"
    )
    heads = ("项目", "产值 2025年", "产值 2030年")
    assert rows(f"一、目标\n{table}") == [("一、第1行", heads), ("一、第2行", heads)]


def test_labels_of_rows() -> None:
    text = (
        f"第一条 分工如下：\n{TABLE}注：以年度为准。\n第二条 施行。\n"
        f"附件1\n任务表\n表1 分工\n{TABLE}"
    )
    parsed = parse_text(text, "a.txt")
    assert [clause.label for clause in parsed.clauses] == [
        "第一条", "第一条第1行", "第一条第2行", "第一条注", "第二条",
        "附件1表1第1行", "附件1表1第2行",
    ]  # fmt: skip
    headings = [text[b.start : b.end] for b in parsed.blocks if b.kind == "heading"]
    assert "表1 分工\n| 任务 | 单位 |\n| --- | --- |" in headings
    assert parsed.clauses[-1].path[-1] == "表1 分工"


def test_a_head_that_is_printed_again_counts_on() -> None:
    text = f"一、任务\n{TABLE}— 3 —\n{TABLE}"
    assert [label for label, _ in rows(text)] == [f"一、第{n}行" for n in (1, 2, 3, 4)]


@pytest.mark.parametrize("text", ["甲|乙", "姓名\t张三。", "2020年\t好\n2021年\t更好"])
def test_what_is_no_table(text: str) -> None:
    assert tables_of(lines_of(text)) == ()


def test_a_row_of_one_cell_does_not_end_a_table() -> None:
    text = (
        "附录\n（规范性附录）\n费用代码\n费用见下表。\n表一 国内部分\n种类 | 金额 | 代码\n"
        "申请费 | 900 | 8210\n印刷费 | 50 | 8211\n滞纳金（按照每月加收）\n一年 | 45 | 8352\n"
        "二年 | 60 | 8352\n"
    )
    heads = ("种类", "金额", "代码")
    body = "第一条 本规范适用。\n"
    assert rows(body + text) == [(f"附录表1第{n}行", heads) for n in range(1, 6)]
    apart = body + text.replace("滞纳金（按照每月加收）", "注：金额以元为单位")
    assert [label for label, _ in rows(apart)][:3] == ["附录表1第1行", "附录表1第2行", "附录第1行"]


def test_the_title_in_a_table_is_no_head() -> None:
    table = "| 编码汇编 |  |  |\n序号 | 名称 | 代码\n1 | 清单 | 10001\n2 | 请求书 | 11101\n"
    assert rows(f"一、编码\n{table}") == [
        ("一、第1行", ("序号", "名称", "代码")),
        ("一、第2行", ("序号", "名称", "代码")),
    ]
