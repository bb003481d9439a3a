"""What is known of a document, in the forms in which it is compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from index.clause import Document, Level
from index.facts.resolve import title_key
from index.normalise import comparable
from index.question.scope.organs import organs_of
from index.question.scope.standing import Force, edition_of, force_of
from index.regions import Region, readings

_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class Held:
    """One document as filters see it; empty is what nobody states.

    ``region`` is None where the document is about no region. ``years`` are those of its issue and
    of its edition (2018修正), or else of its coming into force.
    """

    document: Document = field(repr=False)
    region: Region | None
    level: Level
    issuers: frozenset[str]
    years: frozenset[int]
    force: Force
    names: frozenset[str]

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def everywhere(self) -> bool:
        """Whether it is about no region in particular, as far as is known: a law, a decree."""
        return self.region is None and self.level in ("国家", "")


def held_of(documents: Iterable[Document], on: date) -> tuple[Held, ...]:
    """Each document as it is on a day."""
    given = tuple(documents)
    by_id = {document.id: document for document in given}
    return tuple(_held(each, on, by_id.get(each.superseded_by)) for each in given)


def _held(document: Document, on: date, successor: Document | None) -> Held:
    source = PurePosixPath(document.source)
    stem = source.name.removesuffix(source.suffix)
    names = (document.id, document.source, source.name, stem, document.title, *document.aliases)
    return Held(
        document=document,
        region=region_of(document),
        level=document.level,
        issuers=frozenset(organs_of(document.issuer)),
        years=_years(document),
        force=force_of(document, on, successor),
        names=frozenset(map(comparable, (*names, title_key(document.title)))) - {""},
    )


def region_of(document: Document) -> Region | None:
    """The region of a document by its full name, with its parents where they are known."""
    if not document.region:
        return None
    read = _read(comparable(document.region))
    if not read:
        return Region(document.region, document.parents)
    inside = [r for r in read if set(document.parents) <= set(r.parents)] or list(read)
    sure = len(inside) == 1 or inside[0].level == "省"
    return inside[0] if sure else Region(inside[0].name, document.parents)


_read = lru_cache(maxsize=4096)(readings)


def _years(document: Document) -> frozenset[int]:
    said = _YEAR.findall(edition_of(document.title))
    issued = [document.issued[:4]] if document.issued else []
    return frozenset(map(int, [*said, *issued] or filter(None, [document.effective[:4]])))
