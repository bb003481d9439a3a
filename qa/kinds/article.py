"""An article by its label: its text, what it refers to and what refers to it; or that it is not."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from index.clause import Clause, Document, Sentence
from index.normalise import comparable
from index.parsing.numbering import Family, number_of
from index.question.labels.label import Label
from index.question.labels.lookup import Found, Lookup, lookup
from qa import refuse
from qa.answer import Evidence
from qa.case import Candidate, Case, Outcome, enough, first_sentence
from qa.kinds.heading import by_heading, part_named
from qa.kinds.listing import place
from qa.kinds.names import beside_names
from qa.kinds.references import asked_relations, relations, told_relations
from qa.kinds.scan import folded
from qa.kinds.unnamed import of_unnamed
from qa.language import words as fixed_words
from qa.relevance import subject
from qa.statement import Grid, Statement, short_name

_LONGEST = 600  # characters of a clause shown whole
_MOST_LISTED = 12
_MOST_WHOLE = 3  # clauses of one label that are quoted whole
_SHORT = 4  # characters of content beside a label that still only ask for the article
_CONTENTS = re.compile(
    r"标题|哪几条|哪些条|目录|原文|全文|讲的?(?:是)?(?:什么|啥)|写的?(?:是)?(?:什么|啥)"
)


def by_article(case: Case, ranked: Sequence[Candidate]) -> Outcome | None:
    """The articles that a question names, or the news that there are none."""
    looked_up = _looked_up(case)
    alone = not looked_up.found and case.asked.wanted == "text" and len(_beside(case)) <= _SHORT
    if alone and (outcome := of_unnamed(case)) is not None:
        return outcome
    missing = [refuse.no_such_article(each, case.searcher.documents) for each in looked_up.missing]
    if not looked_up.found:
        return Outcome("refused", refusal="未找到：" + "\n".join(missing)) if missing else None
    asked = asked_relations(case.query.text)
    if not asked and not _only_the_article(case, ranked):
        return None
    by_label: dict[tuple[str, Label], list[Found]] = defaultdict(list)
    for found in looked_up.found:
        by_label[found.clause.document_id, found.label].append(found)
    statements: list[Statement] = []
    grids: list[Grid] = []
    for named in by_label.values():
        if not asked:
            statements += _articles(case, named)
        if len(named) <= _MOST_WHOLE:
            known = [relations(case, each) for each in named]
            statements += [line for each in known for line in told_relations(each, asked)]
            grids += [grid for each in known if (grid := each.grid(asked)).rows]
    if case.asked.yes_no and statements:  # what is claimed of the article nothing decides
        first, *others = statements
        unsaid = replace(first, text=f"{fixed_words('zh').unsaid}，{first.text}")
        statements = [unsaid, *others]
    statements += [Statement(line) for line in missing]
    return Outcome("partly" if missing else "answered", tuple(statements), grids=tuple(grids))


def labelled(case: Case) -> set[str]:
    """Ids of the clauses that the question's labels name, for searching inside them."""
    return set(_looked_up(case).clauses)


def _looked_up(case: Case) -> Lookup:
    """What the question's labels name in the documents it names, or in the only one there is.

    Without a label, what is headed as the question says.
    """
    query = case.query
    if by_name := by_heading(case):
        return Lookup(by_name[1])
    if not query.documents and len(case.documents) == 1:
        query = replace(query, documents=(case.documents[0].id,))
    if part := part_named(case):
        inside = lookup(query, case.searcher.catalog, lambda _: part)
        if inside.found:
            return inside
    return _headed_so(case, case.searcher.lookup(query))


def _headed_so(case: Case, looked_up: Lookup) -> Lookup:
    """Of several clauses under a label those whose heading is said with it: 一（二）品牌建设."""
    rest = folded(beside_names(case))
    names = (folded(each.clause.heading) for each in looked_up.found)
    said = {name for name in names if name and name in rest}
    headed = tuple(f for f in looked_up.found if folded(f.clause.heading) in said)
    return replace(looked_up, found=headed) if headed else looked_up


def _only_the_article(case: Case, ranked: Sequence[Candidate]) -> bool:
    """Whether nothing is asked but what the article says, or no sentence of it says more."""
    if case.asked.wanted != "text":
        return False
    length = len(_beside(case).replace(" ", ""))
    asks_contents = bool(_CONTENTS.search(case.query.text)) and length <= 2 * _SHORT
    return length <= _SHORT or asks_contents or not (ranked and enough(ranked[0]))


def _beside(case: Case) -> str:
    """What the question is about beside the documents and the article that it names."""
    if by_name := by_heading(case):
        return subject(comparable(beside_names(case)).replace(by_name[0].said, " "))
    rest = case.about
    for each in _looked_up(case).found:
        rest = rest.replace(comparable(each.clause.heading), "") if each.clause.heading else rest
    aliases = (alias for document in case.documents for alias in document.aliases)
    for name in (*(each.text for each in case.query.named), *aliases):
        rest = rest.replace(name, "")
    return rest


def _articles(case: Case, found: Sequence[Found]) -> list[Statement]:
    """What one label names in one document: its words, or where they are many what they are on."""
    document = case.searcher.documents[found[0].clause.document_id]
    if len(found) > _MOST_WHOLE:
        return _outline(case, document, [each.clause for each in found])
    return [
        statement
        for each in found
        for statement in (
            [_part(document, each)] if each.partial else _whole(case, document, each.clause)
        )
    ]


def _part(document: Document, found: Found) -> Statement:
    """The 款 or 项 that is asked for, alone."""
    start, end = found.span
    sentence = Sentence(found.clause.id, document.text[start:end], start, end)
    words = " ".join(sentence.text.split())
    item = Evidence(0, document, found.clause, sentence, 1.0)
    return Statement(f"{short_name(document)}{found.label.text}：{words}", (item,))


def _whole(case: Case, document: Document, clause: Clause) -> list[Statement]:
    """The words of a clause, sentence by sentence, as far as a page bears."""
    statements: list[Statement] = []
    length = 0
    for sentence in case.searcher.sentences_of(clause):
        length += len(sentence.text)
        if statements and length > _LONGEST:
            break
        item = Evidence(0, document, clause, sentence, 1.0)
        words = " ".join(item.words.split())
        if not statements:
            words = f"{_opening(item, words)}：{_unnumbered(item, words)}"
        statements.append(Statement(words, (item,)))
    return statements


def _opening(item: Evidence, words: str) -> str:
    return short_name(item.document) if words.startswith(item.clause.label) else place(item)


def _unnumbered(item: Evidence, words: str) -> str:
    """The words without a bare number, which would read like a figure: 5. 提升企业发展质量."""
    number = number_of(words)
    bare = number and number.family is Family.ARABIC and not words.startswith(item.clause.label)
    return words[number.end :].strip() if number and bare else words


def _outline(case: Case, document: Document, clauses: Sequence[Clause]) -> list[Statement]:
    """A heading by its label or its name: the clauses that stand under it."""
    levels = zip(*(clause.path for clause in clauses), strict=False)
    shared = [level[0] for level in takewhile(lambda level: len({*level}) == 1, levels)]
    heading = " ".join(shared[-1].split()) if len(shared) > 1 else "这些条款"
    told = [Statement(f"{short_name(document)}“{heading}”的条款共 {len(clauses)} 条")]
    for clause in clauses[:_MOST_LISTED]:
        item = Evidence(0, document, clause, first_sentence(case.searcher, clause), 1.0)
        words = " ".join(item.words.split()).removeprefix(clause.label).strip()
        told.append(Statement(f"{clause.label}{clause.heading or f'：{words}'}", (item,)))
    if len(clauses) > _MOST_LISTED:
        told.append(Statement(f"以上是其中前 {_MOST_LISTED} 条"))
    return told
