"""Where a paragraph begins, by what a reader sees.

A gap, an indent, a line before that ended early, another size of letters, the middle of the page,
the number of a unit. A number that a wrapped line begins with cites; it begins nothing.
"""

import re

from index.loading.layout.page_layout import Line
from index.loading.layout.text_area import INDENT, Area
from index.parsing.numbering import number_of

_ENDS = tuple("。！？；：.!?;:」』”…")
_LEADERS = re.compile(r"[.．·…⋯‥]{3,}\s*[\dIVXivx]*$|[.．·…⋯‥]{6,}")
_BULLET = re.compile(
    r"[•·●■◆▪○□★※◇➢]|——|[a-z]\s*[)）]|[①-⑳]|\d+(?:\.\d+){1,4}\s+\S|[A-Z](?:\.\d+)+\s+\S"
)
_NOTE = re.compile(r"[（(〔]")
_DATE = re.compile(r"[\d二〇○零一三四五六七八九十\s]{4,}年.{1,6}[日月]?$")

_CITING = re.compile(
    r"(?:[，、,（(《“及和与或至到按照据依反合循行]|附[件录表图]|本(?:办法|规定|条例|法|条|细则))$"
)
_CITED = re.compile(
    r"第[\d一二三四五六七八九十百零〇]+[条款项章节编]|[（(].{1,3}[）)][项款目]|[—-]\d"
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
        if area.is_right_aligned(line) or self._area.is_right_aligned(last):
            return False
        return not self._has_ended(line) and self._is_continued(line, area)

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
        """A title over several lines: all centred and larger than the text, or all but one full."""
        last = self._last
        if not (area.is_balanced(line) and self._area.is_balanced(last)):
            return False
        if number_of(line.text) or _NOTE.match(line.text) or _DATE.match(line.text):
            return False
        full = self._area.right - last.right < (first_unit(line.text) + 0.5) * last.size
        if full and area.is_centred(line) and not self.text.endswith(_ENDS):
            return True
        return line.size > 1.15 * area.em and number_of(self._first.text) is None

    def _has_ended(self, line: Line) -> bool:
        """Whether the last line ended although what comes next would still have fitted on it.

        How much may be left on a full line depends on what breaks lines where. So where a sentence
        goes on, or an indent would tell, only a line that is clearly short has ended.
        """
        left = (self._area.right - self._last.right) / self._last.size
        ended = self.text.endswith(_ENDS)
        unit = 0.2 if ended and self._area.justified else first_unit(line.text)
        if self._area.indents and self._area.inset(self._first) >= INDENT[0]:
            return left >= unit + 2.5
        return left >= unit + (2 * self._area.blur if ended else 1.0)

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
        if self.text.endswith(_ENDS):
            return False
        return area.indents or _is_open(self.text) or _is_cited(self.text, line.text)


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


def _is_open(text: str) -> bool:
    """Whether a bracket waits for its other half."""
    return any(
        text.count(left) > text.count(right) for left, right in ("（）", "()", "《》", "〔〕")
    )


def _is_cited(before: str, after: str) -> bool:
    """Whether the number that a line begins with is one that the text before speaks of."""
    return _CITING.search(before) is not None or _CITED.match(after) is not None


_LATIN_WORD = re.compile(r"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９][A-Za-z0-9Ａ-Ｚａ-ｚ０-９.,%/\-]*")
_OPENS = "（《〈「『【〔([<«"
_CLOSES = "，。、；：！？）》〉」』】〕)],.;:!?%％»…"
_QUOTES = "“”‘’"  # bind to both sides, since nothing tells opening from closing ones (UAX 14)


def first_unit(text: str) -> float:
    """How wide, in full characters, the beginning is that no line may break within.

    >>> first_unit("质量"), first_unit("（质）量"), first_unit("设“质量”"), first_unit("3年")
    (1.0, 3.0, 3.0, 0.55)
    """
    text = text.lstrip()
    width, at = 0.0, 0
    while at < len(text):
        word = _LATIN_WORD.match(text, at)
        end = word.end() if word else at + 1
        width += sum(0.55 if each.isascii() else 1.0 for each in text[at:end])
        last, following = text[end - 1], text[end : end + 1]
        at = end
        bound = last in _OPENS + _QUOTES or following in _CLOSES + _QUOTES
        if not following or not bound:
            break
    return width
