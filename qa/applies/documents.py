"""The documents in which what applies to somebody may stand: for their region, and in force."""

from collections.abc import Iterable

from index.clause import Document
from index.errors import QuestionError
from index.normalise import comparable
from index.question.naming.regional import regional
from index.question.scope.filters import Filters
from index.regions import Region
from qa.case import Case


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
