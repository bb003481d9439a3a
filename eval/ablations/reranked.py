"""Search as answering uses it: the clauses in the order of their best sentence's fit."""

from collections.abc import Sequence

from eval.retrieval.searching import Find
from eval.runs.record import Passage
from index.search.searcher import Searcher
from qa.case import Case, judged
from qa.question import asked

_LOOKED_AT = 20  # clauses whose sentences are scored; the others follow as they were


def reranked(searcher: Searcher) -> Find:
    """The second stage that picks evidence, as a search."""

    def find(question: str, k: int) -> Sequence[Passage]:
        query = searcher.understand(question)
        hits = searcher.search(query, max(k, _LOOKED_AT))
        case = Case(query, asked(question), hits[:_LOOKED_AT], searcher)
        first = [candidate.hit.clause for candidate in judged(case, case.hits)]
        clauses = {clause.id: clause for clause in (*first, *(hit.clause for hit in hits))}
        return [
            Passage(clause.document_id, clause.label, clause.text) for clause in clauses.values()
        ][:k]

    return find
