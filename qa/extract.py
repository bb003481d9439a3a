"""Answers in the clauses' own words, for when a model is not needed or not to be trusted."""

from collections.abc import Sequence
from dataclasses import replace

from index.clause import Sentence
from index.facts.departments import department_span
from index.parsing.sentences import sentences
from qa.answer import Evidence
from qa.case import Case
from qa.question import FIGURES
from qa.segments import Segment
from qa.statement import Statement, short_name
from qa.verify import figures

_FEW = 3  # sentences quoted at most
CLOSE = 0.15
"""A sentence this much less likely to answer than the best is left out."""


def quote(case: Case, items: Sequence[Evidence]) -> list[Statement]:
    """The clause's own words that answer, by the kind of answer wanted."""
    if case.asked.wanted in FIGURES and (best := case.targets(items)):
        return [segment_statement(segment) for segment in best[:_FEW]]
    near = [item for item in items if item.score >= items[0].score - CLOSE]
    return [sentence_statement(item) for item in near[:_FEW]]


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
