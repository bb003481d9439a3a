"""Lists: their items may change places, and none may be added."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from qa.verify.beside.alignment import Alignment, Line, Part
from qa.verify.beside.wording import AND, OR, Token, tokens
from qa.verify.finding import Failure

_JOINTS = "、,;:和与及或以"


def moved(part: Part, alignment: Alignment) -> bool:
    """Whether the items of a list only stand elsewhere in it: 甲、乙 for 乙、甲."""
    mine, theirs = alignment.mine, alignment.theirs
    if "分别" in mine.said(mine.tokens):
        return False
    if sorted(forms(part.mine)) == sorted(forms(part.theirs)):  # 电、供水 for 水、供电
        sides = (mine.said(part.mine), theirs.said(part.theirs))
        return all(any(joint in side for joint in _JOINTS) for side in sides)
    one, other = _item(mine, part.mine), _item(theirs, part.theirs)
    return _lists(theirs, one) and _lists(mine, other)


def stands_elsewhere(part: Part, alignment: Alignment) -> bool:
    """Whether one side alone has the words here and the other has them elsewhere: 无害、无毒."""
    one, line = (part.mine, alignment.theirs) if part.mine else (part.theirs, alignment.mine)
    alone = not part.mine or not part.theirs
    return alone and len(one) > 1 and forms(one) in forms(line.tokens)


def added_items(alignment: Alignment, known: str) -> Iterator[Failure]:
    """Items of a list that none of the sources has."""
    for at, part in enumerate(alignment.parts):
        if part.theirs or part.same or len(part.mine) < 2 or not alignment.anchored(at):
            continue
        text, (start, end) = alignment.mine.text, (part.mine[0].span[0], part.mine[-1].span[1])
        if "、" not in text[start - 1 : start] + text[end : end + 1]:
            continue
        item = _item(alignment.mine, part.mine)
        if item == forms(part.mine) and item not in known:
            said = alignment.mine.said(part.mine)
            yield Failure("wording", f"所引条款没有列出“{said}”")


def _item(line: Line, part: tuple[Token, ...]) -> str:
    """The items of a list that hold the words: what stands between two joints."""
    start, end = line.segment(part[0].span[0])
    joints = [at for at in range(start, end) if line.text[at] in _JOINTS]
    start = max((at + 1 for at in joints if at < part[0].span[0]), default=start)
    end = min((at for at in joints if at >= part[-1].span[1]), default=end)
    return forms(token for token in line.tokens if start <= token.span[0] < end)


def _lists(line: Line, item: str) -> bool:
    return len(item) > 1 and item in forms(line.tokens)


@lru_cache(maxsize=1024)
def forms_of(text: str) -> str:
    """``forms`` of a whole text."""
    return forms(tokens(text))


def forms(side: Iterable[Token]) -> str:
    """The words of tokens in one string, 和 and 或 left out."""
    return "".join(token.form for token in side if token.kind not in (AND, OR))
