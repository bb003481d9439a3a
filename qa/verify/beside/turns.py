"""Small words that turn the sense: 可以 for 应当, a 不 that is not there, 或者 for 和."""

import re

from qa.verify.beside.alignment import Alignment, Line, Part
from qa.verify.beside.lists import stands_elsewhere
from qa.verify.beside.wording import AND, BAN, DUTY, FORCE, LONGEST, NOT, OR, SHORT, Token
from qa.verify.finding import Failure

_OTHER_SIDE = re.compile(r"被[一-龥]{1,3}人")


def turn_failures(part: Part, alignment: Alignment) -> list[Failure]:
    """Return in what sense two stretches in the same place differ: force, negation, and or or."""
    if len(part.mine) > LONGEST or len(part.theirs) > LONGEST or stands_elsewhere(part, alignment):
        return []
    mine, theirs = ({t.kind for t in side} for side in (part.mine, part.theirs))
    short = len(part.mine) <= SHORT and len(part.theirs) <= SHORT
    if (BAN in theirs and not mine & {BAN, NOT}) or _weighs(mine, theirs, short):
        return [Failure("force", alignment.told(part))]
    if short and _denials(part.mine) != _denials(part.theirs):
        return [Failure("negation", alignment.told(part))]
    sides = _passive(part.mine, alignment.mine) != _passive(part.theirs, alignment.theirs)
    joined = (OR in mine and AND in theirs) or (AND in mine and OR in theirs)
    return [Failure("wording", alignment.told(part))] if short and (sides or joined) else []


def _denials(side: tuple[Token, ...]) -> int:
    return sum(token.form in (NOT, BAN) for token in side)


def _weighs(mine: set[str], theirs: set[str], short: bool) -> bool:
    """Whether the force of the two sides differs; a duty may be said or understood."""
    one, other = mine & FORCE, theirs & FORCE
    if one and other:
        return one != other
    if one - {DUTY}:  # 可以, 不得, 鼓励 where the source has none of them
        return short
    return bool(other - {DUTY}) and short


def _passive(side: tuple[Token, ...], line: Line) -> bool:
    """被申请人 is the other side of a matter than 申请人."""
    return any(_OTHER_SIDE.match(line.text, token.span[0]) for token in side)
