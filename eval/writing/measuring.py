"""Each question searched as it is, as somebody else typed it, and typed so and rewritten."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from eval.corpora.corpus import CorpusQuestion
from eval.retrieval.figures import figures_of
from eval.retrieval.rankings import Ranked
from eval.retrieval.searching import Asked, finder, ranked
from eval.writing.ways import WAYS, Typist
from index.question.naming.names import letters_of
from index.search.searcher import Searcher

_K = 10
_NEAR = 5
SHOWN = ("hit@1", "hit@5", "MRR@10")


@dataclass(frozen=True, slots=True)
class Measured:
    """One way to write: the questions that it changes, searched in three forms."""

    way: str
    plain: tuple[Ranked, ...]
    typed: tuple[Ranked, ...]
    rewritten: tuple[Ranked, ...]
    restored: float  # the share that came out as it was, but for marks and spaces
    ms: float  # to understand one, the 95th percentile

    def figures(self) -> dict[str, tuple[float, float, float]]:
        """hit@1, hit@5 and MRR@10: plain, as typed, rewritten."""
        found = [figures_of(each, _K) for each in (self.plain, self.typed, self.rewritten)]
        return {name: tuple(each[name].value for each in found) for name in SHOWN}  # type: ignore[misc]

    @property
    def lost(self) -> tuple[int, int]:
        """Questions whose right clause leaves the first five as typed; of these brought back."""
        ranks = zip(self.plain, self.typed, self.rewritten, strict=True)
        lost = [back for right, typed, back in ranks if _near(right) and not _near(typed)]
        return len(lost), sum(map(_near, lost))


def _near(found: Ranked) -> bool:
    return any(0 < rank <= _NEAR for rank in found.ranks)


def measured(questions: Sequence[Asked], searcher: Searcher, seed: int) -> list[Measured]:
    """Every way that changes a question of the set."""
    typist = Typist.of((d.text for d in searcher.documents.values()), searcher.idf)
    understood = finder(searcher, searcher.understand)
    as_typed = finder(searcher, searcher.catalog.understand)
    asked = [CorpusQuestion(each.id, each.question, each.gold) for each in questions if each.gold]
    plain = {each.id: each for each in ranked(asked, understood, _K)}
    done = []
    for name, way in WAYS.items():
        typed = [replace(q, question=way(typist, q, f"{seed} {q.id}")) for q in asked]
        changed = [(q, t) for q, t in zip(asked, typed, strict=True) if t.question != q.question]
        if not changed:
            continue
        restored, times = 0, []
        for question, other in changed:
            began = time.perf_counter()
            query = searcher.understand(other.question)
            times.append((time.perf_counter() - began) * 1000)
            meant = searcher.understand(question.question)
            restored += letters_of(query.text) == letters_of(meant.text)
        done.append(
            Measured(
                way=name,
                plain=tuple(plain[q.id] for q, _ in changed),
                typed=ranked([t for _, t in changed], as_typed, _K),
                rewritten=ranked([t for _, t in changed], understood, _K),
                restored=restored / len(changed),
                ms=float(np.percentile(times, 95)),
            )
        )
    return done


def changed_unasked(questions: Sequence[Asked], searcher: Searcher) -> list[tuple[str, str]]:
    """The questions that are changed although nobody mistyped them, with what the asker is told.

    To be read by a person: some of them are slips of the set itself.
    """
    told = [(each.question, searcher.understand(each.question).notice) for each in questions]
    return [(question, notice) for question, notice in told if notice]
