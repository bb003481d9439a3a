"""Pages of contents: lists of headings that stand again further down, or have page numbers."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from index.parsing.lines import Line
from index.parsing.numbering import decimal_of, number_of


def contents_of(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of the lines that belong to a table of contents, the word 目录 among them."""
    found = _dotted(lines)
    openers = _openers(lines)
    if not openers:
        return frozenset(found)
    keys: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if len(line.text) <= _LONGEST_ENTRY and "。" not in line.text:
            keys.setdefault(_entry(line.text), []).append(at)
    end = 0
    for at in openers:
        if at < end:
            continue
        titled = bool(_WORD.fullmatch(lines[at].text))
        end = _end(lines, at + titled, keys, titled)
        found.update(range(at, end) if end > at + titled else ())
        if titled and at + 1 in found:
            found.add(at)
    return frozenset(found)


_WORD = re.compile(r"[#*\s]*目\s*[录次][#*\s]*")
_DOTS = re.compile(
    r"(?:[.．·•…‥﹒。 ]{3,}|\t)\s*[-—(（]?\s*([0-9０-９]{1,4}|[IVXivx]{1,5})\s*[-—)）]?$"
)
_PAGE = re.compile(r"\s*[-—]?\s*[0-9０-９IVXivx]{1,4}\s*[-—]?\s*")
_LONGEST_ENTRY = 80
_LEAST_DOTTED = 3
_FURTHEST = 500  # entries of the longest contents


def _entry(line: str) -> str:
    """An entry without its dots, page number, marks and white space, to be compared."""
    bare = _DOTS.sub("", line) if line[-1] in _LAST else line
    return "".join(bare.strip("#*").split())


def _openers(lines: Sequence[Line]) -> list[int]:
    """The lines that contents may start at: the word 目录, a first number that stands twice."""
    words = []
    firsts: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        text = line.text
        if len(text) > _LONGEST_ENTRY:
            continue
        if text[0] in "第一1１#*":
            firsts.setdefault(_entry(text), []).append(at)
        if text[-1] in "录次*#" and _WORD.fullmatch(text):
            words.append(at)
    twice = [places for places in firsts.values() if len(places) > 1]
    return sorted([*words, *(at for places in twice for at in places if _may_open(lines[at].text))])


def _may_open(line: str) -> bool:
    """Whether a line can be the first entry of contents without the word: number one, a heading."""
    if len(line) > _LONGEST_ENTRY or line[-1] in "。；;：:，,":
        return False
    number = number_of(line) or decimal_of(line)
    return number is not None and number.ordinal == 1 and len(line) > number.end


def _dotted(lines: Sequence[Line]) -> set[int]:
    """Runs of lines that end in dots and a page number; bare page numbers may stand between."""
    found: set[int] = set()
    run: list[int] = []
    ends = [at for at, line in enumerate(lines) if line.text[-1] in _LAST]
    dotted = {at for at in ends if len(lines[at].text) <= 200 and _DOTS.search(lines[at].text)}
    if len(dotted) < _LEAST_DOTTED:
        return found
    for at, line in enumerate(lines):
        text = line.text
        if at in dotted and "|" not in text:
            run.append(at)
        elif not (
            run
            and (
                _PAGE.fullmatch(text)
                or (
                    at + 1 < len(lines)
                    and at - run[-1] == 1
                    and len(text) > 15
                    and text[-1] not in "。；"
                    and _leads(lines[at + 1].text)
                )
            )
        ):
            found.update(_whole(lines, run))
            run = []
    found.update(_whole(lines, run))
    return found


_LAST = frozenset("0123456789０１２３４５６７８９IVXivx)）-—")


def _leads(line: str) -> bool:
    """Whether a line is the second half of a wrapped entry."""
    return bool(_DOTS.search(line)) and not number_of(line)


def _whole(lines: Sequence[Line], run: Sequence[int]) -> range:
    if len(run) < _LEAST_DOTTED:
        return range(0)
    above = run[0] and _WORD.fullmatch(lines[run[0] - 1].text)
    return range(run[0] - bool(above), run[-1] + 1)


def _end(lines: Sequence[Line], start: int, keys: dict[str, list[int]], titled: bool) -> int:
    """Where the contents that open at ``start`` end, ``start`` when there are none.

    Their first entry stands again below, and what stands between is headings, most of which
    stand again too.
    """
    if start >= len(lines):
        return start
    places = keys.get(_entry(lines[start].text), [])
    below = bisect_right(places, start)
    if below == len(places) or places[below] - start > _FURTHEST:
        return start
    end = places[below]
    entries = lines[start:end]
    if any(len(line.text) > _LONGEST_ENTRY or "。" in line.text for line in entries):
        return start
    repeated = [any(at >= end for at in keys[_entry(line.text)][-1:]) for line in entries]
    if sum(repeated) * 10 < len(entries) * (5 if titled else 7) or (
        not titled and len(entries) < 3
    ):
        return start
    while not repeated[end - start - 1]:  # the document's title between contents and text
        end -= 1
    return end
