"""An answer as a file: a spreadsheet takes no cell for a formula, Word can read it again."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ConfigurationError
from qa.answer import Answer, Cell, Citation, Table
from qa.export import to_csv, to_docx, write_file
from qa.export.sheet import harmless

_CITED = Citation(
    1, "d", "质量意见", "甲政发〔2021〕3号", "一、（一）", "d/1", "合格率达到98%。", 0, 9
)
_TABLE = Table(
    "适用条款一览",
    ("类别", "要求"),
    ((Cell("目标"), Cell("合格率达到98%。", (1,))), (Cell("支持"), Cell("=HYPERLINK(1)"))),
)
_ANSWER = Answer(
    question="问？",
    rewritten="问？",
    status="answered",
    text="共 1 条。\n【目标】共 1 条。\n甲市：合格率达到98%。[1]",
    citations=(_CITED,),
)
_WITH_TABLE = replace(_ANSWER, tables=(_TABLE,))


def _read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_table_with_what_each_row_cites() -> None:
    data = to_csv(_WITH_TABLE)
    assert data.startswith(b"\xef\xbb\xbf")
    assert _read(data) == [
        ["类别", "要求", "出处与原文"],
        ["目标", "合格率达到98%。", "《质量意见》甲政发〔2021〕3号 一、（一）：“合格率达到98%。”"],
        ["支持", "'=HYPERLINK(1)", ""],
    ]


def test_without_a_table_the_citations() -> None:
    assert _read(to_csv(_ANSWER))[1] == [
        "1", "质量意见", "甲政发〔2021〕3号", "一、（一）", "合格率达到98%。",
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "＝1", " =1", "\t=1", "＠a"])
def test_a_formula_is_made_harmless(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@given(st.text())
def test_no_cell_is_left_that_a_spreadsheet_runs(cell: str) -> None:
    assert harmless(cell)[:1] not in set("=+-@\t\r")
    assert harmless(cell).endswith(cell)


def test_word_holds_answer_table_and_quotations() -> None:
    paper = docx.Document(io.BytesIO(to_docx(_WITH_TABLE)))
    headings = [
        p.text for p in paper.paragraphs if p.style and str(p.style.name).startswith("Heading")
    ]
    assert headings == ["问？", "目标 共 1 条", "适用条款一览", "引用的条款"]
    cells = [[cell.text for cell in row.cells] for row in paper.tables[0].rows]
    assert cells[1] == ["目标", "合格率达到98%。[1]"]
    words = [p.text for p in paper.paragraphs]
    assert "[1] 《质量意见》甲政发〔2021〕3号 一、（一）" in words
    assert "合格率达到98%。" in words


def test_what_xml_cannot_hold_is_left_out() -> None:
    answer = Answer("问\x0b？", "问？", "answered", "甲\x00乙")
    words = [p.text for p in docx.Document(io.BytesIO(to_docx(answer))).paragraphs]
    assert words[0] == "问？"
    assert "甲乙" in words


@pytest.mark.parametrize("name", ["a.csv", "a.DOCX"])
def test_the_name_tells_the_format(name: str, tmp_path: Path) -> None:
    write_file(_WITH_TABLE, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).stat().st_size > 100


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="docx"):
        write_file(_ANSWER, tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []
