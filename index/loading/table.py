"""A table's rows of cells as lines of text, whatever format they were read from.

Most tables become ``| cell | cell |`` lines, as ``Loaded`` describes them. Three kinds do not: a
table of one column or one row is page layout, its cells are paragraphs; a table of labels and
values (``索引号：`` | ``000014349``) is a list of fields, a line each; and a first row that is one
cell over the whole width is the table's caption, a line above it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Grid = list[list[str]]
WIDEST = 200
"""Columns that a merged cell can reach; those of real tables stay far below it."""


@dataclass(frozen=True, slots=True)
class Cell:
    r"""One cell; its text has a ``\n`` between paragraphs. Spans are counts, at least 1."""

    text: str
    columns: int = 1
    rows: int = 1


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The lines of a table: pipe rows, or paragraphs where it is only layout.

    The first row holds the column heads. Where some of them stand over others (a cell two columns
    wide beside one two rows high) the rows of heads are made one: ``指标 2020年``.
    """
    width = max((sum(cell.columns for cell in row) for row in rows), default=0)
    rows = [row for row in rows if any(cell.text.strip() for cell in row)]
    captions: list[str] = []
    while rows and len(rows[0]) == 1 and rows[0][0].columns >= width > 1:
        captions += paragraphs(rows[0][0].text)
        rows = rows[1:]
    depth = _head_rows(rows)
    grid = _without_empty_columns(spread(rows))
    if len(grid) < 2 or len(grid[0]) < 2:
        cells = [cell for row in rows for cell in row]
        return captions + [line for cell in cells for line in paragraphs(cell.text)]
    fields = _field_lines(grid)
    if fields:
        return captions + fields
    head = [_joined(column) for column in zip(*grid[:depth], strict=True)]
    return [*captions, _line(head), _line(["---"] * len(head)), *map(_line, grid[depth:])]


def spread(rows: Sequence[Sequence[Cell]]) -> Grid:
    """The table as a rectangle of texts: a merged cell stands in every place that it covers.

    Short rows are filled with empty cells; a cell may not reach below the last row, nor beyond
    ``WIDEST`` columns.
    """
    grid: list[dict[int, str]] = [{} for _ in rows]
    for index, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in grid[index]:
                column += 1
            end = max(column + 1, min(column + cell.columns, WIDEST))
            for below in grid[index : index + cell.rows]:
                below.update(dict.fromkeys(range(column, end), cell.text))
            column = end
    width = max((max(row, default=-1) for row in grid), default=-1) + 1
    return [[row.get(column, "") for column in range(width)] for row in grid]


def paragraphs(text: str) -> list[str]:
    """The lines of a cell that hold anything, without white space at their ends."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _head_rows(rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows hold column heads: as many as the highest head, where one spans columns."""
    if not rows or all(cell.columns == 1 for cell in rows[0]):
        return 1
    return max(1, min(max(cell.rows for cell in rows[0]), len(rows) - 1))


def _without_empty_columns(grid: Grid) -> Grid:
    if not grid:
        return grid
    kept = [any(text.strip() for text in column) for column in zip(*grid, strict=True)]
    return [[text for text, keep in zip(row, kept, strict=True) if keep] for row in grid]


def _field_lines(grid: Grid) -> list[str]:
    """``label：value`` lines, none unless every other cell of every row is a label."""
    pairs = [
        (row[column].strip(), " ".join(paragraphs("".join(row[column + 1 : column + 2]))))
        for row in grid
        for column in range(0, len(row), 2)
        if row[column].strip() != "" or "".join(row[column + 1 : column + 2]).strip() != ""
    ]
    if not all(label.endswith(("：", ":")) for label, _ in pairs):
        return []
    if any(value.endswith(("：", ":")) for _, value in pairs):
        return []
    return [label + value for label, value in pairs]


def _joined(texts: Iterable[str]) -> str:
    """Heads above each other as one, a head that covers several rows only once."""
    return " ".join(dict.fromkeys(text for text in texts if text.strip()))


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_escaped(cell) for cell in cells) + " |"


def _escaped(text: str) -> str:
    return " ".join(paragraphs(text)).replace("|", r"\|")
