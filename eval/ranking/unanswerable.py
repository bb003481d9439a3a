"""Questions that an index answers, and the same with what answers them taken out.

Taken out are a question's documents, and apart from that also those on the same subject: the rules
made under a law say much of it again. What is left is asked as an index of it would be: with its
own names, regions and editions. A question that another document answers nearly in the same words
is no unanswerable one, and is marked.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from eval.corpora.corpus import CorpusQuestion
from eval.metrics.containment import bare, holds
from eval.question_set.question import Gold
from index.clause import Clause, Document
from index.embedding.embedder import QuestionVector
from index.facts.resolve import title_key
from index.question.naming.catalog import Catalog
from index.question.query import Query
from index.question.scope.scope import Scope
from index.search.searcher import Searcher

Kind = Literal["answerable", "documents", "subject", "region", "year"]
"""What was done to a question: nothing; its documents taken out, with those on its subject too; it
names a region without documents, or a year that no document says."""

SAME = 0.6
"""Share of the evidence's five-character pieces from which another clause is taken to say it."""

_PARTS = 16  # kept for the next question; those of one law stand together
_PIECE = 5
_SCOPE = 1500  # first characters, which say what a document is made under
_ALIKE = 0.5  # of two titles' pairs of characters, from which they are on one subject


@dataclass(frozen=True, slots=True)
class Trial:
    """A question asked of an index.

    ``known`` (len(CONFIDENCE),) are the features of what came first, ``right`` whether that
    answers; ``elsewhere`` that another document says nearly the same as the evidence.
    """

    source: str  # the question's id
    kind: Kind
    known: NDArray[np.float64]
    right: bool = False
    elsewhere: bool = False

    @property
    def answerable(self) -> bool:
        """Whether what answers it is in the index."""
        return self.kind == "answerable"


def trials(searcher: Searcher, questions: Sequence[CorpusQuestion]) -> Iterator[Trial]:
    """Each question as it is, without its documents, and without all on its subject.

    Left out is what finds nothing at all, which needs no probability.
    """
    queries = [searcher.understand(each.question) for each in questions]
    part = lru_cache(_PARTS)(lambda gone: _Part(searcher, gone))
    for question, query, vector in zip(questions, queries, searcher.vectors(queries), strict=True):
        own = frozenset(gold.document for gold in question.gold)
        wider = own | on_subject(own, searcher.documents)
        taken: tuple[tuple[Kind, frozenset[str]], ...] = (
            ("answerable", frozenset()),
            ("documents", own),
            ("subject", wider),
        )
        for kind, gone in taken:
            trial = part(gone).asked(question, kind, query, vector)
            if trial is not None:
                yield trial


def on_subject(own: Collection[str], documents: Mapping[str, Document]) -> frozenset[str]:
    """Ids of other documents on the subject of ``own``.

    One names the other where it says what it is made under, or their titles are half the same.
    """
    return frozenset(
        other
        for other in documents.keys() - set(own)
        if any(_related(documents[each], documents[other]) for each in own if each in documents)
    )


class _Part:
    """An index with documents taken out."""

    def __init__(self, searcher: Searcher, gone: frozenset[str]) -> None:
        self._searcher = searcher
        self._gone = gone
        left = [d for d in searcher.documents.values() if d.id not in gone]
        self._left = frozenset(each.id for each in left)
        self._catalog = Catalog(left) if gone else searcher.catalog
        self._scope = Scope(left) if gone else searcher.scope

    def asked(
        self, question: CorpusQuestion, kind: Kind, query: Query, vector: QuestionVector | None
    ) -> Trial | None:
        """The question as an index of what is left takes it; None where nothing is found."""
        read = self._catalog.understand(query.text)
        read = replace(read, chinese=query.chinese, numbers=query.numbers)
        among = self._scope.allowed(read)
        weighed = self._searcher.weighed(read, vector, self._left if among is None else among)
        known = None if weighed is None else self._searcher.confidence(read, weighed)
        if weighed is None or known is None:
            return None
        clauses = [self._searcher.clause_at(n) for n in weighed.candidates.clauses]
        first = clauses[weighed.order[0]]
        return Trial(
            question.id,
            kind,
            known,
            right=any(_answers(first, gold) for gold in question.gold),
            elsewhere=bool(self._gone) and any(_says(each, question.gold) for each in clauses),
        )


def _answers(clause: Clause, gold: Gold) -> bool:
    own = clause.document_id == gold.document
    return own and (not gold.quote or holds(clause.text, gold.quote))


def _says(clause: Clause, golds: Sequence[Gold]) -> bool:
    """Whether a clause says nearly what one of the golds does."""
    said = _pieces(clause.text, _PIECE)
    wanted = (_pieces(gold.quote, _PIECE) for gold in golds if gold.quote)
    return any(len(each & said) >= SAME * len(each) for each in wanted)


def _pieces(text: str, length: int) -> frozenset[str]:
    plain = bare(text)
    return frozenset(plain[at : at + length] for at in range(max(1, len(plain) - length + 1)))


def _related(one: Document, other: Document) -> bool:
    titles = title_key(one.title), title_key(other.title)
    if titles[0] in other.text[:_SCOPE] or titles[1] in one.text[:_SCOPE]:
        return True
    pairs = [_pieces(each, 2) for each in titles]
    return len(pairs[0] & pairs[1]) >= _ALIKE * len(pairs[0] | pairs[1])
