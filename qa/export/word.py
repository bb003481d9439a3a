"""An answer as DOCX: the question, the answer, its tables, and what it cites, verbatim."""

import io
import re

import docx
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from qa.answer import Answer, Citation, Table

_FONT = "SimSun"  # every Word and every reader of its files maps it to a font with Chinese
_HEADING = re.compile(r"【(.+?)】(.*)")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SHEET = "Table Grid"


def to_docx(answer: Answer) -> bytes:
    """The answer as a Word file; a line that opens with 【…】 is a heading of it."""
    paper = docx.Document()
    normal = paper.styles["Normal"]
    normal.font.name = _FONT
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    paper.core_properties.title = _clean(answer.question)[:255]
    paper.add_heading(_clean(answer.question), level=1)
    if answer.rewritten and answer.rewritten != answer.question:
        paper.add_paragraph(_clean(f"理解为：{answer.rewritten}"))
    _add_text(paper, answer.text)
    if answer.notice:
        paper.add_paragraph(_clean(answer.notice))
    if answer.tables:
        _landscape(paper)
    for table in answer.tables:
        _add_table(paper, table)
    if answer.citations:
        paper.add_heading("引用的条款", level=2)
    for citation in answer.citations:
        _add_citation(paper, citation)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def _add_text(paper: Paper, text: str) -> None:
    for line in filter(None, map(str.strip, text.split("\n"))):
        heading = _HEADING.match(line)
        if heading:
            paper.add_heading(_clean(f"{heading[1]} {heading[2]}".rstrip(" 。")), level=2)
        else:
            paper.add_paragraph(_clean(line))


def _landscape(paper: Paper) -> None:
    """A page on its side from here on: six columns do not fit upright."""
    section = paper.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    if section.page_width and section.page_height and section.page_width < section.page_height:
        section.page_width, section.page_height = section.page_height, section.page_width


def _add_table(paper: Paper, table: Table) -> None:
    paper.add_heading(_clean(table.title), level=2)
    grid = paper.add_table(rows=1, cols=len(table.columns), style=_SHEET)
    for cell, column in zip(grid.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(_clean(column)).bold = True
    for row in table.rows:
        for cell, said in zip(grid.add_row().cells, row, strict=True):
            markers = "".join(f"[{n}]" for n in said.citations)
            cell.paragraphs[0].add_run(_clean(said.text + markers))


def _add_citation(paper: Paper, citation: Citation) -> None:
    place = " ".join(filter(None, (f"《{citation.document}》{citation.number}", citation.label)))
    paper.add_paragraph(_clean(f"[{citation.n}] {place}"))
    paper.add_paragraph(_clean(citation.quote.strip()), style="Quote")


def _clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("", text)
