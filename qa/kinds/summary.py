"""A document or a chapter in a few of its own sentences, each from another part, in its order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from index.clause import Clause, Document
from index.normalise import comparable
from index.question.labels.matching import matching
from qa.answer import Evidence
from qa.case import Case, Outcome
from qa.kinds.names import beside_names
from qa.kinds.salience import salience
from qa.kinds.scan import is_heading
from qa.kinds.summary_question import asks_plainly, asks_summary, of_nothing_else
from qa.statement import Grid, Statement, short_name

_MOST = 12  # sentences
_CHAPTERS = 24  # of a law have a sentence each; more than a page of them is no summary
_TWICE = 2  # sentences of one part
_DOCUMENTS = 3


@dataclass(frozen=True, slots=True)
class Part:
    """Clauses that stand under one heading."""

    heading: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """A sentence that stands for its part."""

    heading: str
    item: Evidence

    @property
    def words(self) -> str:
        """The sentence without the label of its article."""
        return " ".join(self.item.words.split()).removeprefix(self.item.clause.label).strip()


def by_summary(case: Case) -> Outcome | None:
    """The summary of what the question names; None when it asks for none, or for more."""
    if (
        not asks_summary(case.query.text)
        or not of_nothing_else(beside_names(case))
        or _asks_text(case)
    ):
        return None
    statements: list[Statement] = []
    grids: list[Grid] = []
    documents = _documents(case)
    for document in documents:
        clauses = _body(case, document)
        if clauses:
            picks = _picks(case, document, clauses, _MOST // len(documents))
            statements += _told(case, document, clauses, picks)
            grids.append(_grid(case, document, picks))
    return Outcome("answered", tuple(statements), grids=tuple(grids)) if statements else None


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


def _parts(clauses: Sequence[Clause]) -> tuple[Part, ...]:
    """The clauses by the first headings that part them."""
    deepest = max(len(clause.path) for clause in clauses)
    for depth in range(2, deepest + 1):
        parts = _parts_at(clauses, depth)
        if len(parts) > 1:
            return parts
    return _parts_at(clauses, deepest)


def _parts_at(clauses: Sequence[Clause], depth: int) -> tuple[Part, ...]:
    groups = groupby(clauses, lambda clause: clause.path[:depth])
    return tuple(Part(path[-1], tuple(own)) for path, own in groups)


def _picks(
    case: Case, document: Document, clauses: Sequence[Clause], most: int
) -> tuple[Pick, ...]:
    """The sentences that stand for the parts, in reading order."""
    parts = _parts(clauses)
    chapters = any(len(part.clauses) > 1 for part in parts)
    room = max(most, min(len(parts), _CHAPTERS)) if chapters else most
    each = min(_TWICE, max(1, room // len(parts)))
    ranked = [pick for part in parts for pick in _best(case, document, part)[:each]]
    kept = sorted(ranked, key=lambda pick: -pick.item.score)[:room]
    return tuple(sorted(kept, key=lambda pick: pick.item.sentence.start))


def _best(case: Case, document: Document, part: Part) -> list[Pick]:
    """The sentences of a part that tell most of it, best first."""
    found = [
        Evidence(
            0, document, clause, sentence,
            salience(sentence, clause, part.heading, case.idf, opens=n == 0),
        )
        for clause in part.clauses
        for n, sentence in enumerate(
            s for s in case.searcher.sentences_of(clause) if not is_heading(s, clause)
        )
    ]  # fmt: skip
    return [Pick(part.heading, item) for item in sorted(found, key=lambda item: -item.score)]


def _name(case: Case, document: Document) -> str:
    return short_name(document) + "、".join(label.text for label in case.query.labels)


def _told(
    case: Case, document: Document, clauses: Sequence[Clause], picks: Sequence[Pick]
) -> Iterator[Statement]:
    parts = _parts(clauses)
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
