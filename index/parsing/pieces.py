"""A section's text as pieces: what is a clause, a heading or an aside, with labels and keys."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from index.parsing.cited import Piece, heading_piece, put_name, unit_pieces
from index.parsing.frontmatter import Front, front_of, is_web_remain, looks_like_title
from index.parsing.lines import Line
from index.parsing.numbered import Numbers, numbers_in
from index.parsing.numbering import Family, decimal_of, number_of
from index.parsing.page import states_a_field
from index.parsing.sections import Section
from index.parsing.tables import Table, is_row, tables_of
from index.parsing.tail import tail_of
from index.parsing.units import units_of


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a section, what its first lines are, and its heading: 附件1 任务分工表."""

    pieces: tuple[Piece, ...]
    front: Front
    heading: str = ""


def pieces_of(
    lines: Sequence[Line], section: Section, lists: dict[int, int], title: str = ""
) -> Pieces:
    """The pieces of a section.

    ``lines`` are its own; ``lists`` tells where lists of attachments start and end in them;
    ``title`` is the document's title where it is known.
    """
    headed = section.announced + _title_lines(lines[section.announced :], section)
    first_list = min((at for at in lists if at >= headed), default=len(lines))
    tail = tail_of(lines[headed:first_list])
    body = lines[headed : first_list - len(tail)]
    front, middle = _body_pieces(body, bool(section.name), title)
    pieces = [heading_piece(lines[:headed])] if headed else []
    pieces += [*middle, *_tail_pieces(lines[first_list - len(tail) : first_list], tail)]
    if first_list < len(lines):
        pieces.extend(_list_pieces(lines, first_list, lists[first_list]))
    if section.name:
        put_name(pieces, section)
    heading = " ".join(line.text.strip(_AROUND_HEADING) for line in lines[:headed])
    return Pieces(tuple(pieces), front, heading)


def notice_pieces_of(lines: Sequence[Line], lists: dict[int, int]) -> Pieces:
    """The pieces of a notice that numbers nothing and carries the main section."""
    first_list = min(lists, default=len(lines))
    tail = tail_of(lines[:first_list])
    body = lines[: first_list - len(tail)]
    front = front_of(body)
    kinds = _kinds(front, len(body), attached=False)
    kinds = ["notice" if kind == "preamble" else kind for kind in kinds]
    pieces = [*_front_pieces(body, kinds)]
    pieces += _tail_pieces(lines[first_list - len(tail) : first_list], tail)
    if first_list < len(lines):
        pieces.extend(_list_pieces(lines, first_list, lists[first_list]))
    return Pieces(tuple(_one_announcement(pieces)), front)


def is_numbered(lines: Sequence[Line], lists: dict[int, int]) -> bool:
    """Whether a section numbers anything itself; the list of what is attached does not count."""
    body = lines[: min(lists, default=len(lines))]
    numbers, _ = _numbers(body)
    return _first(numbers, (), len(body)) < len(body)


_AROUND_HEADING = "#* \t\u3000\xa0"
ASKING = "征求意见公告"
_LIST_FAMILIES = (Family.DASH, Family.SERIAL, Family.CIRCLED, Family.NAMED)
_NAMED_FRONTS = re.compile(r"[#*\s]*(前\s*言|引\s*言|序\s*言|序)[#*\s]*")
_LONGEST_TITLE_LINE = 60
_NO_TITLE_ENDS = tuple("。；：:，,、！？;|")


def _title_lines(lines: Sequence[Line], section: Section) -> int:
    """How many lines below 附件1 are its title: the first, and those that complete it."""
    if not section.announced or section.titled:
        return 0
    kind = bool(lines and _KIND_OF_APPENDIX.fullmatch(lines[0].text))
    return kind + _title_length(lines[kind:])


def _title_length(lines: Sequence[Line]) -> int:
    joined = ""
    for at, line in enumerate(lines[:_TITLE_LINES]):
        text = line.text
        if len(text) > _LONGEST_TITLE_LINE or text.endswith(_NO_TITLE_ENDS) or "|" in text:
            break
        if number_of(text) or decimal_of(text) or text[0] in "（(":
            break
        joined += text
        if looks_like_title(joined):
            return at + 1
    first = lines[0].text if lines else "。"
    plain = len(first) <= _LONGEST_TITLE_LINE and not first.endswith(_NO_TITLE_ENDS)
    return int(plain and "|" not in first and len(lines) > 1 and not _starts_anything(first))


_TITLE_LINES = 4
_KIND_OF_APPENDIX = re.compile(r"[（(](?:规范性|资料性|补充件|参考件)(?:附录)?[）)]")


def _starts_anything(line: str) -> bool:
    number = number_of(line)
    return number is not None or line[0] in "（(" or is_row(line) or "\t" in line


def _one_announcement(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces of a notice; one that asks for comments is one stretch with its date."""
    asking = next((piece for piece in pieces if piece.label == ASKING), None)
    for piece in pieces:
        if piece is asking:
            ends = [each.end for each in pieces if each.label == "落款"]
            yield replace(piece, end=max([piece.end, *ends]))
        elif asking is None or piece.label != "落款":
            yield piece


def _numbers(body: Sequence[Line]) -> tuple[Numbers, tuple[Table, ...]]:
    # a page may state its fields in a table: 发文机关, 文号
    tables = tuple(each for each in tables_of(body) if not states_a_field(body[each.start]))
    taken = frozenset(at for table in tables for at in range(table.caption, table.end))
    numbers = numbers_in(body, taken)
    first = _first(numbers, (), len(body))
    cleared = list(numbers)
    for at in range(first):
        cleared[at] = None
    while first < len(body) and is_web_remain(body[first].text):
        cleared[first] = None
        first = _first(tuple(cleared), (), len(body))
    return tuple(cleared), tables


def _first(numbers: Numbers, tables: Sequence[Table], end: int) -> int:
    """The first line that a number or a table starts."""
    starts = [table.caption for table in tables[:1]]
    for at, number in enumerate(numbers):
        if number and number.family not in _LIST_FAMILIES:
            starts.append(at)
            break
    return min(starts, default=end)


def _body_pieces(body: Sequence[Line], attached: bool, title: str) -> tuple[Front, list[Piece]]:
    numbers, tables = _numbers(body)
    numbered = _first(numbers, (), len(body)) < len(body)
    first = min(_first(numbers, tables, len(body)), _first_heading(body, numbered))
    front = front_of(body, title) if title else front_of(body[:first])
    if title and front.end > first and "notice" in front.kinds:
        first = front.end
    kinds = _kinds(front, first, attached)
    if not numbered:
        kinds, first = _unnumbered_kinds(kinds)
    rest = [t for t in tables if t.caption >= first]
    moved = [_moved(table, first) for table in rest]
    units = units_of(
        body[first:], numbers[first:] if numbered else (None,) * (len(body) - first), moved
    )
    return front, [*_front_pieces(body[:first], kinds), *unit_pieces(units)]


def _first_heading(body: Sequence[Line], numbered: bool) -> int:
    """The first Markdown heading below the title of a text that numbers something."""
    marked = (at for at, line in enumerate(body) if line.text.startswith("##"))
    return next(marked, len(body)) if numbered else len(body)


def _moved(table: Table, first: int) -> Table:
    return Table(
        table.caption - first, table.start - first, table.body - first, table.end - first,
        table.name, table.columns,
    )  # fmt: skip


def _kinds(front: Front, first: int, attached: bool) -> list[str]:
    """The kinds of the lines before the first number; a title parts the page's fields in two."""
    kinds: list[str] = list(front.kinds[:first])
    for start, end in front.titles:
        kinds[start:end] = ["title"] * len(kinds[start:end])
    kinds += ["preamble"] * (first - len(kinds))
    if attached:
        kinds = ["preamble" if kind == "notice" else kind for kind in kinds]
        spoken = kinds.index("preamble") if "preamble" in kinds else first
        kinds[spoken:] = ["preamble"] * (first - spoken)
    notices = [at for at, kind in enumerate(kinds) if kind == "notice"]
    for at in range(notices[0], notices[-1]) if notices else ():
        if kinds[at] == "aside":
            kinds[at] = "notice"
    return kinds


def _unnumbered_kinds(kinds: list[str]) -> tuple[list[str], int]:
    """Where nothing is numbered paragraphs start after the titles and fields at the top."""
    spoken = next((at for at, kind in enumerate(kinds) if kind == "preamble"), len(kinds))
    return kinds[:spoken], spoken


def _front_pieces(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[Piece]:
    """The pieces before the first number; 前言 and 引言 with headings of their own are apart."""
    name = ("引言", "preamble")
    for kind, group in groupby(zip(lines, kinds, strict=True), key=lambda pair: pair[1]):
        run = [line for line, _ in group]
        if kind == "aside":
            yield Piece("aside", run[0].start, run[-1].end)
        elif kind == "title":
            yield heading_piece(run)
        elif kind == "about":
            yield Piece("clause", run[0].start, run[-1].end, "about", "文件信息")
        elif kind == "notice":
            asks = any("征求" in line.text and "意见" in line.text for line in run)
            label = ASKING if asks else "文前说明"
            yield Piece("clause", run[0].start, run[-1].end, "notice", label)
        elif kind == "signature":
            yield Piece("clause", run[0].start, run[-1].end, "signature", "落款")
        else:
            yield from _preamble_pieces(run, name)


def _preamble_pieces(run: Sequence[Line], name: tuple[str, str]) -> Iterator[Piece]:
    start = 0
    for at, line in enumerate([*run, None]):
        headed = _NAMED_FRONTS.fullmatch(line.text) if line else None
        if line and not headed:
            continue
        if start < at:
            label, key = name
            yield Piece("clause", run[start].start, run[at - 1].end, key, label)
        if line and headed:
            yield heading_piece([line])
            said = re.sub(r"\s", "", headed.group(1))
            name = (said, "preamble" if said == "引言" else "foreword")
        start = at + 1


def _tail_pieces(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[Piece]:
    joined = list(kinds)
    for at, line in enumerate(lines):
        if at and joined[at - 1] == "signature" and _REMARK.fullmatch(line.text):
            joined[at] = "signature"
    for kind, group in groupby(zip(lines, joined, strict=True), key=lambda pair: pair[1]):
        run = [line for line, _ in group]
        if kind == "signature":
            yield Piece("clause", run[0].start, run[-1].end, "signature", "落款")
        else:
            yield Piece("aside", run[0].start, run[-1].end)


_REMARK = re.compile(r"[（(](?:此件|本文).{2,12}[）)]")
_NAME = re.compile(r"[^。，；：:,、0-9]{2,30}")


def _list_pieces(lines: Sequence[Line], start: int, end: int) -> Iterator[Piece]:
    """The list of attachments and what stands below it: signature, contacts."""
    yield Piece("clause", lines[start].start, lines[end - 1].end, "attachments", "附件说明")
    below = lines[end:]
    tail: tuple[str, ...] = tail_of(below)
    rest = below[: len(below) - len(tail)]
    if rest and tail[:1] == ("signature",) and all(_NAME.fullmatch(line.text) for line in rest):
        rest, tail = (), ("signature",) * len(rest) + tail  # an office that is no known name
    if rest:
        yield Piece("clause", rest[0].start, rest[-1].end, "end", "末段")
    yield from _tail_pieces(below[len(rest) :], tail)
