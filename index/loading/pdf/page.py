"""The ink of one PDF page: its characters and its ruling lines, turned the way they are read.

A character lies where PDFium's "loose" box has it (advance width, ascent and descent), so boxes
of neighbours touch. Whatever /Rotate says, a page is read the way most of its characters stand.
"""

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from index.loading.ideographs import meant
from index.loading.layout.page_layout import Line
from index.loading.layout.ruled_table import Ruling
from index.loading.pdf.drawings import Turned, box_of, drawings_of, turn_page


class Glyph(NamedTuple):
    """A character and its box: points from the upper left corner, y down."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


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
    turns, unknown = _by_turn(page)
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


def runs_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Characters in the order of the file as stretches without a wide gap.

    A space stands where the file has one, or where Latin letters stand apart.
    """
    runs: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and _follows(glyph, last):
            runs[-1].append(glyph)
        elif glyph.text.isspace():
            continue
        else:
            runs.append([glyph])
        last = glyph
    return [_run(run) for run in runs]


_RIGHT_ANGLES = (0, 90, 180, 270)
_ASKEW = 10  # degrees
_SHORT_ASIDE = 20  # characters
_WIDE_FROM = 0x2E80  # from here on characters are as wide as high, but for some punctuation


def _by_turn(page: pypdfium2.PdfPage) -> tuple[dict[int, list[Glyph]], int]:
    """Characters by the angle (clockwise, degrees) that their text must be turned to be read."""
    textpage = page.get_textpage()
    turns: dict[int, list[Glyph]] = {}
    unknown = 0
    box = pdfium.FS_RECTF()
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code in (0x0A, 0x0D) or pdfium.FPDFText_IsGenerated(textpage, index) == 1:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(textpage, index, box):
            continue
        if _is_unknown(code) or pdfium.FPDFText_HasUnicodeMapError(textpage, index) == 1:
            unknown += 1
        angle = math.degrees(pdfium.FPDFText_GetCharAngle(textpage, index))
        glyph = Glyph(_text(code), box.left, box.top, box.right, box.bottom)
        turns.setdefault(_turn(angle), []).append(glyph)
    textpage.close()
    return turns, unknown


def _turn(angle: float) -> int:
    """Text that is a little askew stands upright all the same."""
    right_angle = 90 * round(angle / 90)
    shown = right_angle if abs(angle - right_angle) <= _ASKEW else round(angle)
    return (360 - shown) % 360


def _is_unknown(code: int) -> bool:
    control = code < 0x20 and code not in (0x02, 0x09)
    return control or 0xE000 <= code <= 0xF8FF or code in (0xFFFD, 0xFFFF)


def _text(code: int) -> str:
    if code in (0x02, 0xAD, 0xFFFE):  # a hyphen where PDFium saw a word broken at the line's end
        return "-"
    if code < 0x20 or code == 0xA0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return " "
    return meant(chr(code))


def _upright(glyphs: Sequence[Glyph], turned: Turned) -> list[Glyph]:
    return [Glyph(glyph.text, *box_of(turned, glyph[1:])) for glyph in glyphs]


def _is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Whether most characters stand below the one before them: text in columns."""
    steps: Counter[bool] = Counter()
    for before, glyph in itertools.pairwise(glyphs):
        width = max(1.0, before.right - before.left)
        steps[abs(glyph.left - before.left) < 0.2 * width and glyph.top > before.top] += 1
    return steps[True] > 3 * steps[False] and steps[True] >= 10


def _follows(glyph: Glyph, last: Glyph) -> bool:
    height = min(glyph.bottom - glyph.top, last.bottom - last.top)
    overlap = min(glyph.bottom, last.bottom) - max(glyph.top, last.top)
    gap = glyph.left - last.right
    return overlap >= 0.6 * height and -0.5 * height <= gap <= 0.7 * height


def _run(glyphs: list[Glyph]) -> Line:
    while glyphs[-1].text.isspace():
        glyphs.pop()
    pieces = [glyphs[0].text]
    for before, glyph in itertools.pairwise(glyphs):
        apart = glyph.left - before.right
        if (
            apart > 0.12 * (glyph.bottom - glyph.top)
            and ord(glyph.text[0]) < _WIDE_FROM
            and ord(before.text[0]) < _WIDE_FROM
            and not glyph.text.isspace()
            and not before.text.isspace()
        ):
            pieces.append(" ")
        pieces.append(glyph.text)
    return Line(
        "".join(pieces),
        glyphs[0].left,
        min(glyph.top for glyph in glyphs),
        glyphs[-1].right,
        max(glyph.bottom for glyph in glyphs),
        _size(glyphs),
    )


def _size(glyphs: Sequence[Glyph]) -> float:
    wide = sorted(glyph.right - glyph.left for glyph in glyphs if ord(glyph.text[0]) >= _WIDE_FROM)
    if wide:
        return wide[len(wide) // 2]
    return 0.75 * max(glyph.bottom - glyph.top for glyph in glyphs)
