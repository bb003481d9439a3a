"""Where the text stands on the pages of a document: the measures that paragraphs are told by.

What a page shows too little of (a last page with three lines) is taken from the other pages.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.loading.layout.page_layout import Line, Page

INDENT = (1.3, 2.7)
"""How far the first line of a paragraph is set in, in full characters: two, by GB/T 9704."""


@dataclass(frozen=True, slots=True)
class Area:
    """A column of text on one page, in points.

    ``em`` is the document's usual character width and ``pitch`` its distance from line to line;
    ``indents`` whether its paragraphs begin with an indent, ``justified`` whether its full lines
    end at the right edge; ``blur`` by how much, as a share, the measured sizes of equal letters
    may differ.
    """

    left: float
    right: float
    em: float
    pitch: float
    indents: bool
    justified: bool
    blur: float

    def inset(self, line: Line) -> float:
        """How far a line begins from the left edge, in characters."""
        return (line.left - self.left) / self.em

    def is_centred(self, line: Line) -> bool:
        """In the middle, and set in further than the first line of a paragraph."""
        deepest = INDENT[1] if line.size < 1.15 * self.em else 0.8
        return self.is_balanced(line) and self.inset(line) > deepest

    def is_balanced(self, line: Line) -> bool:
        """As far from the left edge as from the right: centred, or over the whole width."""
        off = abs((line.left + line.right) - (self.left + self.right)) / 2
        return off <= 0.9 * line.size

    def is_right_aligned(self, line: Line) -> bool:
        """Beginning in the right half, as the issuer and the date at the end do."""
        return line.left > (self.left + self.right) / 2


Key = tuple[int, int]  # page, column


def areas_of(pages: Sequence[Page]) -> dict[Key, Area]:
    """The area of every column of every page that holds a line."""
    lines: dict[Key, list[Line]] = defaultdict(list)
    for number, page in enumerate(pages):
        for item in page.items:
            if isinstance(item, Line):
                lines[number, item.column].append(item)
    em = _em(line for group in lines.values() for line in group)
    lefts = _lefts(lines, em)
    pitch = _pitch(lines.values(), em)
    indents = _indents(lines, lefts, em)
    widths: dict[int, list[float]] = defaultdict(list)
    for key, group in lines.items():
        widths[key[1]] += [_without_hanging(line) - lefts[key] for line in group]
    extents = {column: _supported(sorted(found)[::-1], em) for column, found in widths.items()}
    return {
        (page, column): Area(
            lefts[page, column],
            lefts[page, column] + extents[column],
            em,
            pitch,
            indents,
            not pages[page].scanned and _justified(widths[column], extents[column], em),
            0.3 if pages[page].scanned else 0.15,
        )
        for page, column in lines
    }


_HANGING = "，。、；：！？）》〉”’」』】〕"


def _without_hanging(line: Line) -> float:
    """The right end of a line without the point that may hang over the edge, or be cut to half."""
    return line.right - line.size if line.text.endswith(tuple(_HANGING)) else line.right


def _em(lines: Iterable[Line]) -> float:
    """The character width that most characters have."""
    weights: dict[float, int] = defaultdict(int)
    for line in lines:
        weights[round(2 * line.size) / 2] += len(line.text)
    return max(max(weights, key=lambda size: weights[size], default=12.0), 1.0)


def _lefts(lines: dict[Key, list[Line]], em: float) -> dict[Key, float]:
    """The left edge of each column; pages with odd and even numbers may have different ones."""
    groups: dict[Key, list[float]] = defaultdict(list)
    for (page, column), group in lines.items():
        groups[page % 2, column] += [line.left for line in group]
        groups[-1, column] += [line.left for line in group]
    usual = {key: _supported(sorted(found), em) for key, found in groups.items()}
    lefts = {}
    for (page, column), group in lines.items():
        few = len(groups[page % 2, column]) < 10
        expected = usual[-1 if few else page % 2, column]
        own = _supported(sorted(line.left for line in group), em)
        # A page on which every line is indented, or hardly any stands, does not show its edge.
        indented = 0.8 * em < own - expected
        lefts[page, column] = expected if indented or len(group) < 4 else own
    return lefts


def _supported(values: Sequence[float], em: float) -> float:
    """The first value that some others come near to (5 %, at least two)."""
    wanted = max(2, len(values) // 20)
    for start, value in enumerate(values):
        end = start + wanted - 1
        if end < len(values) and abs(values[end] - value) <= 0.6 * em:
            return value
    return values[0]


def _pitch(groups: Iterable[list[Line]], em: float) -> float:
    """From line to line inside a paragraph: the lower third of all distances."""
    steps = []
    for group in groups:
        for before, line in pairwise(group):
            step = _middle(line) - _middle(before)
            if 0.8 * em < step < 3.5 * em and abs(line.size - before.size) < 0.1 * em:
                steps.append(step)
    return sorted(steps)[len(steps) // 3] if steps else 1.6 * em


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _indents(lines: dict[Key, list[Line]], lefts: dict[Key, float], em: float) -> bool:
    insets = [
        (line.left - lefts[key]) / em
        for key, group in lines.items()
        for line in group
        if abs(line.size - em) < 0.15 * em
    ]
    indented = sum(INDENT[0] <= inset <= INDENT[1] for inset in insets)
    flush = sum(abs(inset) < 0.8 for inset in insets)
    return indented > 0 and 20 * indented >= len(insets) and 4 * flush >= len(insets)


def _justified(widths: Sequence[float], extent: float, em: float) -> bool:
    """Whether most of the lines that might be full end at the very edge."""
    full = [width for width in widths if width > extent - 1.5 * em]
    edge = sum(abs(width - extent) <= 0.15 * em for width in full)
    return len(full) >= 8 and 10 * edge >= 7 * len(full)
