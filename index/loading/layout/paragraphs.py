"""Where a paragraph begins, by what a reader sees.

A gap, an indent, a line before that ended early, another size of letters, the middle of the page,
the number of a unit. A number that a wrapped line begins with cites; it begins nothing.
"""

import re

from index.loading.layout.page_layout import Line
from index.loading.layout.text_area import INDENT, Area
from index.parsing.numbering import number_of

_ENDS = tuple("。！？；：.!?;:」』”…")
_OPENS = "（《“〈「『【〔([<"
_CLOSES = "，。、；：！？）》”’〉」』】〕)],.;:!?%％"
_LATIN_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,%/\-]*")
_LEADERS = re.compile(r"[.．·…⋯‥]{3,}\s*[\dIVXivx]*$|[.．·…⋯‥]{6,}")
_BULLET = re.compile(
    r"[•·●■◆▪○□★※◇➢]|——|[a-z]\s*[)）]|[①-⑳]|\d+(?:\.\d+){1,4}\s+\S|[A-Z](?:\.\d+)+\s+\S"
)
_NOTE = re.compile(r"[（(〔]")
_DATE = re.compile(r"[\d二〇○零一三四五六七八九十\s]{4,}年.{1,6}[日月]?$")
_CITING = re.compile(
    r"(?:[，、,（(《“及和与或至到按照据依反合循行]|本(?:办法|规定|条例|法|条|细则))$"
)


class Paragraph:
    """The lines of a paragraph as they come, and whether the next one still belongs to it."""

    def __init__(self, line: Line, area: Area, page: int) -> None:
        self._first = self._last = line
        self._area = area
        self._page = page
        self._hanging: float | None = None  # where the lines after the first begin, in characters
        self.text = line.text.strip()

    def takes(self, line: Line, area: Area, page: int) -> bool:
        """Whether a line goes on with the paragraph."""
        last = self._last
        if _LEADERS.search(last.text) or _LEADERS.search(line.text):
            return False
        if not (_is_alike(line, last, area.blur) and self._flows(line, page)):
            return False
        if area.is_centred(line) or self._area.is_centred(last):
            return self._is_more_title(line, area)
        if _ends_early(last, self._area, line) or area.is_right_aligned(line):
            return False
        return self._is_continued(line, area)

    def add(self, line: Line, area: Area, page: int) -> int:
        """Take a line; returns the offset in ``text`` at which it begins."""
        self.text, offset = glued(self.text, line.text.strip())
        if self._last is self._first and area.inset(line) > self._area.inset(self._first) + 0.5:
            self._hanging = area.inset(line)
        self._last, self._area, self._page = line, area, page
        return offset

    def _flows(self, line: Line, page: int) -> bool:
        """Whether the line stands where the next one would: below, or atop the next column."""
        last = self._last
        if page != self._page:
            return (last.column == 0) == (line.column == 0)
        if line.column != last.column:
            return (last.column, line.column) == (1, 2)
        pitch = self._area.pitch * max(1.0, line.size / self._area.em)
        return (line.top + line.bottom - last.top - last.bottom) / 2 <= 1.4 * pitch

    def _is_more_title(self, line: Line, area: Area) -> bool:
        """A title over several lines: all centred, larger than the text."""
        both = area.is_centred(line) and self._area.is_centred(self._last)
        large = line.size > 1.15 * area.em
        own = number_of(line.text) or number_of(self._first.text)
        return both and large and not own and not (_NOTE.match(line.text) or _DATE.match(line.text))

    def _is_continued(self, line: Line, area: Area) -> bool:
        """For a line below one that is full: by its indent, then by its number."""
        inset = area.inset(line)
        if self._hanging is not None:
            return abs(inset - self._hanging) < 0.8 and not _begins_unit(line)
        first = self._area.inset(self._first)
        if inset > 0.8:
            hangs = self._last is self._first and _begins_unit(self._first) and inset > first + 0.5
            block = abs(inset - first) < 0.5 and not INDENT[0] <= inset <= INDENT[1]
            return (hangs or block) and not _begins_unit(line)
        if not _begins_unit(line):
            return True
        if area.indents:
            return not self.text.endswith(_ENDS)
        return _CITING.search(self.text) is not None


def glued(before: str, after: str) -> tuple[str, int]:
    """Two lines of a paragraph as one, and where the second begins in it.

    >>> glued("质量", "发展"), glued("quality manage-", "ment of")
    (('质量发展', 2), ('quality management of', 14))
    """
    if not before or not after:
        return before + after, len(before)
    if before.endswith("-") and before[-2:-1].isalpha() and after[0].islower():
        return before[:-1] + after, len(before) - 1
    apart = before[-1].isascii() and after[0].isascii()
    if apart and before[-1] not in "-/([" and after[0] not in ",.;:)]%":
        return f"{before} {after}", len(before) + 1
    return before + after, len(before)


def _is_alike(line: Line, other: Line, blur: float) -> bool:
    """Whether two lines have letters of one size."""
    if abs(line.size - other.size) <= blur * max(line.size, other.size):
        return True
    if not (line.text.isascii() or other.text.isascii()):
        return False
    # The size of Latin letters alone is a guess; the height of their line is not.
    heights = sorted((line.bottom - line.top, other.bottom - other.top))
    return heights[1] <= 1.2 * heights[0]


def _begins_unit(line: Line) -> bool:
    return number_of(line.text) is not None or _BULLET.match(line.text) is not None


def _ends_early(line: Line, area: Area, following: Line) -> bool:
    """Whether what comes next would still have fitted on the line."""
    text = following.text.lstrip()
    start = text.lstrip(_OPENS)  # opening brackets stay with what follows them
    word = _LATIN_WORD.match(start)
    fitting = len(text) - len(start) + (0.55 * len(word.group()) if word else 1.0)
    rest = start[word.end() :] if word else start[1:]
    fitting += len(rest) - len(rest.lstrip(_CLOSES))  # a closing one with the one before it
    return area.right - line.right >= (fitting + 0.6) * line.size
