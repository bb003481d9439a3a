"""A text taken apart for comparing: pieces of a sentence, at most one figure in each.

A piece knows the words around its figure, the years that govern it ("到2025年，…" governs what
follows until the next year), and the sentence it stands in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from index.clause import Span
from qa.verify.dates import Date, dates
from qa.verify.figures import Figure, figures
from qa.verify.folding import bigrams, fold
from qa.verify.quotations import quotations

_SENTENCE = re.compile(r"[^。!?;\n]*[^\s。!?;][^。!?;\n]*[。!?;]?")
_SEGMENT = re.compile(r"(?:[^,:]|(?<=\d),(?=\d{3}))+")
_JOINT = re.compile(r"、|以及|和|与|及")
_BRACKETED = re.compile(r"[(（〈《〔【<][^)）〉》〕】>]*[)）〉》〕】>]")
_NOT_TARGET = re.compile(r"\s*(?:以来|版|度|印发|发布|出台|制定|修订|通过|施行|实施)")
_ASPIRES = re.compile(r"力争|争取|努力|力求|预计")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text with at most one figure (a range counts as one stretch)."""

    text: str  # folded
    span: Span
    figures: tuple[Figure, ...]
    words: frozenset[str]  # content bigrams around the figure
    years: tuple[int, ...]
    sentence: Span
    aspires: bool  # 力争 stands before, in this sentence
    lead: frozenset[str] = frozenset()  # words of the figureless pieces just before


@lru_cache(maxsize=2048)
def pieces(text: str, *, claims: bool = False) -> tuple[Piece, ...]:
    """Take ``text`` apart. ``claims``: figures in quotation marks are left to the quotations."""
    folded = fold(text)
    found: list[Piece] = []
    numbers = _claimed(text) if claims else figures(text)
    years: tuple[int, ...] = ()
    for sentence in _SENTENCE.finditer(folded):
        aspires = False
        lead: frozenset[str] = frozenset()
        first = len(found)
        for start, end in _stretches(folded, sentence.span(), numbers):
            years = governing(folded, (start, end)) or years
            held = tuple(f for f in numbers if start <= f.span[0] < end)
            aspires = aspires or bool(
                _ASPIRES.search(folded, start, held[0].span[0] if held else end)
            )
            words = _words(folded, (start, end), held)
            if held and len(words) < 2:
                words = frozenset().union(words, *(p.words for p in found[first:]))
            whole = sentence.span()
            found.append(
                Piece(folded[start:end], (start, end), held, words, years, whole, aspires, lead)
            )
            lead = frozenset() if held else lead | words
    return tuple(_distributed(found))


def _claimed(text: str) -> tuple[Figure, ...]:
    quoted = [q.span for q in quotations(text)]
    return tuple(f for f in figures(text) if not any(s <= f.span[0] < e for s, e in quoted))


def _stretches(folded: str, sentence: Span, numbers: tuple[Figure, ...]) -> Iterator[Span]:
    """Cut a sentence at commas, and between two figures of one comma-segment."""
    for segment in _SEGMENT.finditer(folded, *sentence):
        start, end = segment.span()
        spans = sorted({f.span for f in numbers if start <= f.span[0] < end})
        for before, after in pairwise(spans):
            joints = [m.start() for m in _JOINT.finditer(folded, before[1], after[0])]
            cut = joints[-1] if joints else before[1]
            yield start, cut
            start = cut
        yield start, end


def _words(folded: str, span: Span, held: tuple[Figure, ...]) -> frozenset[str]:
    chars = list(folded[span[0] : span[1]])
    blanks = [f.span for f in held]
    blanks += [d.span for d in dates(folded) if span[0] <= d.span[0] < span[1]]
    for start, end in blanks:
        for at in range(max(start, span[0]), min(end, span[1])):
            chars[at - span[0]] = " "
    return bigrams("".join(chars))


def governing(folded: str, span: Span) -> tuple[int, ...]:
    """Return the target years said in a stretch: years alone, outside brackets and titles."""
    aside = [m.span() for m in _BRACKETED.finditer(folded, *span)]
    return tuple(
        d.year
        for d in dates(folded)
        if span[0] <= d.span[0] < span[1] and d.year is not None and _is_target(d, folded, aside)
    )


def _is_target(date: Date, folded: str, aside: list[Span]) -> bool:
    inside = any(start <= date.span[0] < end for start, end in aside)
    return date.bare_year and not inside and not _NOT_TARGET.match(folded, date.span[1])


def _distributed(found: list[Piece]) -> list[Piece]:
    """Give each figure after 分别 its own item of the list before it.

    甲、乙分别达到96.5%、94%: 甲 goes with 96.5%, 乙 with 94%.
    """
    out = list(found)
    for at, piece in enumerate(found):
        head, marker, _ = piece.text.partition("分别")
        if not marker or not piece.figures:
            continue
        run = [at]
        while run[-1] + 1 < len(found) and not found[run[-1] + 1].words - piece.words:
            run.append(run[-1] + 1)
        run = [i for i in run if found[i].figures and found[i].sentence == piece.sentence]
        items = [i for i in _JOINT.split(head) if i.strip()]
        if len(items) == len(run) > 1:
            tail = _common_tail(items[-1])
            for index, item in zip(run, items, strict=True):
                out[index] = replace(found[index], words=bigrams(item) | tail)
    return out


def _common_tail(item: str) -> frozenset[str]:
    """The last item's indicator word belongs to all: 甲、乙合格率分别为 …"""
    match = re.search(r"(?:合格率|满意度|优良率|符合率|覆盖率|处置率|数量)\s*$", item)
    return bigrams(match[0]) if match else frozenset()
