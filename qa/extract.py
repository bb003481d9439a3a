"""Answers in the clauses' own words, for when a model is not needed or not to be trusted."""

from collections.abc import Sequence
from dataclasses import replace

from index.clause import Sentence
from index.facts.departments import department_span
from index.parsing.sentences import sentences
from qa.answer import Evidence
from qa.case import ENOUGH, Case
from qa.enumeration import all_of_a_count, enumerating
from qa.question import FIGURES
from qa.segments import Segment
from qa.statement import Statement, short_name
from qa.verify import figures

_FEW = 3  # sentences quoted at most
CLOSE = 0.15
"""A sentence this much less likely to answer than the best is left out."""
_BEARS = 0.2  # fit below which a figure stands by something else than what is asked


def quote(case: Case, items: Sequence[Evidence]) -> list[Statement]:
    """The clause's own words that answer, by the kind of answer wanted."""
    if case.asked.wanted in FIGURES and (said := targets(case, items, _BEARS, _FEW)):
        return said
    return [sentence_statement(item) for item in _sentences(case, items)]


def targets(case: Case, items: Sequence[Evidence], least: float, most: int) -> list[Statement]:
    """The figures asked for, each in its piece of a sentence; [] where none fits by ``least``.

    Where a figure alone would not do, or not each one asked for is found, it is the sentence that
    answers. Figures that fit alike are given up to ``most``; those of several parts are all given.
    """
    best = case.targets(items)
    parts = len(case.wish.parts)
    each_told = len(best) >= parts > 1
    whole = not each_told and (case.asked.whole or parts > 1)
    if best and whole and (sentences_told := _whole(items)):
        return sentences_told
    if not best or best[0].fit < least or not (each_told or len(best) <= most):
        return []
    return [segment_statement(segment) for segment in best]


def _whole(items: Sequence[Evidence]) -> list[Statement]:
    """The sentences with figures of the clause that answers best; [] where its best has none."""
    first = items[0]
    near = [item for item in items if item.clause.id == first.clause.id and item.score >= ENOUGH]
    figured = [item for item in near if figures(item.sentence.text)]
    return [sentence_statement(item) for item in figured] if first in figured else []


def enumerated(case: Case, items: Sequence[Evidence]) -> Sequence[Evidence]:
    """The sentences that name in a row, or one each, what is to be listed; () where none does."""
    question = case.query.text
    if counted := all_of_a_count(case.searcher, question, items[0]):
        return counted
    row = enumerating(question, [item for item in items if item.score >= ENOUGH])
    return () if row is None else (row,)


def _sentences(case: Case, items: Sequence[Evidence]) -> Sequence[Evidence]:
    """The sentences that answer: those that enumerate what is to be, else the likeliest."""
    if listed := enumerated(case, items):
        return listed
    near = [item for item in items if item.score >= items[0].score - CLOSE]
    return near[:_FEW]


def segment_statement(segment: Segment) -> Statement:
    """One target, verbatim, under its region and year: 内蒙古到2025年：制造业…达到96.5%。"""
    item = segment.evidence
    return Statement(headed(item, segment.text), (item,))


def sentence_statement(item: Evidence) -> Statement:
    """One sentence, verbatim, under its region and year."""
    return Statement(headed(item, item.words), (item,))


def headed(item: Evidence, text: str) -> str:
    """Words of a piece of evidence under its region and the year that governs them."""
    years = [year for year in item.sentence.years if str(year) not in text]
    year = f"到{years[-1]}年" if years and figures(text) else ""
    return f"{short_name(item.document)}{year}：{text.strip()}"


def departments(item: Evidence) -> Statement | None:
    """Who is responsible for a clause: the words of its closing bracket, or its sentence on it."""
    span = department_span(item.clause.text)
    if span is None:
        return _charging(item)
    bracket = item.clause.text[span[0] : span[1]].strip("（）()【】[] \n")
    start = item.clause.start + span[0]
    sentence = Sentence(
        item.clause.id, item.clause.text[slice(*span)], start, start + span[1] - span[0]
    )
    cited = replace(item, sentence=sentence)
    topic = item.clause.heading or item.clause.label
    return Statement(f"{short_name(item.document)}·{topic}：{bracket}", (cited,))


def _charging(item: Evidence) -> Statement | None:
    """The sentence that charges a department: the evidence's own, else the clause's first."""
    starts = [duty.start for duty in item.clause.facts.duties]
    for sentence in (item.sentence, *sentences(item.clause)):
        if any(sentence.start <= start < sentence.end for start in starts):
            return sentence_statement(replace(item, sentence=sentence))
    return None
