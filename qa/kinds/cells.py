"""What one document says on one theme: its figure, its departments, or its sentences."""

import re
from dataclasses import replace

from index.question.years import years_in
from qa import extract
from qa.answer import Evidence
from qa.case import Candidate, Case, enough, evidence, judged
from qa.coverage import covered
from qa.kinds.scan import scan
from qa.kinds.sides import Side
from qa.kinds.theme import Saying, Theme
from qa.question import FIGURES
from qa.relevance import subject
from qa.segments import Segment, best_segments
from qa.statement import Statement

_HITS = 6
_SHORT = 4  # characters of content that make a document's part of a question one of its own
_PLAIN = 0.45  # fit of a segment from which its figure is the one asked for
_FAIR = 0.3  # and where a document's part of the question says no measure
_LIKELY = 0.2  # and where it is measured in the same way: 合格率, 满意度
_NEAR = 0.05  # a second sentence this close to the best is quoted beside it
_NEAR_WORD = 0.3  # share of the word, by rarity, that such a sentence must hold
_MOST = 3
_MEASURE = re.compile(r"[\u4e00-\u9fff](?:[\u4e00-\u9fff]率|意度)|指数")


def figures_of(case: Case, theme: Theme, side: Side) -> tuple[Segment, ...]:
    """The figures of a side that stand by the theme, whatever year they are for."""
    own = asked_of(case, theme, side)
    wish = replace(own.wish, years=())
    best = best_segments(wish, _with_figures(case, side), case.idf)
    measures = frozenset(_MEASURE.findall(wish.about))
    return tuple(
        each
        for each in best[:_MOST]
        if each.fit >= _PLAIN
        or (each.fit >= _LIKELY and measures.intersection(_MEASURE.findall(each.text)))
    )


def measures_in(theme: Theme) -> frozenset[str]:
    """What a theme says that things are measured by: 合格率, 满意度."""
    return frozenset(_MEASURE.findall(theme.about))


def _with_figures(case: Case, side: Side) -> list[Evidence]:
    """Every sentence of a side that sets a target."""
    found: list[Evidence] = []
    for each in scan(case.searcher).within(side.ids):
        starts = [target.start for target in each.clause.facts.targets]
        for sentence in case.searcher.sentences_of(each.clause) if starts else ():
            if any(sentence.start <= start < sentence.end for start in starts):
                item = Evidence(len(found) + 1, each.document, each.clause, sentence, 1.0)
                found.append(item)
    return found


def sentences_of(case: Case, theme: Theme, side: Side, saying: Saying) -> tuple[Statement, ...]:
    """The sentences of a side on the theme: those that say its word, then what search found.

    Where another side says the word and this one does not, what search found must be near it.
    """
    own, said_here = asked_of(case, theme, side), saying.items[side.name]
    ranked = [
        each
        for each in judged(own, own.hits)
        if enough(each)
        and (
            said_here
            or not saying.word
            or covered(saying.word, _all_of(each), case.idf) >= _NEAR_WORD
        )
    ]
    items = evidence(ranked, most=_MOST) if ranked else ()
    if case.asked.wanted == "department" and items and (said := extract.departments(items[0])):
        return (said,)
    if case.asked.wanted in FIGURES and (best := own.targets(items)):
        return tuple(extract.segment_statement(each) for each in best[:2])
    near = [item for item in items[:2] if item.score >= items[0].score - _NEAR]
    unique = {(i.clause.id, i.sentence.start): i for i in (*said_here, *near)}
    return tuple(extract.sentence_statement(item) for item in list(unique.values())[:_MOST])


def _all_of(candidate: Candidate) -> str:
    return f"{candidate.hit.clause.heading} {candidate.sentence.text}"


def asked_of(case: Case, theme: Theme, side: Side) -> Case:
    """The case as it is put to one side: its own part of the question, if each has a part."""
    parts = case.searcher.catalog.parts(case.query.text)
    part = next((parts[each] for each in side.ids if each in parts), "")
    own = len(parts) > 1 and all(len(subject(each)) >= _SHORT for each in parts.values())
    if measures := measures_in(theme):  # said before all names it is common to them
        own = own and any(word in each for word in measures for each in parts.values())
    years = years_in(part)
    if not years and not any(years_in(each) for each in parts.values()):
        years = case.query.years
    focus = part if own and part else theme.about
    query = replace(case.query, focus=focus, documents=side.ids, years=years)
    hits = case.searcher.search(query, _HITS, documents=side.ids)
    return replace(case, query=query, hits=hits)
