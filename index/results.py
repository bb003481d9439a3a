"""What was found, for people and for programs, and what they should know besides."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from index.question.query import Query
from index.search.hit import Hit

if TYPE_CHECKING:
    from index.search.searcher import Searcher

_PREVIEW = 60  # characters of a clause's text


def fields(hit: Hit) -> dict[str, Any]:
    """A hit as other programs read it."""
    return {
        "document": hit.document.title,
        "document_id": hit.document.id,
        "source": hit.document.source,
        "label": hit.clause.label,
        "clause_id": hit.clause.id,
        "text": hit.clause.text,
        "start": hit.clause.start,
        "end": hit.clause.end,
        "score": hit.score,
        "dense": hit.dense,
        "lexical": hit.lexical,
        "probability": hit.probability,
        "named": hit.named,
        "others": list(hit.others),
    }


def lines(hit: Hit) -> Iterator[str]:
    """A hit as people read it: where it stands, how it begins, the document's other editions."""
    yield f"{hit.rank:>2} {hit.score:.3f} {hit.document.title} {hit.clause.label}"
    yield f"   {' '.join(hit.clause.text.split())[:_PREVIEW]}…"
    if hit.others:
        yield f"   {'；'.join(hit.others)}"


def notices(query: Query, searcher: "Searcher") -> list[str]:
    """What the asker is told besides: slips put right, and labels of articles that are not there.

    >>> notices(searcher.understand("产品质量法第一百条"), searcher)  # doctest: +SKIP
    ['《产品质量法》共 74 条，没有“第一百条”。']
    """
    told = [query.notice] if query.notice else []
    for missing in searcher.lookup(query).missing:
        document = searcher.documents.get(missing.document)
        told.append(missing.told(f"《{document.title}》" if document else ""))
    return told
