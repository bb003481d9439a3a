"""What is embedded for a clause: whole, in parts, as the row of a table."""

from dataclasses import replace

import pytest

from index.building.rows import DocumentRows, row_numbers
from index.clause import Clause, ParsedDocument
from index.parsing.parse import parse_text
from index.passages import passages, row_text

TEXT = "甲市质量办法\n\n第一条 提高质量。加强监管。完善标准。\n第二条 依法处理。\n"


@pytest.fixture
def parsed() -> ParsedDocument:
    return parse_text(TEXT, "jia.txt")


def in_parts(parsed: ParsedDocument) -> ParsedDocument:
    """The first article cut after its first sentence."""
    first, second = parsed.clauses
    cut = TEXT.index("加强")
    first = replace(first, parts=((first.start, cut), (cut, first.end)))
    return replace(parsed, clauses=(first, second))


def test_a_clause_is_embedded_whole_and_by_sentence(parsed: ParsedDocument) -> None:
    rows = list(passages([parsed]))
    assert [row.text.strip() for row in rows if row.sentence is None] == [
        "甲市质量办法  第一条 提高质量。加强监管。完善标准。",
        "甲市质量办法  第二条 依法处理。",
    ]
    assert DocumentRows.of(parsed).numbers.tolist() == [
        [0, -1], [0, 0], [0, 1], [0, 2], [1, -1], [1, 0],
    ]  # fmt: skip


def test_parts_stand_for_the_whole(parsed: ParsedDocument) -> None:
    parsed = in_parts(parsed)
    rows = [row for row in passages([parsed]) if row.sentence is None]
    assert [(row.clause.label, row.part) for row in rows] == [
        ("第一条", 0), ("第一条", 1), ("第二条", 0),
    ]  # fmt: skip
    assert rows[0].text.endswith("第一条 提高质量。")
    assert rows[1].text.endswith("加强监管。完善标准。")
    assert all("甲市质量办法" in row.text for row in rows)
    numbers = DocumentRows.of(parsed).numbers.tolist()
    assert numbers == [[0, -1], [0, -2], [0, 0], [0, 1], [0, 2], [1, -1], [1, 0]]


def test_rows_of_several_documents_count_on(parsed: ParsedDocument) -> None:
    rows = DocumentRows.of(parsed)
    numbers = row_numbers([rows, rows])
    assert numbers[:, 0].tolist() == [0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 3]
    assert numbers[:, 1].tolist() == [-1, 0, 1, 2, -1, 0] * 2
    assert rows.numbers[0].tolist() == [0, -1]


def row(text: str, *columns: str) -> Clause:
    return Clause("d/r1", "d", "第1行", (), "", text, 0, len(text), columns=columns)


@pytest.mark.parametrize(
    ("clause", "read"),
    [
        (
            row("| 1 | 提升质量 | 市场监管局 |", "序号", "任务", "责任单位"),
            "序号：1；任务：提升质量；责任单位：市场监管局",
        ),
        (row("| 1 |  | 丙 |", "序号", "任务", "单位"), "序号：1；单位：丙"),
        (row(r"| 甲\|乙 | 丙 |", "名", "值"), "名：甲|乙；值：丙"),
        (row("| 甲 | 乙 | 丙 |", "名", ""), "名：甲；乙；丙"),
        (row("| 甲 |", "名", "值"), "名：甲"),
        (row("提升质量 市场监管局", "任务", "单位"), "提升质量 市场监管局"),
        (row("| 甲 | 乙 |"), "| 甲 | 乙 |"),
    ],
)
def test_a_row_is_read_out_with_its_heads(clause: Clause, read: str) -> None:
    assert row_text(clause) == read
