"""The documents that one file holds: a notice, and what is attached to it.

docs/clauses.md says what a section is. One starts at a line that announces it (附件1), or at a
title of its own: after the date that ends a notice, where a title stands that the notice names, or
where a title stands and the numbers start again.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.parsing.annexes import Annex, annex_of
from index.parsing.frontmatter import is_web_remain, looks_like_title
from index.parsing.lines import Line
from index.parsing.named import NamedTitles
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
    named = NamedTitles(lines, listed)
    unsaid = _unsaid(lines, listed)
    restarts = _restarts(lines, taken)
    found = [Section(0, len(lines), "", "")]
    titles = 0
    for at in sorted({*_possible_starts(lines), *unsaid}):
        if at in unsaid and _stands_below(lines, at, taken, restarts):
            _close(found, Section(at, len(lines), unsaid[at].name, unsaid[at].key))
            continue
        if at in taken or at < found[-1].start + found[-1].announced:
            continue
        annex = annex_of(lines[at].text)
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


def _unsaid(lines: Sequence[Line], listed: frozenset[int]) -> dict[int, Annex]:
    """The lines below a signature that follows a list of attachments, each with what it lists."""
    found: dict[int, Annex] = {}
    for at in sorted(listed):
        announced = annex_of(lines[at].text)
        end = at + 1
        while end in listed:
            end += 1
        below = range(end, min(end + _NEAR, len(lines) - 1))
        signed = next((each for each in below if _DATE.fullmatch(lines[each].text)), None)
        if announced and signed:
            found.setdefault(signed + 1, announced)
    return found


def _stands_below(
    lines: Sequence[Line], at: int, taken: frozenset[int], restarts: Sequence[int]
) -> bool:
    """Whether what is attached stands right below the signature without saying what it is."""
    if any(annex_of(line.text) or looks_like_title(line.text) for line in lines[at : at + _NEAR]):
        return False
    return {at, at + 1} <= taken or _next_restarts(lines, at, restarts)


def _possible_starts(lines: Sequence[Line]) -> list[int]:
    """The lines that may announce an attachment or be a title; a paragraph never does."""
    return [
        at
        for at, line in enumerate(lines)
        if at
        and (
            line.text[0] in _ANNEX_STARTS
            or (len(line.text) <= _LONGEST_TITLE_LINE and line.text[-1] not in _NO_TITLE_ENDS)
        )
    ]


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


_ANNEX_STARTS = frozenset("附(（#*【>")
_TITLE_LINES = 4
_LONGEST_TITLE_LINE = 60
_NO_TITLE_ENDS = frozenset("。；：:，,、！？;.…")
_DATE = re.compile(
    r"(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[一二]\s?[〇○零Oo０0-9一二三四五六七八九\s]{3,5}年\s?[一二三四五六七八九十\s]{1,4}月"
    r"\s?[一二三四五六七八九十\s]{1,5}日)(?:\s*印发)?"
)
_LISTS = ("名单", "目录", "清单", "一览表")
_NUMBER_STARTS = frozenset("第一1#*")
_ONE = re.compile("[一1１]")
_TOP = 12  # characters that hold the numeral of 第一条, Markdown marks included
_FIRST_FAMILIES = (Family.PART, Family.CHAPTER, Family.ARTICLE, Family.CHINESE)
_SOON = 25  # lines from a title to the first number below it
_TOP_LINES = 40
_NEAR = 6  # lines from a list of attachments to the date below it


def _opens(lines: Sequence[Line], at: int, taken: frozenset[int]) -> bool:
    """Whether 附件2 术语表 without a colon is a heading: it ends no line that goes on."""
    return len(lines[at].text) <= _LONGEST_TITLE_LINE and at - 1 not in taken


def _restarts(lines: Sequence[Line], taken: frozenset[int]) -> list[int]:
    """The lines where numbers start again: a first 第一条, 一、 or 第一章 after another."""
    seen: set[Family] = set()
    found = []
    for at, line in enumerate(lines):
        text = line.text
        if text[0] not in _NUMBER_STARTS or at in taken or not _ONE.search(text, 0, _TOP):
            continue
        number = number_of(text)
        if number and number.ordinal == 1 and number.family in _FIRST_FAMILIES:
            if number.family in seen:
                found.append(at)
            seen.add(number.family)
    return found


def _title_at(
    lines: Sequence[Line], at: int, named: NamedTitles, restarts: Sequence[int], open_: Section
) -> str:
    """The title that starts a section at a line, "" when none does."""
    text = lines[at].text
    if text[-1] in _NO_TITLE_ENDS or len(text) > _LONGEST_TITLE_LINE or "|" in text:
        return ""
    if _breaks_title(text):
        return ""
    signed = _signed_above(lines, at, open_)
    soon = bisect_right(restarts, at)
    again = soon < len(restarts) and restarts[soon] <= at + _SOON
    ended = _ended_above(lines, at)
    may_stand = signed or (ended and (again or _may_be_list(lines, at)))
    if not (may_stand or named.may_start(text)):
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
