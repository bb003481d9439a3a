"""Filters: which documents may be searched, by what is known of them.

A caller's filter holds of a document or it does not; what is not known of a document does not pass.
Names are compared as wholes in their usual forms, never as parts of one another.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from index.clause import Document, Level
from index.errors import QuestionError
from index.normalise import comparable
from index.question.scope.about_region import about, applying_in, region_named
from index.question.scope.filter_values import level_of, status_of, texts_of, year_of
from index.question.scope.held import Held, held_of
from index.question.scope.organs import organ_key
from index.question.scope.standing import Force

KEYS = {
    "document": "documents",
    "region": "regions",
    "level": "levels",
    "issuer": "issuers",
    "year": "years",
    "status": "statuses",
}
"""What a filter is called in JSON and as a flag, and the field that holds its values."""

_ABOVE = "above"
_TOLD = {
    "document": "名称",
    "region": "地区",
    "level": "层级",
    "issuer": "发文机关",
    "year": "年份",
    "status": "状态",
}
_SHOWN = 12  # values named in a message


@dataclass(frozen=True, slots=True)
class Filters:
    """Values of one filter are alternatives, all filters must hold; falsy when there is none.

    ``documents`` are ids, file names, titles or other names. With ``above`` a region lets through
    what applies there too: the documents of the regions that it lies in, and of the whole country.
    Until it is known to be otherwise a document is in force (现行).
    """

    documents: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    issuers: tuple[str, ...] = ()
    statuses: tuple[Force, ...] = ()
    years: tuple[int, ...] = ()
    above: bool = False

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in KEYS.values())

    @classmethod
    def of(cls, given: Mapping[str, object]) -> Self:
        """Filters from JSON or flags: ``{"region": "汕尾", "year": [2017, "2018年"]}``.

        Raises:
            QuestionError: an unknown filter, or a value that cannot be one; says which can.
        """
        known = [*KEYS, _ABOVE]
        unknown = sorted(given.keys() - set(known))
        if unknown:
            raise QuestionError(f"不认识的过滤条件 {unknown}：可用 {known} （unknown filter）")
        wide = given.get(_ABOVE, False)
        if not isinstance(wide, bool):
            raise QuestionError(f"above 须为 true 或 false，得到 {wide!r} （true or false）")
        if wide and not given.get("region"):
            raise QuestionError("above 须与 region 同用 （above goes with a region）")
        values = {name: texts_of(key, given.get(key)) for key, name in KEYS.items()}
        return cls(
            documents=values["documents"],
            regions=values["regions"],
            levels=tuple(map(level_of, values["levels"])),
            issuers=values["issuers"],
            statuses=tuple(map(status_of, values["statuses"])),
            years=tuple(map(year_of, values["years"])),
            above=wide,
        )

    def passing(self, documents: Iterable[Document], on: date | None = None) -> tuple[str, ...]:
        """Ids of the documents that pass every filter on a day, today unless told; in their order.

        All of them where there is no filter.
        Raises:
            QuestionError: none passes, with the filter and the values that there are; or the name
                of a region could mean several that documents are about, with these.
        """
        return self.among(held_of(documents, on or date.today()))

    def among(self, held: Sequence[Held]) -> tuple[str, ...]:
        """``passing`` of documents that were made comparable before."""
        kept = {each.id for each in held}
        for key, passes in _PASSING.items():
            if getattr(self, KEYS[key]):
                alone = passes(self, held)
                if not alone:
                    raise QuestionError(_nobody(key, getattr(self, KEYS[key]), held))
                kept &= alone
        if held and not kept:
            said = {key: getattr(self, name) for key, name in KEYS.items() if getattr(self, name)}
            raise QuestionError(
                f"没有文件同时符合过滤条件 {said} （no document passes all filters）"
            )
        return tuple(each.id for each in held if each.id in kept)


UNFILTERED = Filters()
"""Every document passes."""


def _nobody(key: str, values: Sequence[object], held: Sequence[Held]) -> str:
    there = list(dict.fromkeys(v for each in held for v in _THERE[key](each) if v))
    wanted = "、".join(map(str, values))
    if key == "document":  # those that come near, of perhaps thousands
        near = [v for v in there if any(str(w) in v or v in str(w) for w in values)]
        there = near or there
    shown = "、".join(there[:_SHOWN]) + ("…" if len(there) > _SHOWN else "")
    return (
        f"没有{_TOLD[key]}为“{wanted}”的文件：现有 {shown or '均未注明'} "
        f"（no document passes the filter {key}）"
    )


_THERE: dict[str, Callable[[Held], Iterable[str]]] = {
    "document": lambda each: [each.document.title],
    "region": lambda each: (
        ["".join((*each.region.parents, each.region.name))] if each.region else []
    ),
    "level": lambda each: [each.level],
    "issuer": lambda each: [each.document.issuer],
    "year": lambda each: sorted(map(str, each.years)),
    "status": lambda each: [each.force],
}


def _documents(filters: Filters, held: Sequence[Held]) -> set[str]:
    wanted = {comparable(each) for each in filters.documents}
    return {each.id for each in held if wanted & each.names}


def _regions(filters: Filters, held: Sequence[Held]) -> set[str]:
    passing: set[str] = set()
    for name in filters.regions:
        region = region_named(name, held)
        found = applying_in(region, held) if filters.above else about(region, held)
        passing |= {each.id for each in found}
    return passing


def _levels(filters: Filters, held: Sequence[Held]) -> set[str]:
    return {each.id for each in held if each.level in filters.levels}


def _issuers(filters: Filters, held: Sequence[Held]) -> set[str]:
    wanted = {organ_key(each) for each in filters.issuers}
    return {each.id for each in held if wanted & each.issuers}


def _years(filters: Filters, held: Sequence[Held]) -> set[str]:
    return {each.id for each in held if each.years & set(filters.years)}


def _statuses(filters: Filters, held: Sequence[Held]) -> set[str]:
    return {each.id for each in held if each.force in filters.statuses}


_PASSING: dict[str, Callable[[Filters, Sequence[Held]], set[str]]] = {
    "document": _documents,
    "region": _regions,
    "level": _levels,
    "issuer": _issuers,
    "year": _years,
    "status": _statuses,
}
