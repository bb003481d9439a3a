"""What stands on a page, in reading order: lines of text and ruled tables.

All lengths are points (1/72 inch) on the page as it is read, from its upper left corner, y down.
A page is read in two columns where its text clearly has a gutter: columns are filled one after
the other, and a line or table across the gutter ends what stands above it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import median

from index.loading.table import Cell


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; ``size`` is the width of a full character.

    ``column`` is 0 on a page of one column and for lines over the whole page, else 1 or 2.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    column: int = 0


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table between ruling lines, ``columns`` wide, with the cells that begin in each row."""

    rows: tuple[tuple[Cell, ...], ...]
    columns: int
    left: float
    top: float
    right: float
    bottom: float
    column: int = 0


Item = Line | RuledTable


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines and tables in reading order; ``scanned`` when they were recognised."""

    width: float
    height: float
    items: tuple[Item, ...] = ()
    scanned: bool = False


def lay_out(
    runs: Sequence[Line], tables: Sequence[RuledTable], gutter: float | None
) -> tuple[Item, ...]:
    """Stretches of text and tables as lines and tables in reading order.

    ``gutter`` is the middle of the page's gutter, None for a page of one column.
    """
    if gutter is None:
        return tuple(sorted([*rows_of(runs), *tables], key=lambda item: item.top))
    sides: dict[int, list[Item]] = {0: [], 1: [], 2: []}
    by_side: dict[int, list[Line]] = {0: [], 1: [], 2: []}
    for run in runs:
        by_side[_side(run, gutter)].append(run)
    for side, members in by_side.items():
        sides[side] += [replace(row, column=side) for row in rows_of(members)]
    for table in tables:
        side = _side(table, gutter)
        sides[side].append(replace(table, column=side))
    return tuple(_in_bands(*(sorted(sides[side], key=lambda item: item.top) for side in range(3))))


def rows_of(runs: Iterable[Line]) -> list[Line]:
    """Runs that stand beside each other, joined to lines from top to bottom."""
    rows: list[list[Line]] = []
    tallest: Line | None = None
    for run in sorted(runs, key=lambda run: run.top + run.bottom):
        if tallest is not None and _beside(run, tallest):
            rows[-1].append(run)
            tallest = max(run, tallest, key=lambda each: each.bottom - each.top)
        else:
            rows.append([run])
            tallest = run
    return [_joined(sorted(row, key=lambda run: run.left)) for row in rows]


def gutter_of(runs: Sequence[Line], width: float) -> float | None:
    """The middle of the white strip between two columns of text, None without a clear one.

    Clear: hardly any text crosses it, and on both sides most lines fill their column.
    """
    strip = _emptiest_strip(runs, width)
    if strip is None or not crossed_little(runs, sum(strip) / 2):
        return None
    left = rows_of(run for run in runs if run.right <= strip[0] + 1)
    right = rows_of(run for run in runs if run.left >= strip[1] - 1)
    if min(len(left), len(right)) < _FEWEST_ROWS:
        return None
    far_left, far_right = min(row.left for row in left), max(row.right for row in right)
    filled = all(
        median(row.right - row.left for row in rows) >= _FILLED * extent
        for rows, extent in ((left, strip[0] - far_left), (right, far_right - strip[1]))
    )
    return sum(strip) / 2 if filled else None


def crossed_little(runs: Sequence[Line], gutter: float) -> bool:
    """Whether hardly any of the text crosses the gutter."""
    crossing = sum(len(run.text) for run in runs if _side(run, gutter) == 0)
    return crossing <= _MOST_CROSSING * sum(len(run.text) for run in runs)


_FEWEST_ROWS = 5
_FILLED = 0.7
_MOST_CROSSING = 0.25
_NARROWEST_GUTTER = 8.0


def _emptiest_strip(runs: Sequence[Line], width: float) -> tuple[float, float] | None:
    """The widest strip in the middle of the page that the fewest runs cross."""
    steps = [0] * (int(width) + 2)
    for run in runs:
        steps[min(max(0, int(run.left)), int(width))] += 1
        steps[min(max(0, int(run.right) + 1), int(width) + 1)] -= 1
    crossed = list(accumulate(steps))
    middle = range(int(0.3 * width), int(0.7 * width))
    if not runs or not middle:
        return None
    fewest = min(crossed[x] for x in middle)
    best, start = (0, 0), None
    for x in [*middle, middle.stop]:
        empty = x < middle.stop and crossed[x] == fewest
        if empty and start is None:
            start = x
        elif not empty and start is not None:
            best, start = max(best, (start, x), key=lambda strip: strip[1] - strip[0]), None
    return best if best[1] - best[0] >= _NARROWEST_GUTTER else None


def _side(item: Item, gutter: float) -> int:
    if item.right <= gutter:
        return 1
    return 2 if item.left >= gutter else 0


def _in_bands(across: list[Item], left: list[Item], right: list[Item]) -> Iterable[Item]:
    for wide in across:
        for side in (left, right):
            while side and side[0].top < wide.top:
                yield side.pop(0)
        yield wide
    yield from left
    yield from right


def _beside(run: Line, row: Line) -> bool:
    overlap = min(run.bottom, row.bottom) - max(run.top, row.top)
    return overlap >= 0.6 * min(run.bottom - run.top, row.bottom - row.top)


def _joined(row: list[Line]) -> Line:
    text = row[0].text
    for before, run in pairwise(row):
        gap = run.left - before.right
        text = text.rstrip() + " " + run.text if gap > 0.5 * run.size else text + run.text
    widest = max(row, key=lambda run: len(run.text))
    return Line(
        text,
        row[0].left,
        min(run.top for run in row),
        max(run.right for run in row),
        max(run.bottom for run in row),
        widest.size,
    )
