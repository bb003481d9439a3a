"""A document's own words about itself, for what its manifest leaves open."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from index.clause import Clause, Level, Span, Status
from index.parsing.frontmatter import Front, fields_of
from index.parsing.lines import Line


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


def describe(lines: Sequence[Line], front: Front, clauses: Sequence[Clause]) -> Description:
    """Read a document's description off its lines.

    ``lines`` are all lines of the document, ``front`` classifies the first of them (main section),
    ``clauses`` are the document's clauses: 本办法自2024年1月1日起施行 stands in one of them.
    """
    pairs = list(zip(lines, front.kinds, strict=False))
    about = [line for line, kind in pairs if kind == "about"]
    fields = fields_of(about)
    bare = [line.text for line in about if re.fullmatch(r"[^。，:：]{2,12}〔.*号", line.text)]
    issued = next(filter(None, (_iso(fields.get(name, "")) for name in _DATES)), "")
    named = [front.title, *(line.text for line, kind in pairs if kind == "title")]
    number = next(filter(None, (fields.get(name, "") for name in _NUMBERS)), "".join(bare[:1]))
    clean = re.match(r".*?〔\d{4}〕\s*\d+\s*号", number)  # 克政发〔2017〕95号〔2017〕号
    draft = any("征求意见稿" in each for each in named)
    return Description(
        title=front.title,
        issuer=next(filter(None, (fields.get(name, "") for name in _ISSUERS)), ""),
        number=clean.group() if clean else number,
        issued=issued,
        status="征求意见稿" if draft else "",
    )


_ISSUERS = ("发文机关", "发文单位", "制定机关", "发布机构", "发布单位")
_NUMBERS = ("发文字号", "文号")
_DATES = ("成文日期", "发文日期", "印发日期", "公布日期", "发布日期")


def _iso(value: str) -> str:
    match = re.search(r"(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})", value)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else ""
