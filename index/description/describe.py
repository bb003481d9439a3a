"""A document's own words about itself, for what its manifest leaves open."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from index.clause import Clause, Level, Span, Status
from index.description.acts import acts_in, first_publication, latest_date, own_act
from index.description.dates import first_date
from index.description.force import effective_of, issued_by_clause, repealed_of
from index.description.found import Found
from index.description.issuer import issuer_of
from index.description.number import number_of_document
from index.description.place import place_of
from index.description.repeals import repeals_of
from index.description.signature import signature_of
from index.description.status import status_of
from index.description.title import title_of
from index.manifest import ManifestEntry
from index.parsing.frontmatter import Front
from index.parsing.lines import Line
from index.parsing.page import Field, fields_in


@dataclass(frozen=True, slots=True)
class Description:
    """What the text says; "" where it does not. ``spans`` has the place of each stated field."""

    title: str = ""
    issuer: str = ""
    number: str = ""
    region: str = ""
    level: Level = ""
    issued: str = ""
    status: Status = ""
    aliases: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    effective: str = ""
    repealed: str = ""
    repeals: tuple[str, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)

    def overridden(self, entry: ManifestEntry | None) -> "Description":
        """This description with what a manifest gives in its place; that has no span.

        What the manifest leaves empty stays as the text says it. A region that the manifest
        gives takes its parents with it: those of another region would be wrong.
        """
        given: dict[str, Any] = {
            each.name: getattr(entry, each.name)
            for each in fields(ManifestEntry)
            if entry and getattr(entry, each.name)
        }
        if given.get("region", self.region) != self.region:
            given.setdefault("parents", ())
        spans = {name: span for name, span in self.spans.items() if name not in given}
        return replace(self, **given, spans=spans)


def describe(lines: Sequence[Line], front: Front, clauses: Sequence[Clause]) -> Description:
    """Read a document's description off its lines.

    ``lines`` are all lines of the document, ``front`` is what its first ones are (main section),
    ``clauses`` are the document's clauses: 本办法自2024年1月1日起施行 stands in one of them.

    A law that was amended is ``issued`` on the day of its last amendment that the text names and
    in force from the day that it says itself; its issuer and number are those of the last time
    that it was adopted as a whole. ``repealed`` is the first day on which it is out of force.
    """
    head = front.lines or lines[: front.end]
    pairs = list(zip(head, front.kinds, strict=True))
    about = [line for line, kind in pairs if kind == "about"]
    stated = fields_in(about)
    bracket = [line for line in about if line.text[0] in "（("]
    acts = acts_in(about)
    act = own_act(acts)
    signature = signature_of(lines, 0 if acts else len(head))
    title = title_of(head, front, stated)
    issuer = issuer_of(title, head, about, stated, act, signature)
    number = number_of_document(about, stated, act)
    issued = (
        _field_date(stated, _SIGNED)
        or latest_date(acts)
        or _dated(about)
        or issued_by_clause(clauses)
        or signature.date
        or _field_date(stated, _POSTED)
    )
    published = first_publication(acts) or (issued.value if issued else "")
    effective = _field_date(stated, _EFFECTIVE) or effective_of(clauses, bracket, published)
    repealed = _field_date(stated, _REPEALED) or repealed_of(
        clauses, effective.value if effective else "", published
    )
    titles = [line for line, kind in pairs if kind == "title"]
    status, status_span = status_of(titles, stated)
    repeals, repeals_span = repeals_of(clauses)
    place = place_of(issuer, number, title, clauses)
    found = {
        "title": title,
        "issuer": issuer,
        "number": number,
        "issued": issued,
        "effective": effective,
        "repealed": repealed,
    }
    spans = {name: each.span for name, each in found.items() if each}
    other = {"status": status_span, "repeals": repeals_span, "level": place.span}
    other["region"] = place.span if place.region else None
    return Description(
        title=_value(title),
        issuer=_value(issuer),
        number=_value(number),
        region=place.region,
        level=place.level,
        issued=_value(issued),
        status=status,
        parents=place.parents,
        effective=_value(effective),
        repealed=_value(repealed),
        repeals=repeals,
        spans=spans | {name: span for name, span in other.items() if span},
    )


def _value(found: Found | None) -> str:
    return found.value if found else ""


_SIGNED = (*("成文日期", "成文时间", "发文日期", "发文时间", "印发日期", "公布日期", "颁布日期"),)
_POSTED = ("发布日期", "生成日期", "发布时间")  # when the page went up, perhaps long after
_EFFECTIVE = ("生效日期", "施行日期", "实施日期")
_REPEALED = ("失效日期", "废止日期", "失效时间", "废止时间")
_STANDARD_ISSUED = re.compile(r"(.{8,12})\s*发布")


def _dated(about: Sequence[Line]) -> Found | None:
    """When a standard's cover says that it was issued: 2020-03-31发布."""
    for line in about:
        match = _STANDARD_ISSUED.match(line.text)
        date = first_date(match.group(1), line.start) if match else None
        if date:
            return Found(date.iso, (date.start, date.end))
    return None


def _field_date(stated: dict[str, Field], names: Sequence[str]) -> Found | None:
    for name in names:
        each = stated.get(name)
        date = first_date(each.value, each.start) if each else None
        if date:
            return Found(date.iso, (date.start, date.end))
    return None
