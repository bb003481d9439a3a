"""Documents of nothing but what is said about them, for tests of what asks for them."""

from typing import Any

from index.clause import Document
from index.question.query import Query


def document(name: str, title: str = "", **known: Any) -> Document:
    """A document whose id is ``name``, which is its title too where none is given."""
    fields: dict[str, Any] = {
        **{"issuer": "", "number": "", "region": "", "level": "", "issued": "", "status": ""},
        **{"source": f"{name}.txt", "sha256": "", "text": ""},
    }
    return Document(id=name, title=title or name, **(fields | known))


def plan(region: str, *parents: str, **known: Any) -> Document:
    """A plan of a region, whose id is its parents' names and its own."""
    name = "".join((*parents, region))
    given = {"issuer": f"{name}人民政府", "region": region, "parents": parents, "level": "地市"}
    return document(name, f"{name}质量提升行动方案", **(given | known))


def query(text: str, *documents: str) -> Query:
    """A question in which these documents were found named."""
    return Query(text=text, focus=text, documents=documents)
