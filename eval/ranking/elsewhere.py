"""Questions of a corpus of plans: of regions that have one, of others, and of other years."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from eval.ranking.unanswerable import Kind, Trial
from eval.regions.pairs import Asked, absent, pairs
from index.question.scope.about_region import same
from index.question.scope.held import held_of
from index.search.searcher import Searcher

_YEAR = re.compile(r"到20\d\d年")
_YEARS = (2016, 2033, 2035, 2040)  # asked for where the plans say nothing of them


def regional_trials(searcher: Searcher, count: int, seed: int) -> Iterator[Trial]:
    """``count`` pairs of regions that plans are about, and as many questions of each other kind.

    A plan's article is right where it is of the region asked: the questions say an article's
    heading, and every plan has it.
    """
    held = held_of(searcher.documents.values(), date.today())
    clauses = {each.id: searcher.clauses_of(each.id) for each in held}
    asked = [a for pair in pairs(held, clauses, count, seed) for a in (pair.first, pair.second)]
    yield from _trials(searcher, "answerable", asked)
    yield from _trials(searcher, "region", absent(held, clauses, count, seed))
    said = " ".join(each.text for each in searcher.documents.values())
    years = [year for year in _YEARS if str(year) not in said]
    yield from _trials(
        searcher,
        "year",
        (Asked(_in_year(a.question, years[n % len(years)]), a.region) for n, a in enumerate(asked))
        if years
        else (),
    )


def _in_year(question: str, year: int) -> str:
    """The same question of another year."""
    plain = _YEAR.sub("", question).lstrip("，, ")
    return f"到{year}年，{plain}"


def _trials(searcher: Searcher, kind: Kind, asked: Iterable[Asked]) -> Iterator[Trial]:
    about = {each.id: each.region for each in held_of(searcher.documents.values(), date.today())}
    every = list(asked)
    queries = [searcher.understand(each.question) for each in every]
    for each, query, vector in zip(every, queries, searcher.vectors(queries), strict=True):
        weighed = searcher.weighed(query, vector, searcher.scope.allowed(query))
        known = None if weighed is None else searcher.confidence(query, weighed)
        if weighed is None or known is None:
            continue  # nothing found: refused without a probability
        first = searcher.clause_at(weighed.candidates.clauses[weighed.order[0]])
        region = about[first.document_id]
        right = kind == "answerable" and region is not None and same(each.region, region)
        yield Trial(each.question, kind, known, right)
