"""One word in the place of another: another department, product, party, level."""

import re

from qa.verify.beside.alignment import Alignment, Part
from qa.verify.beside.lists import moved
from qa.verify.beside.wording import AND, DATE, FIGURE, FORCE, LABEL, LONGEST, NOT, OR, Token
from qa.verify.finding import Failure, Kind
from qa.verify.force_check import LESS
from qa.verify.places import places

_EMPTY = {*FORCE, NOT, AND, OR, FIGURE, DATE, LABEL}
_POINTING = re.compile(r"^(?:该|其|本|这|此|上述|前述|有关|相关|各)")
_URGING = re.compile(
    r"(?:积极|全面|重点|统筹|协调|大力|深入|加快|着力|全力|不断|持续|进一步|[,，、和]|实施|实现|开展|推动|推进|"
    r"促进|加强|支持|构建|共建|牵头|负责|成立|深化|强化|落实|推行|实行|聚焦|建立|健全|完善|培育|引导|提高|提升|打造|制定|以|对|在)+"
)
_SUPPORTS = re.compile("支持|引导")
_COMPELS = re.compile("要求|强制|强迫|责令")
_SLIGHT = set("里中内说有对他们我来让给这那些个所从由用")


def exchange_failures(part: Part, alignment: Alignment, above: str) -> list[Failure]:
    """Return what stands in the place of something else; ``above`` are the words of the contexts.

    An abbreviation, a pronoun, an item of a list that changed places exchange nothing; nor do
    words so many that they are another statement.
    """
    mine, theirs = (_content(side) for side in (part.mine, part.theirs))
    if not mine or not theirs or max(len(mine), len(theirs)) > LONGEST:
        return []
    if alignment.mine.spans_segments(part.mine) or alignment.theirs.spans_segments(part.theirs):
        return []
    if alignment.mine.is_segment(part.mine) or _says_the_same(part, alignment, above):
        return []
    start, end = alignment.mine.segment(part.mine[0].span[0])
    measured = any(t.kind == FIGURE and start <= t.span[0] < end for t in alignment.mine.tokens)
    kind: Kind = "indicator" if measured else "wording"
    return [Failure(kind, alignment.told(part))]


def _says_the_same(part: Part, alignment: Alignment, above: str) -> bool:
    mine, theirs = (_content(side) for side in (part.mine, part.theirs))
    return (
        set(mine) <= _SLIGHT
        or _is_other_verb(part, alignment)
        or _abbreviates(mine, theirs)
        or bool(_POINTING.match(alignment.mine.said(part.mine)))
        or moved(part, alignment)
        or _introduces(part, alignment, above)
    )


def _is_other_verb(part: Part, alignment: Alignment) -> bool:
    """Whether a task is only put in another verb (做到 for 构建), neither opposite nor harder."""
    mine, theirs = alignment.mine.said(part.mine), alignment.theirs.said(part.theirs)
    compelled = _SUPPORTS.search(theirs) and _COMPELS.search(mine)
    return bool(_URGING.fullmatch(theirs)) and not LESS.search(mine) and not compelled


def _introduces(part: Part, alignment: Alignment, above: str) -> bool:
    """Whether a sentence begins with whose clause it is: 汕尾有…, 内蒙古提出…, 该纲要….

    What is left without the names that stand above the clause says nothing.
    """
    if not part.mine or part.mine[0].span[0] > alignment.mine.tokens[0].span[0]:
        return False
    if not places(alignment.mine.said(part.mine)):  # 生产者 for 销售者, both in a heading
        return False
    left = [t.form for t in part.mine]
    for size in range(len(left), 1, -1):
        for at in range(len(left) - size + 1):
            if "".join(left[at : at + size]) in above:
                left[at : at + size] = []
    return len(left) < len(part.mine) and all(form in _SLIGHT or form in _EMPTY for form in left)


def _content(side: tuple[Token, ...]) -> list[str]:
    return [t.form for t in side if t.kind not in _EMPTY]


def _abbreviates(one: list[str], other: list[str]) -> bool:
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(form in rest for form in short)
