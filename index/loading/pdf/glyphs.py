"""The characters of a PDF page and where each of them stands.

A character's box is its advance width and one em of height, both from its origin on the baseline:
what PDFium calls a loose box is the advance in some fonts and the ink in others (Type 3, which
browsers write), and the ink of 一 or 日 says neither where the next character should be nor how
large the letters are.
"""

import ctypes
import math
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from index.loading.ideographs import meant


class Glyph(NamedTuple):
    """A character and its box: points from the upper left corner, y down."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def glyphs_by_turn(page: pypdfium2.PdfPage) -> tuple[dict[int, list[Glyph]], int]:
    """Characters by the angle (clockwise, degrees) that their text must be turned to be read.

    Boxes are the PDF's: y up, ``top`` and ``bottom`` in no order. Also the number of characters
    whose font does not say what they mean.
    """
    textpage = page.get_textpage()
    styles = _Styles(textpage)
    turns: dict[int, list[Glyph]] = {}
    unknown = 0
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code in (0x0A, 0x0D):
            continue
        if code == 0x20 and pdfium.FPDFText_IsGenerated(textpage, index) == 1:
            continue  # PDFium saw a gap, as justified lines are full of
        style = styles.of(index)
        box = styles.box(index, code, style) if style is not None else None
        if style is None or box is None:
            continue
        if _is_unknown(code) or pdfium.FPDFText_HasUnicodeMapError(textpage, index) == 1:
            unknown += 1
        turns.setdefault(style.turn, []).append(Glyph(_text(code), *box))
    textpage.close()
    return turns, unknown


_ASKEW = 10  # degrees
_DESCENT = 0.12  # of an em, as fonts for Chinese have it
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Style:
    """What the characters of one text object share: along the line and up, one em each."""

    font: int
    along: tuple[float, float]
    up: tuple[float, float]
    turn: int


class _Styles:
    """The styles of a page's text objects and the widths of its fonts, each asked for once."""

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self._textpage = textpage
        self._styles: dict[int, _Style] = {}
        self._widths: dict[tuple[int, int], float] = {}
        self._fonts: dict[int, pdfium.FPDF_FONT] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._loose = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def of(self, index: int) -> _Style | None:
        """The style of a character, None for one that no text object shows."""
        raw = pdfium.FPDFText_GetTextObject(self._textpage, index)
        if not raw:
            return None
        key = _address(raw)
        if key not in self._styles:
            self._styles[key] = self._style(raw, index)
        return self._styles[key]

    def box(self, index: int, code: int, style: _Style) -> Box | None:
        """Left, y, right and y of a character; None for one that stands nowhere."""
        if not pdfium.FPDFText_GetLooseCharBox(self._textpage, index, self._loose):
            return None
        loose = self._loose.left, self._loose.top, self._loose.right, self._loose.bottom
        width = self._width(style.font, code)
        if not (width and pdfium.FPDFText_GetCharOrigin(self._textpage, index, self._x, self._y)):
            return loose
        x, y = self._x.value, self._y.value
        (ax, ay), (ux, uy) = style.along, style.up
        start = x - _DESCENT * ux, y - _DESCENT * uy
        end = start[0] + width * ax + ux, start[1] + width * ay + uy
        box = (
            min(start[0], end[0]),
            max(start[1], end[1]),
            max(start[0], end[0]),
            min(start[1], end[1]),
        )
        # In vertical writing the origin is above the character, not at its left.
        return box if _holds_middle(box, loose) else loose

    def _style(self, raw: pdfium.FPDF_PAGEOBJECT, index: int) -> _Style:
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._textpage, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self._textpage, index)
        font = pdfium.FPDFTextObj_GetFont(raw)
        address = _address(font) if font else 0
        self._fonts[address] = font
        along, up = (matrix.a * size, matrix.b * size), (matrix.c * size, matrix.d * size)
        return _Style(address, along, up, _turn(math.degrees(math.atan2(matrix.b, matrix.a))))

    def _width(self, font: int, code: int) -> float:
        """The advance of a character in ems, 0 where the font does not say."""
        key = font, code
        if key not in self._widths:
            width = ctypes.c_float()
            known = font and pdfium.FPDFFont_GetGlyphWidth(self._fonts[font], code, 1000.0, width)
            self._widths[key] = max(0.0, width.value / 1000) if known else 0.0
        return self._widths[key]


def _address(pointer: "ctypes._Pointer[ctypes.Structure]") -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _holds_middle(box: Box, loose: Box) -> bool:
    x, y = (loose[0] + loose[2]) / 2, (loose[1] + loose[3]) / 2
    return box[0] <= x <= box[2] and box[3] <= y <= box[1]


def _turn(angle: float) -> int:
    """Text that is a little askew stands upright all the same."""
    right_angle = 90 * round(angle / 90)
    shown = right_angle if abs(angle - right_angle) <= _ASKEW else round(angle)
    return (360 + shown) % 360


def _is_unknown(code: int) -> bool:
    control = code < 0x20 and code not in (0x02, 0x09)
    return control or 0xE000 <= code <= 0xF8FF or code in (0xFFFD, 0xFFFF)


def _text(code: int) -> str:
    if code in (0x02, 0xAD, 0xFFFE):  # a hyphen where PDFium saw a word broken at the line's end
        return "-"
    if code < 0x20 or code == 0xA0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return " "
    return meant(chr(code))
