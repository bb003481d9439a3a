"""The documents that one file holds: a notice, and what is attached to it.

docs/clauses.md says what a section is. One starts at a line that announces it (附件1), or at a
title of its own: after the date that ends a notice, where a title stands that the notice names, or
where a title stands and the numbers start again.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from index.parsing.annexes import Annex, annex_of
from index.parsing.frontmatter import is_web_remain, looks_like_title
from index.parsing.lines import Line, comparable
from index.parsing.numbering import Family, number_of


@dataclass(frozen=True, slots=True)
class Section:
    """A section by the indexes of its lines.

    ``announced`` of its first lines are headings (附件1); ``name`` is what a citation puts before
    a label, "" for the first section; ``title`` is the title line that started it.
    """

    start: int
    end: int
    name: str
    key: str
    announced: int = 0
    title: str = ""
    titled: bool = False  # the announcing line says the title too


def sections_of(
    lines: Sequence[Line], taken: frozenset[int], listed: frozenset[int]
) -> tuple[Section, ...]:
    """The sections of a document, which tile its lines.

    ``taken`` are lines that start none; ``listed`` those among them that list what is attached.
    """
    named = _Named(lines, listed)
    restarts = _restarts(lines, taken)
    found = [Section(0, len(lines), "", "")]
    titles = 0
    for at, line in enumerate(lines):
        if at in taken or not at or at < found[-1].start + found[-1].announced:
            continue
        annex = annex_of(line.text) if line.text[0] in "附(（#*【>" else None
        if annex and (annex.colon or not annex.titled or _opens(lines, at, taken)):
            name, key = _nested(annex, found)
            section = Section(at, len(lines), name, key, 1, titled=annex.titled)
            _close(found, section)
            continue
        title = _title_at(lines, at, named, restarts, found[-1])
        if title:
            titles += 1
            section = Section(at, len(lines), f"《{title}》", f"doc{titles}", 0, title)
            _close(found, section)
    return tuple(found)


def _bare(title: str) -> str:
    """A title for comparing, without any mark: lines of a broken title lose theirs."""
    return re.sub(r"\W", "", comparable(title))


def _nested(annex: Annex, found: Sequence[Section]) -> tuple[str, str]:
    """The name of an attachment and its key; 附1 below 附件4 is an attachment of that."""
    if not annex.key.startswith("att") or annex.key == "att":
        return annex.name, annex.key
    above = next(
        (s for s in reversed(found) if s.key.startswith("app") and "-att" not in s.key), None
    )
    return (
        (f"{above.name}{annex.name}", f"{above.key}-{annex.key}")
        if above
        else (annex.name, annex.key)
    )


def _close(found: list[Section], section: Section) -> None:
    """Add a section; the one before it ends where it starts."""
    found[-1] = replace(found[-1], end=section.start)
    found.append(section)


_TITLE_LINES = 4
_LONGEST_TITLE_LINE = 60
_NO_TITLE_ENDS = frozenset("。；：:，,、！？;.…")
_DATE = re.compile(
    r"(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[一二]\s?[〇○零Oo０0-9一二三四五六七八九\s]{3,5}年\s?[一二三四五六七八九十\s]{1,4}月"
    r"\s?[一二三四五六七八九十\s]{1,5}日)(?:\s*印发)?"
)
_NAMES = re.compile(r"《([^《》]{4,100}(?:〈[^〉]*〉[^《》]{0,30})?)》")
_ISSUING = re.compile(
    r"(?:印发|转发|批转|公布|发布)(?:《)?(.{4,60}?)》?的(?:通知|函|公告|决定|命令)"
)
_LISTS = ("名单", "目录", "清单", "一览表")
_ENTRY = re.compile(
    r"^(?:附\s*[件录表]?\s*\w{0,2}\s*[:：])?\s*(?:[0-9０-９]{1,2}\s*[.．、﹒])?\s*|\s*\.\w{3,4}$"
)
_SHORTEST_NAME = 5
_FIRST_FAMILIES = (Family.PART, Family.CHAPTER, Family.ARTICLE, Family.CHINESE)
_SOON = 25  # lines from a title to the first number below it
_TOP_LINES = 40


def _opens(lines: Sequence[Line], at: int, taken: frozenset[int]) -> bool:
    """Whether 附件2 术语表 without a colon is a heading: it ends no line that goes on."""
    return len(lines[at].text) <= _LONGEST_TITLE_LINE and at - 1 not in taken


class _Named:
    """The titles that a notice names, by where it names them first."""

    def __init__(self, lines: Sequence[Line], listed: frozenset[int]) -> None:
        self.places: dict[str, int] = {}
        for at in listed:
            entry = _ENTRY.sub("", lines[at].text)
            if len(entry) >= _SHORTEST_NAME:
                self.places.setdefault(_bare(entry), at)
        top = lines[:_TOP_LINES]
        joined = "".join(line.text for line in top)  # a wrapped line may break a name
        ends = list(accumulate(len(line.text) for line in top))
        for pattern in (_NAMES, _ISSUING):
            for match in pattern.finditer(joined):
                place = bisect_left(ends, match.end())
                self.places.setdefault(_bare(match.group(1)), place)

    def before(self, title: str, at: int) -> bool:
        """Whether a title is named above line ``at``."""
        return self.places.get(_bare(title), at) < at


def _restarts(lines: Sequence[Line], taken: frozenset[int]) -> list[int]:
    """The lines where numbers start again: a first 第一条, 一、 or 第一章 after another."""
    seen: set[Family] = set()
    found = []
    for at, line in enumerate(lines):
        if line.text[0] not in "第一1#*" or at in taken:
            continue
        number = number_of(line.text)
        if number and number.ordinal == 1 and number.family in _FIRST_FAMILIES:
            if number.family in seen:
                found.append(at)
            seen.add(number.family)
    return found


def _title_at(
    lines: Sequence[Line], at: int, named: _Named, restarts: Sequence[int], open_: Section
) -> str:
    """The title that starts a section at a line, "" when none does."""
    text = lines[at].text
    if text[-1] in _NO_TITLE_ENDS or len(text) > _LONGEST_TITLE_LINE or "|" in text:
        return ""
    signed = _signed_above(lines, at, open_)
    soon = bisect_right(restarts, at)
    again = soon < len(restarts) and restarts[soon] <= at + _SOON
    ended = _ended_above(lines, at)
    if not (signed or named.places or (ended and (again or _may_be_list(lines, at)))):
        return ""
    joined = ""
    for end in range(at + 1, min(at + _TITLE_LINES, len(lines) - 1) + 1):
        line = lines[end - 1].text
        if _breaks_title(line):
            return ""
        joined += line
        title = re.sub(r"[\s#*]", "", joined)
        if named.before(title, at) and (signed or _spoken(lines, open_.start, at)):
            return title.strip("《》")
        apart = signed or (ended and _stands_apart(lines, title, end, again, restarts))
        if apart and title[0] not in "（(" and looks_like_title(title):
            return title.strip("《》")
    return ""


def _breaks_title(line: str) -> bool:
    return (
        len(line) > _LONGEST_TITLE_LINE
        or line[-1] in _NO_TITLE_ENDS
        or "。" in line
        or number_of(line) is not None
        or bool(_DATE.fullmatch(line))
        or is_web_remain(line)
        or annex_of(line) is not None
    )


def _signed_above(lines: Sequence[Line], at: int, open_: Section) -> bool:
    """Whether the last words above are a date that ends a notice with text of its own."""
    above = at - 1
    while above > open_.start and is_web_remain(lines[above].text):
        above -= 1
    if above <= open_.start or not _DATE.fullmatch(lines[above].text):
        return False
    return _spoken(lines, open_.start, above)


def _spoken(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether a sentence stands between two lines."""
    return any("。" in line.text for line in lines[max(start, end - _TOP_LINES) : end])


def _ended_above(lines: Sequence[Line], at: int) -> bool:
    return lines[at - 1].text.endswith(("。", "；", "）", ")", "日", "”"))


def _may_be_list(lines: Sequence[Line], at: int) -> bool:
    """Whether one of the next lines ends like the title of a list: 成员名单."""
    return any(line.text.endswith(_LISTS) for line in lines[at : at + 2])


def _stands_apart(
    lines: Sequence[Line], title: str, end: int, again: bool, restarts: Sequence[int]
) -> bool:
    """Whether what follows a title is a text of its own: it numbers anew, or is a mere list."""
    if again and _next_restarts(lines, end, restarts):
        return True
    below = lines[end : end + _SOON]
    return (
        title.endswith(_LISTS)
        and len(below) >= 3
        and not any(number_of(line.text) or "。" in line.text for line in below)
    )


def _next_restarts(lines: Sequence[Line], start: int, restarts: Sequence[int]) -> bool:
    """Whether the first number below a title is one that starts again."""
    place = bisect_left(restarts, start)
    for at in range(start, min(start + _SOON, len(lines))):
        if place < len(restarts) and restarts[place] == at:
            return True
        if number_of(lines[at].text):
            return False
    return False
