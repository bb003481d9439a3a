"""A document or a chapter in a few of its own sentences, each from another part, in its order."""

import re
from collections.abc import Iterator, Sequence

from index.clause import Clause, Document
from index.normalise import comparable
from index.question.labels.matching import matching
from qa.case import Case, Outcome
from qa.kinds.names import beside_names
from qa.kinds.summary_picks import Pick, parts_of, picks_of
from qa.kinds.summary_question import asks_plainly, asks_summary, of_nothing_else
from qa.statement import Grid, Statement, short_name

_MOST = 12  # sentences
_DOCUMENTS = 3


def by_summary(case: Case) -> Outcome | None:
    """The summary of what the question names; None when it asks for none, or for more."""
    if not asks_summary(case.query.text) or not of_nothing_else(_beside(case)) or _asks_text(case):
        return None
    statements: list[Statement] = []
    grids: list[Grid] = []
    documents = _documents(case)
    for document in documents:
        clauses = _body(case, document)
        if clauses:
            picks = picks_of(case, document, clauses, _MOST // len(documents))
            statements += _told(case, document, clauses, picks)
            grids.append(_grid(case, document, picks))
    return Outcome("answered", tuple(statements), grids=tuple(grids)) if statements else None


def _beside(case: Case) -> str:
    """What a question says beside the names, labels and headings of what it wants summarised."""
    rest = beside_names(case)
    if not (case.query.labels and case.query.documents):
        return rest
    document = case.searcher.documents[case.query.documents[0]]
    headings = {heading for clause in _body(case, document) for heading in clause.path[1:-1]}
    for heading in headings:
        rest = rest.replace(comparable(_NUMBER.sub("", heading)), " ")
    return rest


_NUMBER = re.compile(r"^\s*第\S+[编章节]\s*")


def _asks_text(case: Case) -> bool:
    """Whether an article is asked for, or the heading of a part with all that is under it."""
    labels = case.query.labels
    plainly = asks_plainly(case.query.text)
    return any(each.of_articles or each.inside or not (plainly or each.top) for each in labels)


def _documents(case: Case) -> tuple[Document, ...]:
    """The documents to be summarised: of several that share a name the best, as it stands."""
    held = case.searcher.documents
    if not case.query.documents:
        pointed = _pointed_at(case) or tuple(held.values())
        return pointed if len(pointed) == 1 else ()
    first = dict.fromkeys(each.documents[0] for each in case.query.named if each.documents)
    return tuple(held[each] for each in first or case.query.documents)[:_DOCUMENTS]


def _pointed_at(case: Case) -> tuple[Document, ...]:
    """The documents of the kind that 这份纲要 or 本办法 points at."""
    said = _THIS.search(comparable(case.query.text))
    documents = case.searcher.documents.values()
    return tuple(d for d in documents if said and _BARE.sub("", d.title).endswith(said[1]))


_THIS = re.compile(
    r"[这本该此](?:[份部个]|一[份部个])?(纲要|意见|办法|条例|规定|细则|方案|规划|法)"
)
_BARE = re.compile(r"\s*[（(][^（）()]*[）)]\s*$")


def _body(case: Case, document: Document) -> tuple[Clause, ...]:
    """The clauses that are summed up: below a heading or an article, and under the labels named."""
    clauses = [c for c in case.searcher.clauses_of(document.id) if len(c.path) > 1]
    if not case.query.labels:
        return tuple(clauses)
    named = {c.id for label in case.query.labels for c in matching(label, clauses)}
    return tuple(c for c in clauses if c.id in named)


def _name(case: Case, document: Document) -> str:
    return short_name(document) + "、".join(label.text for label in case.query.labels)


def _told(
    case: Case, document: Document, clauses: Sequence[Clause], picks: Sequence[Pick]
) -> Iterator[Statement]:
    parts = parts_of(clauses)
    of_parts = len({pick.heading for pick in picks})
    yield Statement(f"{_name(case, document)}的要点（原文摘句）")
    for pick in picks:
        heading = " ".join(pick.heading.split())
        opening = "" if pick.item.clause.label == heading else f"{heading}："
        yield Statement(f"{opening or pick.item.clause.label + '：'}{pick.words}", (pick.item,))
    yield Statement(
        f"以上 {len(picks)} 句摘自 {len(parts)} 个部分中的 {of_parts} 个，"
        f"全部条款共 {len(clauses)} 条"
    )


def _grid(case: Case, document: Document, picks: Sequence[Pick]) -> Grid:
    rows = tuple(
        (Statement(" ".join(p.heading.split())), Statement(p.item.clause.label),
         Statement(p.words, (p.item,)))
        for p in picks
    )  # fmt: skip
    return Grid(f"{_name(case, document)}的要点", ("部分", "条款", "原文"), rows)
