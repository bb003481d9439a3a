"""Filters of a batch row: which documents may answer, by what is known of them."""

from collections.abc import Iterable, Mapping

from index.clause import Document
from index.errors import QuestionError

_FIELDS = ("document", "region", "level", "issuer", "status", "year")


def filtered(filters: Mapping[str, object], documents: Iterable[Document]) -> tuple[str, ...]:
    """Ids of the documents that pass every filter; () when there is no filter.

    A filter is a value or a list of values: ``{"region": "汕尾", "status": ["现行"]}``. A name
    may be part of the full one. Raises QuestionError for an unknown filter and for filters that no
    document passes.
    """
    if not filters:
        return ()
    unknown = sorted(filters.keys() - set(_FIELDS))
    if unknown:
        raise QuestionError(f"不认识的过滤条件 {unknown}：可用 {list(_FIELDS)} （unknown filter）")
    wanted = {name: _values(value) for name, value in filters.items()}
    passing = tuple(
        document.id
        for document in documents
        if all(_passes(document, name, values) for name, values in wanted.items())
    )
    if not passing:
        raise QuestionError(
            f"没有文件符合过滤条件 {dict(filters)} （no document passes the filters）"
        )
    return passing


def _values(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


def _passes(document: Document, name: str, values: tuple[str, ...]) -> bool:
    held = {
        "document": (document.id, document.source, document.title, *document.aliases),
        "region": (document.region, *document.aliases),
        "level": (document.level,),
        "issuer": (document.issuer,),
        "status": (document.status,),
        "year": (document.issued[:4],),
    }[name]
    return any(value and value in text for value in values for text in held)
