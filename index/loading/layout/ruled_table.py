"""Tables read off their ruling lines: which cells there are, and which of them are merged.

Lines that touch make a grid; where the line between two places of the grid is missing, they are
one cell. What does not come out as rectangles is no table, and its text is read as text. The outer
lines at the left and right may be missing, as standards like to print it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_NEAR = 3.0  # points: how exactly lines meet
_MOST_LINES = 600  # on a page; more are a drawing


@dataclass(frozen=True, slots=True)
class Ruling:
    """A line of ink: at ``at`` (y of a horizontal one, x of a vertical one) from start to end."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Place:
    """A cell in the grid: half-open ranges of rows and columns."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's lines: the x of its columns, the y of its rows, and its cells, row by row."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    places: tuple[Place, ...]

    def place_at(self, x: float, y: float) -> Place | None:
        """The cell that holds a point, None outside the table."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if not (0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1):
            return None
        return next(place for place in self.places if _covers(place, row, column))


def grids(rulings: Iterable[Ruling]) -> list[Grid]:
    """The tables among ruling lines, those of at least two columns, from top to bottom."""
    rulings = list(rulings)
    lines = _merged(each for each in rulings if each.horizontal)
    lines += _merged(each for each in rulings if not each.horizontal)
    if len(lines) > _MOST_LINES:
        return []
    found = [grid for group in _touching(lines) if (grid := _grid(group)) is not None]
    return sorted(found, key=lambda grid: grid.ys[0])


def _merged(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Pieces of one line as one line."""
    merged: list[Ruling] = []
    for at, row in _clusters(rulings):
        for piece in sorted(row, key=lambda each: each.start):
            last = merged[-1] if merged else None
            if last and last.at == at and piece.start <= last.end + _NEAR:
                merged[-1] = Ruling(last.horizontal, at, last.start, max(last.end, piece.end))
            else:
                merged.append(Ruling(piece.horizontal, at, piece.start, piece.end))
    return merged


def _clusters(rulings: Iterable[Ruling]) -> list[tuple[float, list[Ruling]]]:
    clusters: list[tuple[float, list[Ruling]]] = []
    for ruling in sorted(rulings, key=lambda each: each.at):
        if clusters and ruling.at - clusters[-1][0] <= _NEAR:
            clusters[-1][1].append(ruling)
        else:
            clusters.append((ruling.at, [ruling]))
    return clusters


def _touching(lines: list[Ruling]) -> list[list[Ruling]]:
    """The lines in groups that hang together."""
    groups: list[list[Ruling]] = []
    for line in lines:
        met = [group for group in groups if any(_meet(line, other) for other in group)]
        groups = [group for group in groups if group not in met]
        groups.append([line, *(each for group in met for each in group)])
    return groups


def _meet(one: Ruling, other: Ruling) -> bool:
    if one.horizontal == other.horizontal:
        return False
    return (
        one.start - _NEAR <= other.at <= one.end + _NEAR
        and other.start - _NEAR <= one.at <= other.end + _NEAR
    )


def _grid(group: list[Ruling]) -> Grid | None:
    across = [each for each in group if each.horizontal]
    down = [each for each in group if not each.horizontal]
    if len(across) < 2 or not down:
        return None
    ends = [x for each in across for x in (each.start, each.end)]
    xs = _distinct([*(each.at for each in down), min(ends), max(ends)])
    ys = _distinct(each.at for each in across)
    if len(xs) < 3 or len(ys) < 2:
        return None
    places = _places(xs, ys, across, down)
    return Grid(tuple(xs), tuple(ys), tuple(places)) if places else None


def _distinct(values: Iterable[float]) -> list[float]:
    distinct: list[float] = []
    for value in sorted(values):
        if not distinct or value - distinct[-1] > 2 * _NEAR:
            distinct.append(value)
    return distinct


def _places(
    xs: Sequence[float], ys: Sequence[float], across: list[Ruling], down: list[Ruling]
) -> list[Place]:
    """The cells, [] when some of them are no rectangles."""
    rows, columns = len(ys) - 1, len(xs) - 1
    owner: dict[tuple[int, int], Place] = {}
    places = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in owner:
                continue
            wide, high = column + 1, row + 1
            while wide < columns and not _drawn(down, xs[wide], _middle(ys, row)):
                wide += 1
            while high < rows and not any(
                _drawn(across, ys[high], _middle(xs, below)) for below in range(column, wide)
            ):
                high += 1
            place = Place(row, column, high - row, wide - column)
            covered = [(y, x) for y in range(row, high) for x in range(column, wide)]
            if any(spot in owner for spot in covered):
                return []
            owner |= dict.fromkeys(covered, place)
            places.append(place)
    return places


def _middle(edges: Sequence[float], index: int) -> float:
    return (edges[index] + edges[index + 1]) / 2


def _drawn(rulings: list[Ruling], at: float, along: float) -> bool:
    return any(
        abs(each.at - at) <= 2 * _NEAR and each.start <= along <= each.end for each in rulings
    )


def _covers(place: Place, row: int, column: int) -> bool:
    return (
        place.row <= row < place.row + place.rows
        and place.column <= column < place.column + place.columns
    )
