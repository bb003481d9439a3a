"""Regions said in a question: which one is asked about, told by the documents that there are.

朝阳区 is a county of two provinces, 北京朝阳 is one of them; 吉林 is the province, not 吉林市.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from index.clause import Span
from index.normalise import comparable
from index.question.excluded import without_excluded
from index.question.scope.held import Held
from index.regions import Region, all_regions, mentions, readings

# What a region's name is only a part of: 北京大学, 上海证券交易所.
_PROPER = re.compile(r"大学|学院|(?:证券|期货|航运)?交易所|银行|公司|集团|合作组织|出版社|时间")
# Where somebody is, in a question that need not be about the place: 我在北京租房.
_LIVES = re.compile(
    r"(?:我们?|本人|老家|家|朋友|父母|爱人|孩子)(?:目前|现在|人)?(?:都?住?在|来自|是|住)$"
)
_DOES = re.compile(
    r"[市县区]?(?:人(?=[,，。?？\s想可能要办去在]|$)|户口|户籍|打工|上班|租房|买房|上学|读书|开店|出差|旅游)"
)
_CLAUSE_START = re.compile(r"(?:^|[,，。;；:：、?？\s和与跟及比在请问])$")
_AS_PLACE = re.compile(r"的|到?20\d\d|提出|计划")


@dataclass(frozen=True, slots=True)
class Place:
    """A region that a question says, where, and how.

    ``live`` tells that somebody is there, and not that the question is about it.
    """

    region: Region
    span: Span  # in the question in comparable form
    live: bool = False


class Places:
    """The regions that the documents of a corpus are about, ready to be found in questions."""

    def __init__(self, held: Sequence[Held]) -> None:
        self._about: dict[str, list[Region]] = defaultdict(list)
        for region in dict.fromkeys(each.region for each in held if each.region):
            self._about[region.name].append(region)
        own = [region for regions in self._about.values() for region in regions]
        self._short = {region: names for region in own if (names := _words(region))}
        compared = {comparable(name): Region(name) for name in self._about}
        self._own = {name: region for name, region in compared.items() if not readings(name)}
        longest_first = sorted(map(re.escape, self._own), key=len, reverse=True)
        self._unlisted = re.compile("|".join(longest_first) or r"(?!)")

    def said(self, question: str) -> tuple[Place, ...]:
        """The regions that a question is about, in order, each once.

        A region that only says where the next one lies is left out: 北京市 of 北京市朝阳区. What
        the question excludes does not count (不是广东), nor does the whole country.
        """
        plain = without_excluded(comparable(question))
        places: list[Place] = []
        for region, (start, end) in self._found(plain):
            if _PROPER.match(plain, end):
                continue
            inside = places and not plain[places[-1].span[1] : start].strip(" 的")
            if inside and places[-1].region.name in region.parents:
                start = places.pop().span[0]
            live = bool(_LIVES.search(plain[:start]) or _DOES.match(plain, end))
            places.append(Place(region, (start, end), live))
        first = {place.region: place for place in reversed(places)}
        return tuple(sorted(first.values(), key=lambda place: place.span))

    def _found(self, plain: str) -> Iterator[tuple[Region, Span]]:
        """Every mention of a region, in order, in the reading that fits what stands before it."""
        listed = [(region, span) for region, span in mentions(plain) if region.name != "全国"]
        own = [(self._own[m.group()], m.span()) for m in self._unlisted.finditer(plain)]
        found = sorted([*listed, *own, *self._short_names(plain, listed)], key=lambda each: each[1])
        end, before = 0, None
        for region, span in found:
            if span[0] < end:
                continue
            adjacent = before if before and not plain[end : span[0]].strip(" 的") else None
            before, end = self._read(plain[slice(*span)], region, adjacent), span[1]
            yield before, span

    def _read(self, name: str, region: Region, before: Region | None) -> Region:
        """Which of its namesakes a region is: the one inside the region before it, else open."""
        alike = [r for r in readings(name) if r.name == region.name or before]
        inside = [r for r in alike if before and before.name in r.parents]
        if inside:
            return inside[0]
        return (
            Region(region.name) if len([r for r in alike if r.name == region.name]) > 1 else region
        )

    def _short_names(
        self, plain: str, listed: Sequence[tuple[Region, Span]]
    ) -> Iterator[tuple[Region, Span]]:
        """Short names that are ordinary words too (朝阳, 中山, 海丰).

        Of regions that documents are about: behind the region that they lie in (北京朝阳), or as
        海丰的 at the start of a clause. Of other cities: behind their province (山东日照).
        """
        for region, names in self._short.items():
            for name in names:
                for match in re.finditer(re.escape(name), plain):
                    if _AS_PLACE.match(plain, match.end()) and _CLAUSE_START.search(
                        plain[: match.start()]
                    ):
                        yield region, match.span()
        for above, (_, end) in listed:
            for region in (*_cities().get(above.name, ()), *self._short):
                if above.name in region.parents:
                    name = next((n for n in _words(region) if plain.startswith(n, end)), "")
                    if name:
                        yield region, (end, end + len(name))


@cache
def _words(region: Region) -> tuple[str, ...]:
    """The short names of a region that are found nowhere else, as they are ordinary words too."""
    names = map(comparable, region.names[1:])
    return tuple(name for name in names if len(name) >= 2 and not list(mentions(name)))


@cache
def _cities() -> dict[str, tuple[Region, ...]]:
    """The cities of each province whose short names are ordinary words too."""
    found: dict[str, tuple[Region, ...]] = {}
    for region in all_regions():
        if region.level == "地市" and _words(region):
            found[region.parents[0]] = (*found.get(region.parents[0], ()), region)
    return found
