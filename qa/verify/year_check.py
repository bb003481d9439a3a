"""Do the years and dates of a sentence stand in its sources, and govern what they say there?"""

import re
from collections.abc import Sequence
from itertools import pairwise

from qa.verify.dates import Date, dates
from qa.verify.finding import Failure, Source
from qa.verify.folding import coverage, fold
from qa.verify.passages import Piece, pieces
from qa.verify.quotations import quotations

_DASH = re.compile(r"\s*年?\s*(?:[-—–~]{1,2}|至|到)\s*")
ALIGNED = 0.7  # overlap from which a piece of the sentence is taken to restate a piece of a source


def date_failures(sentence: str, cited: Sequence[Source]) -> tuple[Failure, ...]:
    """Return the dates of ``sentence`` that no source has, and years that govern something else."""
    known = [d for s in cited for d in (*dates(s.text), *dates(s.context))]
    years = {year for s in cited for year in s.years}
    quoted = [q.span for q in quotations(sentence)]
    failed = []
    for date in dates(sentence):
        if any(start <= date.span[0] < end for start, end in quoted):
            continue
        if not (date.bare_year and date.year in years):
            failed += _date(date, known)
    return tuple(failed) or _ranges(sentence, cited) + _misgoverned(sentence, cited)


def _ranges(sentence: str, cited: Sequence[Source]) -> tuple[Failure, ...]:
    """2016-2020年 must stand as that range, not as two years that are both somewhere."""
    known = {pair for s in cited for pair in _year_ranges(s.text) | _year_ranges(s.context)}
    wrong = sorted(_year_ranges(sentence) - known)
    return tuple(Failure("year", f"年份“{a}-{b}年”不在所引条款中") for a, b in wrong)


def _year_ranges(text: str) -> set[tuple[int, int]]:
    folded, days = fold(text), [d for d in dates(text) if d.bare_year]
    return {
        (one.year, other.year)
        for one, other in pairwise(days)
        if _DASH.fullmatch(folded, one.span[1], other.span[0]) and one.year and other.year
    }


def _date(date: Date, known: list[Date]) -> list[Failure]:
    kind = "年份" if date.bare_year else "日期"
    same = [d for d in known if date.within(d)]
    if not same:
        return [Failure("year" if date.bare_year else "date", f"{kind}“{date.text}”不在所引条款中")]
    relations = {d.relation for d in same}
    if not date.bare_year and date.relation not in relations:
        return [Failure("date", f"日期“{date.text}”的“前、后、起”与所引条款不一致")]
    return []


def _misgoverned(sentence: str, cited: Sequence[Source]) -> tuple[Failure, ...]:
    """A year that stands in the source but governs another target there (2035 for 2025)."""
    there = [
        (piece, piece.years or source.years) for source in cited for piece in pieces(source.text)
    ]
    for piece in pieces(sentence, claims=True):
        if piece.years and not piece.figures and len(piece.words) >= 4:
            told = _other_years(piece, there)
            if told:
                said = f"“{piece.text.strip()}”的年份与所引条款不符，条款为{told}"
                return (Failure("year", said),)
    return ()


def _other_years(piece: Piece, there: list[tuple[Piece, tuple[int, ...]]]) -> str:
    scored = [(coverage(piece.words, p.words), years) for p, years in there if p.words]
    best = max((score for score, _ in scored), default=0.0)
    if best < ALIGNED:
        return ""
    near = [years for score, years in scored if score >= best - 0.1]
    if any(not years or set(years) & set(piece.years) for years in near):
        return ""
    return "、".join(f"{year}年" for year in sorted({y for years in near for y in years}))
