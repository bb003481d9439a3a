"""Ways of answering that need no model: by label, by department, by comparison, by a premise."""

import re
from collections import defaultdict
from dataclasses import replace

from index.clause import Document, Sentence
from index.normalise import comparable
from index.question.labels.label import Label
from index.question.labels.lookup import Found, Lookup, lookup
from index.question.years import years_in
from qa import extract, premise, refuse
from qa.answer import Evidence
from qa.case import ENOUGH, Candidate, Case, Outcome, enough, evidence, first_sentence, judged
from qa.question import FIGURES
from qa.relevance import subject
from qa.segments import Segment
from qa.statement import Statement, short_name

_MOST_LISTED = 12
_MOST_WHOLE = 3  # clauses of one label that are quoted whole
_CONTENTS = re.compile(
    r"标题|哪几条|哪些条|目录|原文|全文|讲的?(?:是)?(?:什么|啥)|写的?(?:是)?(?:什么|啥)"
)
_NEAR = 0.05  # a second sentence this close to the best is quoted beside it
_HITS = 6
_PLAIN = 0.45  # fit of a segment from which its figure is the one asked for
_SHORT = 4  # characters of content beside a label that still only ask for the article


def by_label(case: Case, ranked: list[Candidate]) -> Outcome | None:
    """The article that a question names: its text, or the news that there is none."""
    looked_up = _looked_up(case)
    missing = [refuse.no_such_article(each, case.searcher.documents) for each in looked_up.missing]
    if looked_up.found and not _only_the_article(case, ranked):
        return None
    if not looked_up.found:
        return Outcome("refused", refusal="未找到：" + "\n".join(missing)) if missing else None
    by_label: dict[tuple[str, Label], list[Found]] = defaultdict(list)
    for found in looked_up.found:
        by_label[found.clause.document_id, found.label].append(found)
    statements = [each for found in by_label.values() for each in _articles(case, found)]
    statements += [Statement(line) for line in missing]
    return Outcome("partly" if missing else "answered", tuple(statements))


def _looked_up(case: Case) -> Lookup:
    """What the question's labels name in the documents it names, or in the only one there is."""
    query = case.query
    if not query.documents and len(case.documents) == 1:
        query = replace(query, documents=(case.documents[0].id,))
    return lookup(query, case.searcher.catalog, case.searcher.clauses_of)


def _only_the_article(case: Case, ranked: list[Candidate]) -> bool:
    """Whether nothing is asked but what the article says, or no sentence of it says more."""
    if case.asked.wanted != "text":
        return False
    rest = case.about
    aliases = (alias for document in case.documents for alias in document.aliases)
    for name in (*(each.text for each in case.query.named), *aliases):
        rest = rest.replace(name, "")
    length = len(rest.replace(" ", ""))
    asks_contents = bool(_CONTENTS.search(case.query.text)) and length <= 2 * _SHORT
    return length <= _SHORT or asks_contents or not (ranked and enough(ranked[0]))


def labelled(case: Case) -> set[str]:
    """Ids of the clauses that the question's labels name, for searching inside them."""
    return set(_looked_up(case).clauses)


def _articles(case: Case, found: list[Found]) -> list[Statement]:
    """What one label names in one document: its words, or where they are many what they are on."""
    document = case.searcher.documents[found[0].clause.document_id]
    if len(found) > _MOST_WHOLE:
        clauses = [each.clause for each in found[:_MOST_LISTED]]
        return extract.outline(document, clauses, lambda c: first_sentence(case.searcher, c))
    return [
        statement
        for each in found
        for statement in (
            [_part(document, each)]
            if each.partial
            else extract.whole_clause(
                document, each.clause, case.searcher.sentences_of(each.clause)
            )
        )
    ]


def _part(document: Document, found: Found) -> Statement:
    """The 款 or 项 that is asked for, alone."""
    start, end = found.span
    sentence = Sentence(found.clause.id, document.text[start:end], start, end)
    words = " ".join(sentence.text.split())
    item = Evidence(0, document, found.clause, sentence, 1.0)
    return Statement(f"{short_name(document)}{found.label.text}：{words}", (item,))


def by_department(case: Case, ranked: list[Candidate]) -> Outcome | None:
    """Who is responsible: as the clause says that the question is about."""
    if case.asked.wanted != "department":
        return None
    best = next((c for c in ranked if enough(c) and c.hit.clause.departments), None)
    if best is None:
        return None
    (item,) = evidence([best])
    statement = extract.departments(item)
    return Outcome("answered", (statement,)) if statement else None


def by_claimed_department(case: Case) -> Outcome | None:
    """A department that the question claims to be responsible: borne out, or put right."""
    claimed = premise.claimed_departments(case.query.text)
    if not case.asked.yes_no or not claimed:
        return None
    focus = case.query.focus
    for name in claimed:
        focus = focus.replace(comparable(name.text), " ")
    query = replace(case.query, focus=focus, text=case.query.text.replace(claimed[0].text, ""))
    own = replace(case, query=query, hits=case.searcher.search(query, _HITS))
    ranked = judged(own, own.hits)
    best = next((c for c in ranked if c.score >= ENOUGH and c.hit.clause.departments), None)
    statement = extract.departments(evidence([best])[0]) if best else None
    if best is None or statement is None:
        return None
    right = any(premise.judge_department(n.text, best.hit.clause.departments) for n in claimed)
    return Outcome("answered", (Statement("是的" if right else "不对"), statement))


def by_comparison(case: Case) -> Outcome | None:
    """The same question put to each document; what a document does not say is said."""
    named = case.query.documents
    if len(named) < 2 and not (case.asked.compare and not named and not case.query.elsewhere):
        return None
    statements: list[Statement] = []
    silent: list[str] = []
    for document in case.documents:
        own = _asked_of(case, document.id)
        ranked = [c for c in judged(own, own.hits) if enough(c)]
        if ranked:
            statements += _side(own, evidence(ranked, most=3))
        else:
            silent.append(short_name(document))
    if not statements or (len(named) < 2 and len(statements) < 2):
        return None
    if silent and named:
        statements.append(Statement(f"{'、'.join(silent)}的文件没有这方面的规定"))
    return Outcome("partly" if silent and named else "answered", tuple(statements))


def _asked_of(case: Case, document: str) -> Case:
    """The case as it is put to one document: its own part of the question, if each has a part."""
    parts = case.searcher.catalog.parts(case.query.text)
    focus = case.query.focus
    if len(parts) > 1 and all(len(subject(part)) >= _SHORT for part in parts.values()):
        focus = parts.get(document, focus)
    years = years_in(parts.get(document, ""))
    if not years and not any(years_in(part) for part in parts.values()):
        years = case.query.years
    query = replace(case.query, focus=focus, documents=(document,), years=years)
    hits = case.searcher.search(query, _HITS, documents=(document,))
    return replace(case, query=query, hits=hits)


def _side(case: Case, items: tuple[Evidence, ...]) -> list[Statement]:
    """What one document says: its figure, its departments, or its best sentence."""
    if case.asked.wanted == "department" and (statement := extract.departments(items[0])):
        return [statement]
    best = case.targets(items) if case.asked.wanted != "text" else ()
    if best:
        return [extract.segment_statement(segment) for segment in best[:2]]
    near = [item for item in items[:2] if item.score >= items[0].score - _NEAR]
    return [extract.sentence_statement(item) for item in near]


def by_figure(case: Case, items: tuple[Evidence, ...]) -> Outcome | None:
    """A figure that stands plainly by the indicator asked about is read off, without a model."""
    if case.asked.wanted not in FIGURES or case.asked.yes_no:
        return None
    best = case.targets(items)
    if not best or len(best) > 2 or best[0].fit < _PLAIN:
        return None
    return Outcome("answered", tuple(extract.segment_statement(segment) for segment in best))


def by_premise(case: Case, items: tuple[Evidence, ...], question: str) -> Outcome | None:
    """A figure that the question claims: borne out, or put right."""
    best: tuple[Segment, ...] = case.targets(items)
    verdict = premise.judge_figures(question, best)
    if verdict is None or best[0].fit < _PLAIN or (verdict and not case.asked.yes_no):
        return None
    opening = (
        "是的。"
        if verdict
        else "不对，文件中的数字不是这样。"
        if case.asked.yes_no
        else "更正：问题里的数字与文件不符。"
    )
    words = [extract.segment_statement(segment) for segment in best[:2]]
    return Outcome("answered", (Statement(opening), *words))
