"""The documents in which what applies to somebody may stand: for their region, and in force."""

from collections.abc import Iterable
from dataclasses import replace

from index.clause import Document
from index.errors import QuestionError
from index.normalise import comparable
from index.question.naming.regional import regional
from index.question.scope.filters import Filters
from index.regions import Region
from qa.case import Case
from qa.several.parts import says_who


def documents_for(case: Case) -> tuple[Document, ...]:
    """The documents that hold where somebody is, the newest edition of each, in their order.

    Those that the caller chose or the question names by title; else those of the region that it
    names, of the regions above and of the whole country; else all. () where the region has none.
    """
    held = case.searcher.documents
    try:
        among = _named(case) or _of_region(case)
    except QuestionError:
        return ()
    ids = frozenset(held) if among is None else among
    ids -= case.searcher.scope.outdated(case.query, among=ids)
    standing = case.searcher.scope.standing
    return tuple(
        held[each] for each in held if each in ids and standing.force_of(held[each]) not in _ENDED
    )


def in_their_region(case: Case) -> Case:
    """The case put to the documents that hold where whoever asks is: 我在呼和浩特开店.

    A question about a place that no document is about stays one.
    """
    if not case.query.elsewhere or case.query.documents or not says_who(case.query.text):
        return case
    try:
        among = _of_region(case)
    except QuestionError:
        return case
    if not among:
        return case
    query = replace(case.query, documents=tuple(sorted(among)), elsewhere=())
    return replace(case, query=query, hits=case.searcher.search(query, _HITS, query.documents))


_HITS = 8


def region_said(case: Case) -> Region | None:
    """The region where they say that they are, the first where they name several."""
    places = case.searcher.scope.places(case.query.text)
    return places[0].region if places else None


def differ_by_region(documents: Iterable[Document]) -> tuple[str, ...]:
    """The regions of documents, each once, where they are of several."""
    regions = tuple(dict.fromkeys(each.region for each in documents if each.region))
    return regions if len(regions) > 1 else ()


_ENDED = frozenset({"废止", "被替代"})


def _named(case: Case) -> frozenset[str] | None:
    if not case.query.named:
        return frozenset(case.query.documents) or None  # chosen by the caller
    plain = comparable(case.query.text)
    titled = frozenset(each for each in case.query.documents if _by_title(case, each, plain))
    return titled or None


def _by_title(case: Case, document_id: str, plain: str) -> bool:
    """Whether a document is named by more than the name of its region."""
    document = case.searcher.documents[document_id]
    names = (document.title, *document.aliases)
    return (
        any(comparable(name) in plain and not regional(document, name) for name in names)
        or not document.region
    )


def _of_region(case: Case) -> frozenset[str] | None:
    region = region_said(case)
    if region is None:
        return None
    name = "".join((*region.parents, region.name))
    return case.searcher.scope.passing(Filters(regions=(name,), above=True))
