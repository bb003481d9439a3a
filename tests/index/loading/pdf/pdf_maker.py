"""Writes PDF files as offices do, so that a test knows the text that must come out.

The letters are Noto Serif CJK, cut down to the characters in use once for all tests.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fpdf import FPDF

NOTO = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
SIMPLIFIED = 2  # the face for mainland China in the collection
NO_START = "，。、；：！？）》”’】"
NO_END = "（《“‘【"


@cache
def font() -> Path:
    """Noto Serif with the characters that the tests of loading write."""
    here = Path(__file__).parents[1]
    written = "".join(path.read_text(encoding="utf-8") for path in here.rglob("*.py"))
    full = TTFont(NOTO, fontNumber=SIMPLIFIED, lazy=True)
    subsetter = subset.Subsetter(subset.Options(layout_features=[], notdef_outline=True))
    subsetter.populate(unicodes={*map(ord, written), *range(0x20, 0x7F)})
    subsetter.subset(full)
    path = Path(tempfile.mkdtemp(prefix="noto")) / "noto.otf"
    full.save(path)
    return path


@dataclass(frozen=True)
class Frame:
    """A column of text: its box, the letters in it, and how paragraphs look."""

    left: float = 79.0
    top: float = 105.0
    right: float = 521.0
    bottom: float = 743.0
    size: float = 16.0
    pitch: float = 28.0
    indent: float = 2.0  # of the first line, in characters
    hanging: float = 0.0  # of the others
    gap: float = 0.0  # between paragraphs, points


class Writer:
    """A PDF being written on A4; all lengths in points from the upper left corner."""

    def __init__(self, width: float = 595.0, height: float = 842.0) -> None:
        self.pdf = FPDF(unit="pt", format=(width, height))
        self.pdf.set_auto_page_break(False)
        self.pdf.add_font("noto", fname=str(font()))
        self.y = 0.0

    @property
    def page(self) -> int:
        return self.pdf.page

    def add_page(self, top: float = 105.0) -> None:
        self.pdf.add_page()
        self.y = top

    def width_of(self, text: str, size: float) -> float:
        self.pdf.set_font("noto", size=size)
        return float(self.pdf.get_string_width(text))

    def put(self, x: float, y: float, text: str, size: float = 16.0) -> None:
        """Text with its upper left corner at a point."""
        self.pdf.set_font("noto", size=size)
        self.pdf.text(x, y + 0.88 * size, text)

    def centred(self, text: str, size: float = 22.0, frame: Frame | None = None) -> None:
        frame = frame or Frame()
        middle = (frame.left + frame.right) / 2
        self.put(middle - self.width_of(text, size) / 2, self.y, text, size)
        self.y += max(frame.pitch, 1.5 * size)

    def right(self, text: str, frame: Frame | None = None, back: float = 4.0) -> None:
        """A line that ends some characters before the right edge, like an issuer's name."""
        frame = frame or Frame()
        x = frame.right - self.width_of(text, frame.size) - back * frame.size
        self.put(x, self.y, text, frame.size)
        self.y += frame.pitch

    def paragraph(self, text: str, frame: Frame | None = None) -> None:
        """A paragraph, over the end of the page where it must."""
        frame = frame or Frame()
        for index, (line, inset) in enumerate(self.wrapped(text, frame)):
            if self.y + frame.size > frame.bottom:
                self.add_page(frame.top)
            elif index == 0:
                self.y += frame.gap
            self.put(frame.left + inset * frame.size, self.y, line, frame.size)
            self.y += frame.pitch

    def wrapped(self, text: str, frame: Frame) -> list[tuple[str, float]]:
        """The lines of a paragraph and how far each is set in, in characters."""
        lines: list[tuple[str, float]] = []
        line, inset = "", frame.indent
        for word in _words(text):
            room = frame.right - frame.left - inset * frame.size + 0.1
            fits = self.width_of((line + word).rstrip(), frame.size) <= room
            if line and not fits:
                word = word.lstrip()
                while line[-1] in NO_END or (word and word[0] in NO_START):
                    line, word = line[:-1], line[-1] + word
                lines.append((line.rstrip(), inset))
                line, inset = "", frame.hanging
            line += word
        return [*lines, (line, inset)] if line else lines

    def table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], left: float = 79.0
    ) -> None:
        """A table with all its lines, 26 points a row, twice that where a text must wrap."""
        xs = [left + sum(widths[:index]) for index in range(len(widths) + 1)]
        for row in rows:
            wrapped = [
                self.wrapped(text, Frame(0, 0, width - 8, 0, 10.5, 14, 0))
                for text, width in zip(row, widths, strict=True)
            ]
            height = 12 + 14 * max(map(len, wrapped))
            for index, lines in enumerate(wrapped):
                self.pdf.rect(xs[index], self.y, widths[index], height)
                for number, (line, _) in enumerate(lines):
                    self.put(xs[index] + 4, self.y + 6 + 14 * number, line, 10.5)
            self.y += height

    def data(self) -> bytes:
        return bytes(self.pdf.output())


def _words(text: str) -> list[str]:
    """What may stand on a line by itself: a Chinese character, a Latin word with its space."""
    words: list[str] = []
    for each in text:
        if words and each.isascii() and words[-1][-1].isascii() and words[-1][-1] != " ":
            words[-1] += each
        else:
            words.append(each)
    return words
