"""What an article refers to, and what in the whole corpus refers to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.clause import Clause, Document, Sentence
from index.facts.fact import Reference
from index.normalise import comparable
from index.question.labels.lookup import Found
from qa.answer import Evidence
from qa.case import Case
from qa.kinds.listing import place
from qa.kinds.scan import scan
from qa.statement import Grid, Statement, short_name

Way = Literal["引用", "被引用"]

_MOST_BESIDE = 3  # references of each way told under the text of an article
_MOST_ASKED = 20  # and where they are what is asked for


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference: ``said`` by a sentence, in it ``text``; ``other`` is what stands at its end.

    ``other`` is the opening of the clause referred to, None where the corpus does not have it or a
    whole document is meant.
    """

    way: Way
    text: str
    said: Evidence
    other: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Relations:
    """All references from and to one clause."""

    document: Document
    clause: Clause
    entries: tuple[Entry, ...]

    def grid(self, asked: Sequence[Way] = ()) -> Grid:
        """All of them, or those of the ways ``asked`` for, one a row."""
        shown = [entry for entry in self.entries if not asked or entry.way in asked]
        title = f"{short_name(self.document)}{self.clause.label}的引用关系"
        return Grid(title, ("关系", "条款", "原文"), tuple(map(_row, shown)))


def asked_relations(question: str) -> tuple[Way, ...]:
    """The ways that a question asks for; () where it asks for no references.

    >>> asked_relations("哪些条款引用了产品质量法第二十六条")
    ('被引用',)
    """
    plain = comparable(question)
    if _FROM_AND_TO.search(plain):
        return ("引用", "被引用")
    if _TO.search(plain):
        return ("被引用",)
    return ("引用",) if _FROM.search(plain) else ()


_REFER = r"(?:引用|援引|引述|参照|指向|提到|提及)"
_PLACES = (
    r"(?:哪些?|哪[几个]*|什么)\s*(?:其他|别的)?"
    r"(?:条款?|条文|规定|法律|法规|文件|地方|内容|办法|条例)?"
)
_FROM_AND_TO = re.compile(r"引用关系|引用和被引用|互相引用|相互引用|引用情况")
_TO = re.compile(
    rf"被{_PLACES}(?:所)?{_REFER}|被引用|被援引|{_PLACES}(?:中|里|都|也)*{_REFER}(?:了|过|到)?.*第|{_REFER}(?:了|过)?(?:它|该条|本条)"
)
_FROM = re.compile(rf"{_REFER}(?:了|过|到|的)?(?:是|有)?(?:{_PLACES})")


def relations(case: Case, found: Found) -> Relations:
    """The references of a clause, or of the part of it that is asked for, and those to it."""
    document = case.searcher.documents[found.clause.document_id]
    from_it = _from(case, document, found)
    to_it = () if found.partial else _to(case, found.clause)
    return Relations(document, found.clause, (*from_it, *to_it))


def told_relations(known: Relations, asked: Sequence[Way] = ()) -> Iterator[Statement]:
    """The references in words: those ``asked`` for, else a few of both ways."""
    most = _MOST_ASKED if asked else _MOST_BESIDE
    name = f"{short_name(known.document)}{known.clause.label}"
    for way in asked or ("引用", "被引用"):
        own = [entry for entry in known.entries if entry.way == way]
        if asked and not own:
            yield Statement(
                f"{name}没有{'引用其他条款或文件' if way == '引用' else '被库中的条款引用'}"
            )
        elif asked or len(own) > most:
            yield Statement(f"{name}{way}共 {len(own)} 处")
        yield from (_line(entry) for entry in own[:most])


def _from(case: Case, document: Document, found: Found) -> tuple[Entry, ...]:
    start, end = found.span
    return tuple(
        Entry("引用", reference.text, _saying(case, document, found.clause, reference), other)
        for reference in found.clause.facts.references
        if start <= reference.start < end and reference.clause_ids != (found.clause.id,)
        for other in (_opening(case, reference),)
    )


def _to(case: Case, clause: Clause) -> tuple[Entry, ...]:
    """The references to a clause from all others, the nearest document's first."""
    referring = [
        (each, reference)
        for each, reference in scan(case.searcher).referring.get(clause.id, ())
        if each.clause.id != clause.id
    ]
    referring.sort(key=lambda pair: pair[0].document.id != clause.document_id)
    return tuple(
        Entry("被引用", reference.text, _saying(case, each.document, each.clause, reference))
        for each, reference in referring
    )


def _saying(case: Case, document: Document, clause: Clause, reference: Reference) -> Evidence:
    sentences = case.searcher.sentences_of(clause)
    held = next((s for s in sentences if s.start <= reference.start < s.end), sentences[0])
    return Evidence(0, document, clause, held, 1.0)


def _opening(case: Case, reference: Reference) -> Evidence | None:
    """The first sentence of what a reference names."""
    if not reference.clause_ids:
        return None
    clause = case.searcher.clause(reference.clause_ids[0])
    sentence: Sentence = case.searcher.sentences_of(clause)[0]
    return Evidence(0, case.searcher.documents[clause.document_id], clause, sentence, 1.0)


def _line(entry: Entry) -> Statement:
    if entry.way == "被引用":
        words = _words(entry.said).removeprefix(entry.said.clause.label).strip()
        return Statement(f"被{place(entry.said)}引用：{words}", (entry.said,))
    if entry.other is None:
        return Statement(f"引用：{_plain(entry.text)}", (entry.said,))
    return Statement(
        f"引用：{_plain(entry.text)}，即“{_words(entry.other)}”", (entry.said, entry.other)
    )


def _row(entry: Entry) -> tuple[Statement, ...]:
    shown = entry.other or entry.said if entry.way == "引用" else entry.said
    at = _plain(entry.text) if entry.way == "引用" else place(entry.said)
    return (Statement(entry.way), Statement(at, (entry.said,)), Statement(_words(shown), (shown,)))


def _words(item: Evidence) -> str:
    return _plain(item.words)


def _plain(text: str) -> str:
    return " ".join(text.split())
