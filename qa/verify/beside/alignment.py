"""A sentence laid beside the source's sentence that it restates, and where the two part."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from index.clause import Span
from qa.verify.beside.wording import FIGURE, Token, tokens
from qa.verify.folding import fold

NEAR = 0.6  # share of a sentence's tokens that stand in the source's, in its order
LEAST = 4  # tokens that have to be the same
DENSE = 0.6  # share of the source's words, from the first to the last, that are the same
LEVEL = 0.05  # by how much a sentence may be farther than the nearest and be level with it
CANDIDATES = 3  # sentences of a source that are tried
_OWN_NUMBER = re.compile(
    r"\s*(?:第[一二三四五六七八九十百零〇\d]+[条章节]\s|\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+、|\d{1,2}[.、](?!\d))"
)
_BORDER = re.compile(r"[,;]")
_STOP = re.compile(r"[^\w\s]|[和与及并]")
_SENTENCE = re.compile(r"[^。!?;\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a text, as tokens."""

    text: str  # folded; the whole text that the spans of its tokens point into
    span: Span
    tokens: tuple[Token, ...]
    pairs: frozenset[tuple[str, str]]

    def segment(self, at: int) -> Span:
        """The comma segment around a position."""
        ends = [m.start() for m in _BORDER.finditer(self.text, *self.span)]
        start = max((end + 1 for end in ends if end < at), default=self.span[0])
        return start, min((end for end in ends if end >= at), default=self.span[1])

    def is_segment(self, part: tuple[Token, ...]) -> bool:
        """Whether tokens are comma segments of their own: a statement, not a word of one."""
        if not part:
            return False
        start, end = part[0].span[0], part[-1].span[1]
        first, last = self.segment(start), self.segment(end - 1)
        return first[0] == start and last[1] == end and self.text[end : end + 1] in ",;"

    def spans_segments(self, part: tuple[Token, ...]) -> bool:
        """Whether a comma stands between the tokens."""
        return bool(_BORDER.search(self.said(part)))

    def said(self, part: tuple[Token, ...]) -> str:
        """The words of some of its tokens, from the first to the last."""
        return self.text[part[0].span[0] : part[-1].span[1]] if part else ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of both sides: the ``same``, or what one has for the other's words."""

    same: bool
    mine: tuple[Token, ...]
    theirs: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """A sentence and the source's sentence it restates, in parts from first to last."""

    mine: Line
    theirs: Line
    parts: tuple[Part, ...]
    nearness: float

    def anchored(self, at: int) -> bool:
        """Whether what stands around a part is the same on both sides."""
        before, after = self.parts[:at], self.parts[at + 1 :]
        left = len(before) < 2 or len(before[-1].mine) >= 2
        right = len(after) < 2 or len(after[0].mine) >= 2
        return left and right

    def told(self, part: Part) -> str:
        """What the two sides say in the same place, for a person: 民政, not 民, for 教育行政."""
        after = self.parts[self.parts.index(part) + 1 :][:1]
        single = part.mine and part.theirs and min(len(part.mine), len(part.theirs)) == 1
        more = after[0] if single and after and after[0].same else Part(True, (), ())
        mine = self.mine.said(part.mine + more.mine[:1])
        theirs = self.theirs.said(part.theirs + more.theirs[:1])
        if not theirs:
            return f"所引条款没有“{mine}”"
        return f"句中为“{mine}”，所引条款为“{theirs}”" if mine else f"句中没有条款的“{theirs}”"


@lru_cache(maxsize=1024)
def lines(text: str) -> tuple[Line, ...]:
    """The sentences of ``text``."""
    folded, found = fold(text), []
    every = tokens(text)
    starts = [token.span[0] for token in every]
    for match in _SENTENCE.finditer(folded):
        number = _OWN_NUMBER.match(folded, *match.span())
        start = number.end() if number else match.start()
        held = every[bisect_left(starts, start) : bisect_left(starts, match.end())]
        forms = [t.form for t in held]
        if held:
            pairs = frozenset(pairwise(forms))
            found.append(Line(folded, match.span(), held, pairs))
    return tuple(found)


def alignments(mine: Line, there: list[Line]) -> list[Alignment]:
    """The sentences that ``mine`` restates, the nearest and those level with it, if any."""
    if len(mine.tokens) < LEAST:
        return []
    there = [
        line
        for line in there
        if ("分别" in line.said(line.tokens)) == ("分别" in mine.said(mine.tokens))
    ]
    shared = sorted(
        ((len(mine.pairs & line.pairs), -at) for at, line in enumerate(there)), reverse=True
    )
    tried = [there[-at] for count, at in shared[:CANDIDATES] if count * 2 >= len(mine.pairs)]
    found = [_align(mine, line) for line in tried]
    best = max((a.nearness for a in found), default=0.0)
    level = [a for a in found if a.nearness >= max(NEAR, best - LEVEL)]
    return sorted(level, key=lambda a: -a.nearness)


def _align(mine: Line, theirs: Line) -> Alignment:
    forms = [t.form for t in mine.tokens]
    matcher = SequenceMatcher(None, forms, [t.form for t in theirs.tokens], autojunk=False)
    parts: list[Part] = []
    for tag, i, k, j, m in matcher.get_opcodes():
        parts.append(Part(tag == "equal", mine.tokens[i:k], theirs.tokens[j:m]))
    same = sum(len(part.mine) for part in parts if part.same)
    inner = parts[parts[0].mine == () : len(parts) - (parts[-1].mine == ())]  # the part it restates
    dense = same >= LEAST and same >= DENSE * sum(len(part.theirs) for part in inner)
    crosses = any(part.same and _crosses(part, mine, theirs) for part in parts)
    nearness = same / len(forms) if dense and not crosses else 0.0
    return Alignment(mine, theirs, _cut(_without_chance(parts), mine, theirs), nearness)


def _crosses(part: Part, mine: Line, theirs: Line) -> bool:
    """Whether a figure stands by words that a comma keeps from it there (…96.5%，消费品…)."""
    for at, (one, other) in enumerate(pairwise(part.theirs)):
        if FIGURE in (one.kind, other.kind):
            here = (part.mine[at].span[1], part.mine[at + 1].span[0])
            parted = _BORDER.search(theirs.text, one.span[1], other.span[0])
            if parted and not _STOP.search(mine.text, *here):
                return True
    return False


def _cut(parts: list[Part], mine: Line, theirs: Line) -> tuple[Part, ...]:
    """What stands before and after, cut to the comma segments that the two sides meet in."""
    if len(parts) < 2:
        return tuple(parts)
    first, *middle, last = parts
    if not first.same:
        met = (middle or [last])[0]
        outside, mine_inside = _split(first.mine, mine.segment(met.mine[0].span[0]))
        _, inside = _split(first.theirs, theirs.segment(met.theirs[0].span[0]))
        middle = [Part(False, outside, ()), Part(False, mine_inside, inside), *middle]
    else:
        middle = [first, *middle]
    if last.same:
        return (*middle, last)
    met = middle[-1]
    outside, mine_inside = _split(last.mine, mine.segment(met.mine[-1].span[0]))
    _, inside = _split(last.theirs, theirs.segment(met.theirs[-1].span[0]))
    return (*middle, Part(False, mine_inside, inside), Part(False, outside, ()))


def _split(part: tuple[Token, ...], segment: Span) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The tokens outside a comma segment, and those inside it."""
    start, end = segment
    inside = tuple(token for token in part if start <= token.span[0] < end)
    return tuple(token for token in part if token not in inside), inside


def _without_chance(parts: list[Part]) -> list[Part]:
    """A single character that two different words happen to share is no place they meet in."""
    found: list[Part] = []
    for at, part in enumerate(parts):
        inside = 0 < at < len(parts) - 1 and not parts[at - 1].same and not parts[at + 1].same
        chance = part.same and inside and len(part.mine) == 1 and not part.mine[0].values
        joins = found and not found[-1].same and (chance or not part.same)
        if joins:
            last = found.pop()
            part = Part(False, last.mine + part.mine, last.theirs + part.theirs)
        elif chance:
            part = Part(False, part.mine, part.theirs)
        found.append(part)
    return found
