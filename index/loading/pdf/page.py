"""The ink of one PDF page: its characters and its ruling lines, turned the way they are read.

Whatever /Rotate says, a page is read the way most of its characters stand.
"""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2

from index.loading.layout.ruled_table import Ruling
from index.loading.pdf.drawings import Turned, box_of, drawings_of, turn_page
from index.loading.pdf.glyphs import Glyph, glyphs_by_turn


@dataclass(frozen=True, slots=True)
class Ink:
    """What a page shows.

    ``aside`` are the texts that stand across the reading direction (watermarks, side notes);
    ``unknown`` counts the characters whose font does not say what they mean; ``pictured`` is the
    share of the page that its largest picture covers, ``drawn`` whether there is anything at all.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    aside: tuple[str, ...]
    unknown: int
    pictured: float
    drawn: bool


def read_ink(page: pypdfium2.PdfPage) -> Ink:
    """The characters and ruling lines of a page.

    Raises:
        pypdfium2.PdfiumError: the page cannot be read.
    """
    corners = page.get_bbox()
    turns, unknown = glyphs_by_turn(page)
    reading = max(_RIGHT_ANGLES, key=lambda turn: len(turns.get(turn, ())))
    width, height = corners[2] - corners[0], corners[3] - corners[1]
    if reading in (90, 270):
        width, height = height, width
    turned = turn_page(reading, corners)
    rulings, pictured, drawn = drawings_of(page, turned)
    area = max(1.0, width * height)
    glyphs = _upright(turns.pop(reading, []), turned)
    if _is_vertical(glyphs):
        glyphs = [Glyph(g.text, g.top, width - g.right, g.bottom, width - g.left) for g in glyphs]
        width, height = height, width
    aside = []
    for turn, others in sorted(turns.items()):
        if turn in _RIGHT_ANGLES and len(others) > _SHORT_ASIDE:
            # A table that is printed sideways: read after the rest, as if it stood below the page.
            below = _upright(others, turn_page(turn, corners))
            glyphs += [
                g._replace(top=g.top + 2 * height, bottom=g.bottom + 2 * height) for g in below
            ]
        else:
            aside.append("".join(glyph.text for glyph in others).strip())
    return Ink(
        width,
        height,
        tuple(glyphs),
        tuple(rulings),
        tuple(text for text in aside if text),
        unknown,
        pictured / area,
        drawn,
    )


_RIGHT_ANGLES = (0, 90, 180, 270)
_SHORT_ASIDE = 20  # characters


def _upright(glyphs: Sequence[Glyph], turned: Turned) -> list[Glyph]:
    return [Glyph(glyph.text, *box_of(turned, glyph[1:])) for glyph in glyphs]


def _is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Whether most characters stand below the one before them: text in columns."""
    steps: Counter[bool] = Counter()
    for before, glyph in itertools.pairwise(glyphs):
        width = max(1.0, before.right - before.left)
        steps[abs(glyph.left - before.left) < 0.2 * width and glyph.top > before.top] += 1
    return steps[True] > 3 * steps[False] and steps[True] >= 10
