"""Which lines of a section start a unit: numbers as the lines around them let them be.

A number at the start of a line may only cite (a wrapped line 第三条规定执行…), and 4 技术要求 is a
number only where 4.1 follows. The family of a section's numbers is decided here.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.parsing.lines import Line
from index.parsing.numbering import (
    STRUCTURAL,
    Family,
    Number,
    article_of,
    decimal_of,
    number_of,
)

Numbers = tuple[Number | None, ...]


def numbers_in(lines: Sequence[Line], taken: frozenset[int]) -> Numbers:
    """The number of each line that starts a unit; ``taken`` are lines that cannot: tables."""
    found: list[Number | None] = []
    last: dict[Family, int] = {}
    spaced = _spaced(lines)
    inside = False  # an article, whose items are no units
    for at, line in enumerate(lines):
        if at in taken or (inside and line.text[0] not in _OVER_ITEMS):
            found.append(None)
            continue
        before = lines[at - 1].text if at else ""
        number = number_of(line.text)
        article = number if number and number.family is Family.ARTICLE else None
        if not number and line.text.lstrip(_MARKS)[:1] in ("第", "笫"):
            article = article_of(line.text)  # 第五条规定… may be an article after all
        if article:
            starts = _starts_article(article, line.text, before, last, spaced)
            number = article if starts else None
        elif number and not (
            _plausible(number, line.text, before, last)
            and _goes_on(number, last)
            and not _in_note(number, lines, at, found)
        ):
            number = None
        if number:
            last[number.family] = number.ordinal
            inside = number.family is Family.ARTICLE or (inside and number.family > Family.ARTICLE)
        found.append(number)
    return _with_decimals(lines, found, taken)


_OVER_ITEMS = frozenset("第笫#*>-+ ")
_MARKS = "#*> \t\u3000\xa0"
_ENDS = frozenset('。；！？：:;!?…”’」》）)】〕|."')
_NOTE = re.compile(r"[*#（(]?\s*(?:备\s*注|注)\s*[:：]")
_LONGEST_NOTE = 12  # lines
_WRAPPED = 18  # characters at least of a line that goes on in the next
_SAMPLE = 60  # articles that show whether white space stands after their numbers
_CITATION = 40  # characters after a number that show whether it is cited
_CITING = re.compile(
    r"规定|所[称列述指规]|第[^\s，。]{1,4}[款项目条]|[、，,]|[和至或及与]第|或者第|的|之规定|中[的规所]|[（(]第?[一二三四五六七八九十]+[）)]项"
)
_GRADED = re.compile(r"[一二三四五六七八九十]?[、]?[一二三四五六七八九十][线等类级流方]")


def _spaced(lines: Sequence[Line]) -> bool:
    """Whether the section sets white space after 第X条, as most do."""
    tight = wide = 0
    for line in lines:
        number = number_of(line.text) if line.text[0] == "第" else None
        if number and number.family is Family.ARTICLE:
            space = line.text[number.end : number.end + 1].isspace()
            wide += space
            tight += not space
            if wide + tight == _SAMPLE:
                break
    return wide > tight


def _ended(before: str) -> bool:
    """Whether a line ends where a unit can: with a mark, or short as a heading is."""
    return len(before) < _WRAPPED or before[-1] in _ENDS


def _starts_article(
    number: Number, line: str, before: str, last: dict[Family, int], spaced: bool
) -> bool:
    rest = line[number.end : number.end + _CITATION]
    wide = not rest or rest[0].isspace() or rest[0] in "【［[（(*"
    previous = last.get(Family.ARTICLE, 0)
    expected = number.ordinal == previous + 1 or (
        "之" in number.shown and number.ordinal == previous
    )
    if wide and expected and _ended(before):  # most articles
        return True
    cites = bool(_CITING.match(rest.lstrip()))
    if not wide and cites:
        return False
    if expected:
        return _ended(before) or (wide and not cites) or not spaced
    if not _ended(before):
        return False
    return wide or (not spaced and number.ordinal > previous)


def _in_note(
    number: Number, lines: Sequence[Line], at: int, numbers: Sequence[Number | None]
) -> bool:
    """Whether 1. belongs to a note that is a line of its own: 注： with a list below it."""
    if number.family is not Family.ARABIC:
        return False
    above = at - 1
    while above >= 0 and numbers[above] is None and at - above < _LONGEST_NOTE:
        if _NOTE.fullmatch(lines[above].text):
            return True
        above -= 1
    return False


def _plausible(number: Number, line: str, before: str, last: dict[Family, int]) -> bool:
    """Whether a number starts a unit rather than the rest of a wrapped line."""
    if number.family in (Family.DASH, Family.SERIAL) or _ended(before):
        return True
    rest = line[number.end :]
    if number.family is Family.CHINESE and _GRADED.match(rest):
        return False
    return number.ordinal in (1, last.get(number.family, 0) + 1)


def _goes_on(number: Number, last: dict[Family, int]) -> bool:
    """Whether 第二部分 can be one of several: a title may say 第2部分 too."""
    if number.family is not Family.PART or not number.shown.endswith("部分"):
        return True
    return number.ordinal in (1, last.get(Family.PART, 0) + 1)


def _with_decimals(
    lines: Sequence[Line], numbers: list[Number | None], taken: frozenset[int]
) -> Numbers:
    """The numbers with those of the style of standards, where the section has such a style.

    Where they are the section's own family, its lists a) 1) —— belong to its units.
    """
    chain = _chain(lines, taken)
    if not _is_style(chain, lines):
        return tuple(numbers)
    families = [number.family for number in numbers if number]
    others = sum(family in (Family.CHINESE, Family.ARTICLE) for family in families)
    pure = others < 2
    result: list[Number | None] = []
    for at, number in enumerate(numbers):
        decimal = chain.get(at)
        if decimal and (pure or len(decimal.steps) > 1):
            result.append(decimal)
        elif number and (not pure or number.family in STRUCTURAL):
            result.append(number)
        else:
            result.append(None)
    return tuple(result)


_UNIT_WORDS = re.compile(r"[%％‰℃万亿个元吨年月日时分倍米克千百度级位名项家条人]|[a-zA-Z]+\s*$")
_LONGEST_HEADING = 40
_GLUED_TEXT = re.compile(r"[\u3000\s]{2,}")  # between a heading and its text on one line


def _chain(lines: Sequence[Line], taken: frozenset[int]) -> dict[int, Number]:
    """The lines whose decimal numbers follow from one another: 1, 1.1, 1.1.1, 1.2, 2, A.1."""
    found: dict[int, Number] = {}
    steps: tuple[int, ...] = ()
    starts = (at for at, line in enumerate(lines) if line.text[0] in _FIRST and at not in taken)
    decimals = [(at, number) for at in starts if (number := decimal_of(lines[at].text))]
    below = [number.steps for _, number in decimals[1:]] + [()]
    for (at, number), following in zip(decimals, below, strict=False):
        # An excerpt may begin with 4 or leave 2 and 3 out: 4.1 below shows what 4 is.
        opens = len(number.steps) == 1 and following == (*number.steps, 1)
        goes_on = _follows(number.steps, steps) or (opens and number.steps > steps[:1])
        if goes_on and _heads(number, lines, at):
            found[at] = number
            steps = number.steps
    return found


_FIRST = frozenset("0123456789０１２３４５６７８９ABCDEFGHIJKLMNOPQRSTUVWXYZ#*> ")


def _follows(steps: tuple[int, ...], last: tuple[int, ...]) -> bool:
    depth = len(steps)
    if not last:
        return steps[-1] in (0, 1) and (depth > 1 or steps == (1,) or steps == (0,))
    if depth > len(last):
        below = steps[len(last) :]  # 4.2 may follow 4 where the text lost 4.1
        return (
            steps[: len(last)] == last
            and below[0] <= 2
            and all(each in (0, 1) for each in below[1:])
        )
    if steps[:-1] == last[: depth - 1] and steps[-1] > last[depth - 1]:
        return steps[-1] - last[depth - 1] <= (1 if depth == 1 else 3)
    opens = depth > 1 and steps[-1] == 1 and all(each == 1 for each in steps[1:])
    return opens and (steps[0] == last[0] + 1 or steps[0] >= ord("A") > last[0])


def _heads(number: Number, lines: Sequence[Line], at: int) -> bool:
    """Whether what follows the number reads like a heading or a sentence, not like a figure."""
    text = lines[at].text
    rest = text[number.end :]
    if not rest.strip():  # the heading stands on the next line
        heading = lines[at + 1].text if at + 1 < len(lines) else ""
        return (
            0 < len(heading) <= _LONGEST_HEADING
            and heading[-1] not in "。；，"
            and not (decimal_of(heading) or heading[0] == "—")
        )
    if len(number.steps) == 1:
        wide = rest[0].isspace() or text[number.end - 1] in ".．、"
        bare = _GLUED_TEXT.split(rest.strip(), maxsplit=1)[0]
        if not wide and (not "一" <= bare[0] <= "龥" or _UNIT_WORDS.match(bare)):
            return False
        longest = _LONGEST_HEADING if wide else _LONGEST_HEADING // 2
        return len(bare) <= longest and not re.search("[。；，|]|^[年月日]", bare)
    if rest[0].isspace():
        return True
    return ("一" <= rest[0] <= "龥" or rest[0] in "《“（(") and not _UNIT_WORDS.match(rest)


def _is_style(chain: dict[int, Number], lines: Sequence[Line]) -> bool:
    """Whether a chain of decimals is the section's style: levels, or headings with text below."""
    deep = sum(len(number.steps) > 1 for number in chain.values())
    places = sorted(chain)
    if any(number.shown[0].isalpha() for number in chain.values()):
        return True  # A.1 is nothing else
    if deep >= 2 or (deep and len(places) > 2):
        return True
    dotted = any(lines[at].text[chain[at].end - 1] in ".．、" for at in places)
    alone = any(chain[at].end == len(lines[at].text) for at in places)
    apart = [b - a for a, b in pairwise(places)]
    return len(places) >= 3 and not dotted and not alone and min(apart) >= 2
