"""Ways of answering that need no model: by label, by department, by comparison, by a premise."""

import re
from dataclasses import replace

from index.clause import Clause
from index.normalise import comparable
from index.question.labels import Label, highest, matching
from index.question.years import years_in
from qa import extract, premise, refuse
from qa.answer import Evidence
from qa.case import ENOUGH, Candidate, Case, Outcome, enough, evidence, first_sentence, judged
from qa.question import FIGURES
from qa.relevance import subject
from qa.segments import Segment
from qa.statement import Statement, short_name

_MOST_LISTED = 12
_CONTENTS = re.compile(
    r"标题|哪几条|哪些条|目录|原文|全文|讲的?(?:是)?(?:什么|啥)|写的?(?:是)?(?:什么|啥)"
)
_NEAR = 0.05  # a second sentence this close to the best is quoted beside it
_HITS = 6
_PLAIN = 0.45  # fit of a segment from which its figure is the one asked for
_SHORT = 4  # characters of content beside a label that still only ask for the article


def by_label(case: Case, ranked: list[Candidate]) -> Outcome | None:
    """The article that a question names: its text, or the news that there is none."""
    if not case.query.labels or not (case.query.documents or len(case.documents) == 1):
        return None
    statements: list[Statement] = []
    missing: list[str] = []
    for document in case.documents:
        clauses = case.searcher.clauses_of(document.id)
        for label in case.query.labels:
            found = matching(label, clauses)
            if not found:
                missing.append(
                    refuse.no_such_article(label.text, document, highest(label, clauses))
                )
            elif _only_the_article(case, ranked):
                statements += _articles(case, label, found)
    if statements:
        return Outcome("answered", tuple(statements))
    return Outcome("refused", refusal="未找到：" + "\n".join(missing)) if missing else None


def _only_the_article(case: Case, ranked: list[Candidate]) -> bool:
    """Whether nothing is asked but what the article says, or no sentence of it says more."""
    if case.asked.wanted != "text":
        return False
    rest = case.about
    for name in (alias for document in case.documents for alias in document.aliases):
        rest = rest.replace(name, "")
    length = len(rest.replace(" ", ""))
    asks_contents = bool(_CONTENTS.search(case.query.text)) and length <= 2 * _SHORT
    return length <= _SHORT or asks_contents or not (ranked and enough(ranked[0]))


def labelled(case: Case) -> set[str]:
    """Ids of the clauses that the question's labels name, for searching inside them."""
    return {
        clause.id
        for document in case.documents
        for label in case.query.labels
        for clause in matching(label, case.searcher.clauses_of(document.id))
    }


def _articles(case: Case, label: Label, found: tuple[Clause, ...]) -> list[Statement]:
    document = case.searcher.documents[found[0].document_id]
    if len(found) > 3:
        return extract.outline(
            document, found[:_MOST_LISTED], lambda c: first_sentence(case.searcher, c)
        )
    return [
        statement
        for clause in found
        for statement in extract.whole_clause(document, clause, case.searcher.sentences_of(clause))
    ]


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
    return replace(case, query=query, hits=case.searcher.search(query, _HITS))


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
