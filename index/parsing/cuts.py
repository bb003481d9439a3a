"""Numbers inside a line: where a text lost its line ends, a line is cut in front of them.

Only a number that goes on from the one before it cuts a line, and only after the end of a
sentence or a heading; 依照第三条规定, 《…》第三条 and “第五条” never do.
"""

import re
from collections.abc import Iterator, Sequence

from index.parsing.lines import Line
from index.parsing.numbering import CHINESE_NUMERAL, Family, Number, article_of, number_of


def cut_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines, those that hold several units cut in front of each."""
    found: list[Line] = []
    lost = len(lines) <= 2 or sum(len(line.text) for line in lines) > _LONG_LINE * len(lines)
    for at, line in enumerate(lines):
        text = line.text
        if len(text) < _SHORTEST or not (lost or _AFTER_STOP.search(text)):
            found.append(line)
            continue
        hits = _candidates(text, lost)
        if not hits:
            found.append(line)
            continue
        previous = _open_numbers(lines, at)
        cuts = _accepted(text, hits, previous, lost)
        cuts = sorted({*cuts, *_headings(text, cuts), *_below_title(text, at, cuts)} - {0})
        for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
            found.extend(_line(line, start, end))
    return tuple(found)


_SHORTEST = 8
_LONG_LINE = 300  # characters a line on average, in a text that lost its line ends
_FURTHEST = 120  # lines back to the number that an inner number may go on from
_N = CHINESE_NUMERAL
_INNER = re.compile(
    rf"第\s?{_N}{{1,7}}\s?条|第\s?[0-9０-９]{{1,4}}\s?条|{_N}{{1,3}}、|[（(]\s?(?:{_N}{{1,3}}|[0-9０-９]{{1,2}})\s?[）)]|[0-9０-９]{{1,2}}[.．、](?![0-9０-９])"
)
_AFTER_STOP = re.compile(rf"[。！？； \t\u3000\xa0](?:(?<!\s)[”’」』）)]+)?\s*(?={_INNER.pattern})")
_SENTENCE_END = re.compile(r"[。！？；][”’」』）)]*\s*$")
_AFTER_TITLE = re.compile(
    r"(?:^|[。！？；]\s*|\s)第\s?[^\s第]{1,7}\s?[编章节](?!的)[^。；，：“《]{0,24}$"
)
_AFTER_HEADING = re.compile(
    rf"(?:^|[。；\s])(?:{_N}{{1,3}}、|[（(]{_N}{{1,3}}[）)])[^。；，：、“]{{2,30}}$"
)
_HEADING = re.compile(
    r"(?:^|(?<=[。！？；\s”]))第\s?[^\s第。]{1,7}\s?(?:编|分编|章|节)(?=\s|[\u4e00-\u9fff])"
)
_ADOPTED = re.compile(
    r"([^。；，：（()]{2,60}(?:[（(][^（）()]{2,8}[）)])?)\s*"
    r"[（(](?=[^）)]{0,40}年)[^（）()]{8,200}(?:通过|公布|发布|批准|修订|修正|施行)[）)]"
)
_CITED = re.compile(r"规定|所[称列述指规]|第|[、，,和至或的之到与及]|中[的规所]")
_WATCHED = (
    Family.ARTICLE,
    Family.CHINESE,
    Family.BRACKETED,
    Family.ARABIC,
    Family.BRACKETED_ARABIC,
)


def _candidates(text: str, lost: bool) -> list[re.Match[str]]:
    """The numbers inside a line, the one at its start left out."""
    if not lost:
        stops = (stop.end() for stop in _AFTER_STOP.finditer(text) if not _in_number(text, stop))
        return [match for at in stops if (match := _INNER.match(text, at))]
    return [match for match in _INNER.finditer(text) if match.start()]


def _in_number(text: str, stop: re.Match[str]) -> bool:
    """Whether a white space stands inside of 第 五 条."""
    at = stop.start()
    return text[at].isspace() and text[at - 1] == "第"


def _open_numbers(lines: Sequence[Line], at: int) -> dict[Family, int]:
    """The last ordinal of each family at the starts of this line and those before it."""
    found: dict[Family, int] = {}
    for line in reversed(lines[max(0, at - _FURTHEST) : at + 1]):
        for number in _numbers_of(line.text):
            found.setdefault(number.family, number.ordinal)
        if len(found) == len(_WATCHED):
            break
    return found


def _numbers_of(text: str) -> Iterator[Number]:
    number = number_of(text)
    if number and number.family in _WATCHED:
        yield number


def _accepted(
    text: str, hits: Sequence[re.Match[str]], last: dict[Family, int], lost: bool
) -> list[int]:
    """Where the line is cut: at numbers in their order, after a sentence or a heading."""
    cuts: list[int] = []
    first = number_of(text)
    own = first.family if first else None
    for hit in hits:
        number = article_of(hit.group()) or number_of(hit.group())
        if number is None or number.family not in _WATCHED:
            continue
        before = text[max(0, hit.start() - 60) : hit.start()]
        rest = text[hit.end() : hit.end() + 4]
        if number.family is Family.ARTICLE:
            fits = _starts_article(number, before, rest, last, lost)
        else:
            fits = _starts_unit(number, before, last, lost) or _goes_on(number, before, own, last)
        if fits:
            cuts.append(hit.start())
            last[number.family] = number.ordinal
            for below in _WATCHED[_WATCHED.index(number.family) + 1 :]:
                last.pop(below, None)
    return cuts


def _starts_article(
    number: Number, before: str, rest: str, last: dict[Family, int], lost: bool
) -> bool:
    if number.ordinal != last.get(Family.ARTICLE, 0) + 1 or _CITED.match(rest):
        return False
    if _SENTENCE_END.search(before) or _AFTER_TITLE.search(before):
        return True
    return lost and before[-1:].isspace() and rest[:1].isspace()


def _starts_unit(number: Number, before: str, last: dict[Family, int], lost: bool) -> bool:
    """Whether 一、, （一） or 1. inside a line heads a unit.

    With its line ends in place a text is cut only where a unit goes on after a full stop.
    """
    goes_on = number.ordinal == last.get(number.family, 0) + 1
    if not goes_on or (last.get(Family.ARTICLE) and number.family is not Family.CHINESE):
        return False
    ended = bool(_SENTENCE_END.search(before))
    if lost:
        return ended or before[-1:] in "：:" or before[-1:].isspace() or _heads(before)
    return (
        number.ordinal > 1 and number.family < Family.ARABIC and "；" not in before[-3:] and ended
    )


def _goes_on(number: Number, before: str, own: Family | None, last: dict[Family, int]) -> bool:
    """Whether a line that begins with an item of a list holds the next one too: （1）…；（2）…."""
    listed = number.family in (Family.BRACKETED, Family.BRACKETED_ARABIC) and number.family is own
    expected = number.ordinal == last.get(number.family, 0) + 1
    return listed and expected and bool(_SENTENCE_END.search(before))


def _heads(before: str) -> bool:
    return bool(_AFTER_HEADING.search(before))


def _headings(text: str, cuts: Sequence[int]) -> Iterator[int]:
    """Where 第二章 … stands in front of a cut: headings are lines of their own."""
    for start, end in zip([0, *cuts], cuts, strict=False):
        for match in _HEADING.finditer(text, start, end):
            title = text[match.end() : end]
            if len(title) <= 60 and not re.search("[。；，：]", title):
                yield match.start()


def _below_title(text: str, at: int, cuts: Sequence[int]) -> Iterator[int]:
    """Where the first line goes on after its title: with the bracket that tells who adopted it."""
    match = _ADOPTED.match(text) if not at and cuts else None
    if match:
        yield match.end(1)
        yield match.end()


def _line(line: Line, start: int, end: int) -> Iterator[Line]:
    piece = line.text[start:end]
    bare = piece.strip()
    if bare:
        begin = line.start + start + len(piece) - len(piece.lstrip())
        yield Line(bare, begin, begin + len(bare))
