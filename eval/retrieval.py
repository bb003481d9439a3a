"""Search a question set: is the named clause found, and how high?"""

from collections.abc import Sequence

from eval.question_set import SearchQuestion, comparable
from index.hit import Hit
from index.search import Searcher


def rank(question: SearchQuestion, hits: Sequence[Hit]) -> int:
    """Rank of the gold clause among the hits, from 1; 0 when it is not there."""
    for hit in hits:
        same_label = comparable(hit.clause.label) == comparable(question.label)
        if hit.document.id == question.document and same_label:
            return hit.rank
    return 0


def ranks(questions: Sequence[SearchQuestion], searcher: Searcher, k: int = 10) -> list[int]:
    """The gold clause's rank for every question."""
    found = searcher.search_many([q.question for q in questions], k)
    return [rank(question, hits) for question, hits in zip(questions, found, strict=True)]


def table(found: Sequence[int]) -> str:
    """hit@1, hit@5, hit@10 and MRR@10 as lines for a terminal."""
    lines = [
        f"hit@{k:<3} {sum(0 < r <= k for r in found) / len(found):6.1%}  of {len(found)}"
        for k in (1, 5, 10)
    ]
    mrr = sum(1 / r for r in found if 0 < r <= 10) / len(found)
    return "\n".join([*lines, f"MRR@10  {mrr:6.3f}"])
