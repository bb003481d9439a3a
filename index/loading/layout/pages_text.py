"""From the pages of a document to its text: a paragraph a line, a table row a line.

A paragraph that runs over the end of a column or page is one, and so is a table that goes on on the
next page, without the column heads that are repeated there.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.loading.layout.page_layout import Line, Page, RuledTable
from index.loading.layout.paragraphs import Paragraph
from index.loading.layout.text_area import Area, areas_of
from index.loading.table import table_lines


def text_of(pages: Sequence[Page]) -> tuple[str, tuple[int, ...]]:
    """The text of the pages, and the offset at which each of them starts in it."""
    composer = _Composer()
    areas = areas_of(pages)
    for number, page in enumerate(pages):
        composer.begin_page()
        for item in page.items:
            if isinstance(item, Line):
                composer.add_line(item, areas[number, item.column], number)
            else:
                composer.add_table(item)
    return composer.finish()


class _Composer:
    """Collects lines; at most one of a paragraph and a table is still open."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0  # of all lines, each with its line end
        self._starts: list[int | None] = []  # None: not before something stands on the page
        self._paragraph: Paragraph | None = None
        self._table: list[RuledTable] = []
        self._fresh = True  # nothing stands on the page yet
        self._table_pages: list[tuple[int, int]] = []  # page, its part of the table

    def begin_page(self) -> None:
        self._starts.append(None)
        self._fresh = True

    def add_line(self, line: Line, area: Area, page: int) -> None:
        self._close_table()
        if self._paragraph is not None and self._paragraph.takes(line, area, page):
            offset = self._paragraph.add(line, area, page)
        else:
            self._close_paragraph()
            self._paragraph, offset = Paragraph(line, area, page), 0
        self._note_start(self._length + offset)

    def add_table(self, table: RuledTable) -> None:
        self._close_paragraph()
        before = self._table[-1] if self._table and self._fresh else None
        if before is not None and _continues(before, table):
            table = _without_heads(table, self._table[0])
            self._table_pages.append((len(self._starts) - 1, len(self._table)))
        else:
            self._close_table()
            self._note_start(self._length)
        self._table.append(table)
        self._fresh = False

    def finish(self) -> tuple[str, tuple[int, ...]]:
        self._close_paragraph()
        self._close_table()
        text = "\n".join(self._lines)
        starts: list[int] = []
        following = len(text)
        for start in reversed(self._starts):
            following = following if start is None else start
            starts.append(following)
        starts.reverse()
        return text, (0, *starts[1:]) if starts else ()

    def _note_start(self, offset: int) -> None:
        if self._starts[-1] is None:
            self._starts[-1] = offset
        self._fresh = False

    def _close_paragraph(self) -> None:
        if self._paragraph is not None and self._paragraph.text:
            self._append([self._paragraph.text])
        self._paragraph = None

    def _close_table(self) -> None:
        if not self._table:
            return
        rows = [row for part in self._table for row in part.rows]
        lines = table_lines(rows)
        offsets = [self._length]
        for line in lines:
            offsets.append(offsets[-1] + len(line) + 1)
        for page, part in self._table_pages:
            # The rows from there on are the last lines of the table.
            after = sum(_filled_rows(each) for each in self._table[part:])
            self._starts[page] = offsets[max(0, len(lines) - after)]
        self._append(lines)
        self._table, self._table_pages = [], []

    def _append(self, lines: list[str]) -> None:
        self._lines += lines
        self._length += sum(len(line) + 1 for line in lines)


_SAME_PLACE = 6.0  # points


def _continues(before: RuledTable, table: RuledTable) -> bool:
    """Whether a table at the top of a page goes on with the one that ended the page before."""
    return (
        before.columns == table.columns
        and abs(before.left - table.left) <= _SAME_PLACE
        and abs(before.right - table.right) <= _SAME_PLACE
    )


def _without_heads(table: RuledTable, first: RuledTable) -> RuledTable:
    """The table without the rows at its top that repeat those of its first part."""
    repeated = 0
    for row, head in zip(table.rows, first.rows, strict=False):
        if [cell.text for cell in row] != [cell.text for cell in head]:
            break
        repeated += 1
    return replace(table, rows=table.rows[repeated:])


def _filled_rows(table: RuledTable) -> int:
    return sum(any(cell.text.strip() for cell in row) for row in table.rows)
