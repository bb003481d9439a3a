"""What one document says on one theme: its figure, its departments, or its sentences."""

import re
from dataclasses import replace

from index.normalise import comparable
from index.question.years import years_in
from qa import extract
from qa.answer import Evidence
from qa.case import Candidate, Case, enough, evidence, judged
from qa.coverage import covered
from qa.kinds.scan import folded, is_heading, scan
from qa.kinds.sides import Side
from qa.kinds.theme import Saying, Theme
from qa.question import FIGURES
from qa.relevance import subject
from qa.segments import Segment, best_segments, segments
from qa.statement import Statement

_HITS = 6
_SHORT = 4  # characters of content that make a document's part of a question one of its own
_PLAIN = 0.45  # fit of a segment from which its figure is the one asked for
_FAIR = 0.3  # and where a document's part of the question says no measure
_LIKELY = 0.2  # and where it is measured in the same way: 合格率, 满意度
_NEAR = 0.05  # a second sentence this close to the best is quoted beside it
_NEAR_WORD = 0.3  # share of the word, by rarity, that such a sentence must hold
_MOST = 3
_THING = 0.6  # share of the characters of a thing measured in the name of another that is the same
_SAME_THING = 0.6  # and where only the thing measured is the same
_BRACKET = re.compile(r"\s*[（(【\[].*(?:负责|配合)[^。]{0,4}[)）】\]]\s*$")
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
        if _of_the_thing(wish.about, each.text)
        and (
            each.fit >= _PLAIN
            or (each.fit >= _LIKELY and measures.intersection(_MEASURE.findall(each.text)))
        )
    )


def _of_the_thing(about: str, text: str) -> bool:
    """Whether a figure is of the thing asked about: 食品抽检合格率 is not 基本药物抽检合格率.

    农产品 and 农畜产品 share their characters, not their words.
    """
    measured = next((word for word in about.split() if _MEASURE.search(word)), "")
    thing = {char for char in measured[: _start_of_measure(measured)] if char.isalnum()}
    shared = thing & set(comparable(text))
    return len(shared) >= _THING * len(thing)


def _start_of_measure(word: str) -> int:
    match = _MEASURE.search(word)
    return match.start() if match else 0


def nearest_figure(case: Case, theme: Theme, side: Side) -> Segment | None:
    """The figure of a side for the same thing in another measure: 抽检问题处置率 for 抽检合格率."""
    own = asked_of(case, theme, side)
    thing = _MEASURE.sub(" ", theme.about)
    if len(subject(thing)) < _SHORT:
        return None
    wish = replace(own.wish, about=thing, years=(), parts=(), unit="")
    best = best_segments(wish, _with_figures(case, side), case.idf)
    return best[0] if best and best[0].fit >= _SAME_THING else None


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

    Where another side says the word and this one does not, what search found must be near it; a
    side with a part of the question to itself is held to that part alone.
    """
    own, said_here = asked_of(case, theme, side), saying.items[side.name]
    part = part_for(case, theme, side)
    word = "" if part and saying.word not in folded(part) else saying.word
    ranked = [
        each
        for each in judged(own, own.hits)
        if enough(each)
        and not is_heading(each.sentence, each.hit.clause)
        and not _BRACKET.match(each.sentence.text)
        and (said_here or not word or covered(word, _all_of(each), case.idf) >= _NEAR_WORD)
    ]
    items = evidence(ranked, most=_MOST) if ranked else ()
    if case.asked.wanted == "department" and items and (said := extract.departments(items[0])):
        return (said,)
    if case.asked.wanted in FIGURES and (best := own.targets(items)):
        return tuple(extract.segment_statement(each) for each in best[:2])
    near = [item for item in items[:2] if item.score >= items[0].score - _NEAR]
    if part and not said_here:
        near = _spelled_out(case, side, part) or near
    unique = {(i.clause.id, i.sentence.start): i for i in (*said_here, *near)}
    return tuple(extract.sentence_statement(item) for item in list(unique.values())[:_MOST])


def _spelled_out(case: Case, side: Side, part: str) -> list[Evidence]:
    """The sentence that spells out what a part abbreviates: 环保追责 is 环境保护责任追究.

    All its characters stand in one comma piece; of several sentences none is meant for certain.
    """
    wanted = set(re.sub(r"\W", "", subject(part)))
    if len(wanted) < _SHORT:
        return []
    found = [
        Evidence(1, each.document, each.clause, sentence, 1.0)
        for each in scan(case.searcher).within(side.ids)
        for sentence in case.searcher.sentences_of(each.clause)
        if any(wanted <= set(comparable(piece)) for piece in segments(sentence.text))
    ]
    return found if len(found) == 1 else []


def _all_of(candidate: Candidate) -> str:
    return f"{candidate.hit.clause.heading} {candidate.sentence.text}"


def asked_of(case: Case, theme: Theme, side: Side) -> Case:
    """The case as it is put to one side: its own part of the question, if each has a part."""
    parts = case.searcher.catalog.parts(case.query.text)
    said = next((parts[each] for each in side.ids if each in parts), "")
    years = years_in(said)
    if not years and not any(years_in(each) for each in parts.values()):
        years = case.query.years
    focus = part_for(case, theme, side) or theme.about
    query = replace(case.query, focus=focus, documents=side.ids, years=years)
    hits = case.searcher.search(query, _HITS, documents=side.ids)
    return replace(case, query=query, hits=hits)


def part_for(case: Case, theme: Theme, side: Side) -> str:
    """A side's own part of the question where each side has one; "" where they share the theme."""
    parts = case.searcher.catalog.parts(case.query.text)
    own = len(parts) > 1 and all(len(subject(each)) >= _SHORT for each in parts.values())
    if measures := measures_in(theme):  # said before all names it is common to them
        own = own and any(word in each for word in measures for each in parts.values())
    said = next((parts[each] for each in side.ids if each in parts), "") if own else ""
    return _DIFFERENCE.sub("", said).strip()


_DIFFERENCE = re.compile(
    r"(?:之间)?(?:有|是)?(?:何|什么|哪些|啥|没有)?(?:异同|差异|差别|区别|不同|不一样)(?:之处|点|吗)?[?？。]*$"
)
