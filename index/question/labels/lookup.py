"""Looking articles up: the clauses that a question names by document and label, without a model.

What is named and not there is reported with how many there are: 产品质量法 has 74 条, no 第一百条.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.clause import Clause, Span
from index.question.labels.inside import part_of
from index.question.labels.label import Label
from index.question.labels.matching import highest, matching, path_numbers
from index.question.labels.missing import Missing
from index.question.naming.catalog import Catalog
from index.question.naming.mention import Mention
from index.question.query import Query


@dataclass(frozen=True, slots=True)
class Found:
    """A clause that a label names, and the stretch of it that is asked for.

    ``span`` are offsets in the document's text: the clause's own, or those of 第二款 inside it.
    """

    clause: Clause
    label: Label
    span: Span

    @property
    def partial(self) -> bool:
        """Whether less than the whole clause is asked for."""
        return self.span != (self.clause.start, self.clause.end)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a question's labels name, in its order, and what of it is not there."""

    found: tuple[Found, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def clauses(self) -> tuple[str, ...]:
        """Ids of the clauses found, each once."""
        return tuple(dict.fromkeys(each.clause.id for each in self.found))


def lookup(
    query: Query | str, catalog: Catalog, clauses_of: Callable[[str], Sequence[Clause]]
) -> Lookup:
    """The clauses that a question names by label, first those of the first document it names.

    Labels belong to the document said with them: 甲法第三条和乙法第五条. Of documents that share a
    name, those that have the article are found, in force first; it is missing when none has it.
    A question that names no document, or no label, looks nothing up.

    Example::

        found = lookup("产品质量法第26条第2款", catalog, searcher.clauses_of).found[0]
        found.clause.label, document.text[slice(*found.span)]
    """
    query = query if isinstance(query, Query) else catalog.understand(query)
    if not query.labels:
        return Lookup()
    found: list[Found] = []
    missing: list[Missing] = []
    for documents, label in _asked(query):
        here, absent = _label(label, documents, clauses_of)
        found += here
        missing += [] if here else absent
    if not query.documents:
        missing += [Missing("", title, "", 0) for title in query.unknown]
    once = {(each.clause.id, each.span): each for each in reversed(found)}  # 最后一条（第三十条）
    return Lookup(tuple(reversed(once.values())), tuple(dict.fromkeys(missing)))


def _asked(query: Query) -> Iterator[tuple[tuple[str, ...], Label]]:
    """Each label with the documents of each name that it is said with."""
    names = [tuple(d for d in each.documents if d in query.documents) for each in query.named]
    said = {document for each in names for document in each}
    others = [(document,) for document in query.documents if document not in said]
    groups = _grouped(query.named, query.labels)
    for mentions, labels in groups:
        together = [names[query.named.index(each)] for each in mentions]
        for documents in (*filter(None, together), *(others if len(groups) == 1 else ())):
            for label in labels:
                yield documents, label


def _grouped(
    named: Sequence[Mention], labels: Sequence[Label]
) -> list[tuple[list[Mention], list[Label]]]:
    """Names and labels that are said together: a new group where the order starts again."""
    said: list[Mention | Label] = sorted([*named, *labels], key=_start)
    changes = [
        n for n, (one, other) in enumerate(pairwise(said), 1) if type(one) is not type(other)
    ]
    bounds = [0, *changes[1::2], len(said)]
    if len(changes) % 2 == 0 and changes:  # what is left over goes with the last
        bounds.pop(-2)
    groups = [said[first:last] for first, last in pairwise(bounds)]
    return [
        (
            [each for each in group if isinstance(each, Mention)],
            [each for each in group if isinstance(each, Label)],
        )
        for group in groups
    ]


def _start(said: Mention | Label) -> int:
    return said.start if isinstance(said, Mention) else said.span[0]


def _label(
    label: Label, documents: Sequence[str], clauses_of: Callable[[str], Sequence[Clause]]
) -> tuple[list[Found], list[Missing]]:
    """What a label names in documents that share a name."""
    found: list[Found] = []
    missing: list[Missing] = []
    for document in documents:
        clauses = clauses_of(document)
        named = matching(label, clauses)
        if not named:
            count = highest(label, clauses)
            missing.append(Missing(document, label.text, unit_of(label, clauses), count))
        elif not label.inside:
            found += [Found(clause, label, (clause.start, clause.end)) for clause in named]
        else:
            here, absent = _inside(label, named)
            found += here
            missing += [] if here else [absent]
    return found, missing


def _inside(label: Label, named: Sequence[Clause]) -> tuple[list[Found], Missing]:
    """The 款 or 项 of a clause, or the clause below it that counts as one."""
    first = named[0]
    parts = [(clause, part_of(clause, label)) for clause in named if clause.label == first.label]
    found = [Found(clause, label, part.span) for clause, part in parts if part.span]
    if not found:
        deeper = (*path_numbers(first), *(number for _, number in label.inside))
        below = [clause for clause in named[1:] if path_numbers(clause)[: len(deeper)] == deeper]
        found = [Found(clause, label, (clause.start, clause.end)) for clause in below]
    lacking = parts[0][1]
    return found, Missing(
        first.document_id, label.text, lacking.unit, lacking.count, within=first.label
    )


def unit_of(label: Label, clauses: Sequence[Clause]) -> str:
    """The word for what a label counts: 章 of 第九章, 条 where the document has articles."""
    unit = label.units[-1] if label.units else ""
    return unit if unit.isalpha() else "部分" if label.top else "条"
