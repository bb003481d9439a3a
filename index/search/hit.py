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

    ``score`` is what the hits are sorted by; ``dense`` (cosine) and ``lexical`` (BM25) are the best
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
