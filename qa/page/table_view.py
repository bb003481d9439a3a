"""The tables of an answer as HTML, as far as a chat bears, and where to have them whole."""

from collections.abc import Callable, Iterable, Sequence

from qa.answer import Answer, Cell, Table
from qa.page.markup import MARKER, escape

ROWS_SHOWN = 60  # of a table; a file holds all

Link = Callable[[int], str | None]


def shown(answer: Answer) -> set[int]:
    """The numbers of the citations that the text or a shown row of a table uses."""
    seen = _cited([row for table in answer.tables for row in table.rows[:ROWS_SHOWN]])
    unseen = _cited([row for table in answer.tables for row in table.rows[ROWS_SHOWN:]])
    said = {int(n) for n in MARKER.findall(answer.text)}
    return {citation.n for citation in answer.citations} - (unseen - seen - said)


def _cited(rows: Iterable[Sequence[Cell]]) -> set[int]:
    return {n for row in rows for cell in row for n in cell.citations}


def tables_view(answer: Answer, link: Link) -> str:
    """All tables of an answer."""
    return "".join(_table(table, link) for table in answer.tables)


def export_view(key: str) -> str:
    """Links to the answer as a file, "" without a key."""
    if not key:
        return ""
    links = "".join(
        f'<a class="tw-link" href="export/{key}.{kind}" download>{kind.upper()}</a>'
        for kind in ("csv", "docx")
    )
    return f'<div class="tw-export">下载<span class="tw-en">Download</span> {links}</div>'


def _table(table: Table, link: Link) -> str:
    heads = "".join(f"<th>{escape(each)}</th>" for each in table.columns)
    rows = "".join(_row(row, link) for row in table.rows[:ROWS_SHOWN])
    left = len(table.rows) - ROWS_SHOWN
    more = f'<p class="tw-foot">另有 {left} 行，见下载的文件。</p>' if left > 0 else ""
    return (
        f'<div class="tw-table" tabindex="0" role="region" aria-label="{escape(table.title)}">'
        f"<table><caption>{escape(table.title)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>{more}"
    )


def _row(row: tuple[Cell, ...], link: Link) -> str:
    return f"<tr>{''.join(f'<td>{_cell(cell, link)}</td>' for cell in row)}</tr>"


def _cell(cell: Cell, link: Link) -> str:
    markers = "".join(filter(None, map(link, cell.citations)))
    return escape(cell.text) + markers
