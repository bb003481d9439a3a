"""The texts of a table's cells: what stands between its ruling lines."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

from index.loading.layout.page_layout import Line, RuledTable, rows_of
from index.loading.layout.paragraphs import glued
from index.loading.layout.ruled_table import Grid, Place
from index.loading.table import Cell
from index.parsing.numbering import number_of

Ink = TypeVar("Ink")
"""Whatever has a box: characters of a PDF, stretches of text of a scan."""


def fill(
    tables: Sequence[Grid],
    ink: Sequence[Ink],
    middle: Callable[[Ink], tuple[float, float]],
    runs: Callable[[Sequence[Ink]], list[Line]],
) -> tuple[list[RuledTable], list[Ink]]:
    """The tables with the text in them, and the ink outside of all tables.

    ``middle`` says where ink lies, ``runs`` makes stretches of text of it.
    """
    if not tables:
        return [], list(ink)
    inside: list[dict[Place, list[Ink]]] = [defaultdict(list) for _ in tables]
    outside = []
    for each in ink:
        x, y = middle(each)
        for table, cells in zip(tables, inside, strict=True):
            place = table.place_at(x, y)
            if place is not None:
                cells[place].append(each)
                break
        else:
            outside.append(each)
    filled = []
    for table, cells in zip(tables, inside, strict=True):
        if not cells:
            continue  # an empty grid is a drawing
        texts = {place: _cell_text(runs(cells[place]), place, table) for place in cells}
        filled.append(_ruled(table, texts))
    return filled, outside


def _ruled(table: Grid, texts: dict[Place, str]) -> RuledTable:
    rows: list[list[Cell]] = [[] for _ in table.ys[1:]]
    for place in table.places:
        rows[place.row].append(Cell(texts.get(place, ""), place.columns, place.rows))
    return RuledTable(
        tuple(map(tuple, rows)),
        len(table.xs) - 1,
        table.xs[0],
        table.ys[0],
        table.xs[-1],
        table.ys[-1],
    )


def _cell_text(runs: Sequence[Line], place: Place, table: Grid) -> str:
    r"""The lines of a cell with their wraps joined, a ``\n`` between paragraphs."""
    right = table.xs[place.column + place.columns]
    text = ""
    ended = False
    for line in rows_of(runs):
        piece = line.text.strip()
        if text and (ended or number_of(piece) is not None):
            text += "\n" + piece
        else:
            text = glued(text, piece)[0]
        ended = text.endswith(("。", "；")) and right - line.right > 2 * line.size
    return text
