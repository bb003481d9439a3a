"""Documents named by the region that they are about: 内蒙古的纲要, 克州, 自治区的."""

import re
from collections.abc import Container, Iterable, Sequence

from index.clause import Document, Span
from index.question.naming.mention import Mention, taken
from index.question.naming.names import Names
from index.regions import Region, mentions, regions_in


class Regional:
    """The documents of a corpus by the names of their regions."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.names = Names.of(
            documents,
            lambda d: [*Region(d.region).names, *(a for a in d.aliases if regional(d, a))],
        )
        self._region_of = {each.id: each.region for each in documents}
        self._owners = {each.region: each.id for each in reversed(documents) if each.region}
        self._titles = {each.id: each.title for each in documents}

    def governing(
        self, plain: str, named: Container[str]
    ) -> tuple[tuple[str, ...], tuple[Region, ...]]:
        """For regions that no document is about: documents about those above them, and the rest.

        A document of the region above is meant where the question asks there, or where it is among
        those ``named`` in some other way: 我在包头，自治区的纲要…; 包头的合格率 is nobody's.
        """
        said = list(mentions(plain))
        below = [span for _, span in said]
        owners: dict[str, None] = {}
        rest: dict[Region, None] = {}
        for region, _ in said:
            owner = next((self._owners[n] for n in region.parents if n in self._owners), None)
            if owner and (owner in named or asks_above(self._region_of[owner], plain, below)):
                owners[owner] = None
            else:
                rest[region] = None
        return tuple(owners), tuple(rest)

    def of_their_region(
        self, titled: Sequence[Mention], regions: Sequence[Mention]
    ) -> list[Mention]:
        """Documents by title and by region, each once.

        内蒙古质量强区建设纲要 is one document; 克州质量强区建设纲要 is what 克州 has, not 内蒙古.
        """
        own = _documents(regions)
        kept = [
            each
            for each in titled
            if not own
            or own.intersection(each.documents)
            or not any(map(self._region_of.get, each.documents))
        ]
        said = _documents(kept)
        return [*kept, *(each for each in regions if not said.intersection(each.documents))]

    def among(
        self, ids: Iterable[str], regions: Sequence[Mention], elsewhere: Sequence[Region]
    ) -> tuple[str, ...]:
        """Those of the documents that are of the regions named, or of none.

        Of regions that no document is about (``elsewhere``), those whose titles say them all.
        """
        own = _documents(regions)
        return tuple(
            each
            for each in ids
            if (not own or each in own or not self._region_of[each])
            and set(elsewhere) <= set(regions_in(self._titles[each]))
        )


def regional(document: Document, name: str) -> bool:
    """Whether a name is the document's region's, full or short.

    An abbreviation of a region keeps its characters in order: 克州 of 克孜勒苏柯尔克孜自治州.
    """
    rest = iter(document.region)
    return bool(document.region) and all(char in rest for char in name)


def asks_above(region: str, plain: str, below: Iterable[Span]) -> bool:
    """Whether a question asks of the region above those that it says, ``below`` where it does.

    我在包头，自治区的纲要… asks of 内蒙古自治区; 包头全市的合格率 does not.
    """
    rest = taken(plain, [Mention("", *span, ()) for span in below], " ")
    unit = region[-1:]  # 省, 市, 区, 州
    own = f"自治{unit}|" if region.endswith(f"自治{unit}") else ""
    return bool(re.search(f"{own}[全本我]{unit}|{unit}里", rest))


def _documents(mentions: Iterable[Mention]) -> set[str]:
    return {document for each in mentions for document in each.documents}
