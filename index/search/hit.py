"""A search result: a clause, its rank and the scores that made it."""

from dataclasses import dataclass

from index.clause import Clause, Document, Sentence


@dataclass(frozen=True, slots=True)
class SentenceHit:
    """A sentence of a hit with its own scores.

    ``standing`` is how many standard deviations its cosine lies above those of all rows that were
    compared: a cosine of this embedder means little by itself.
    """

    sentence: Sentence
    dense: float
    lexical: float
    standing: float


@dataclass(frozen=True, slots=True)
class Hit:
    """One clause found for a question.

    ``score`` is what the hits are sorted by: the ranker's, or 0 to 1 for ranks fused.
    ``probability`` is that the clause ranked first answers the question; the same for all hits of
    a question, None where no ranker has weighed them. ``named`` tells that the question names the
    clause by its label. ``others`` says in words for people what other editions of its document
    there are. ``dense`` (cosine) and ``lexical`` (BM25) are the best
    of the clause and its sentences, 0.0 where that side did not find it.
    ``sentences`` are the clause's sentences that bear on the question, best first.
    """

    clause: Clause
    document: Document
    rank: int  # from 1
    score: float
    dense: float
    lexical: float
    sentences: tuple[SentenceHit, ...] = ()
    probability: float | None = None
    named: bool = False
    others: tuple[str, ...] = ()
