"""Stretches of a text and how they are cited: the labels of units, the names of sections."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.clause import BlockKind
from index.parsing.lines import Line
from index.parsing.numbering import STRUCTURAL, Family
from index.parsing.sections import Section
from index.parsing.unit import Unit


@dataclass(slots=True)
class Piece:
    """A stretch of the text before it has become a clause or block."""

    kind: BlockKind
    start: int
    end: int
    key: str = ""
    label: str = ""
    heading: str = ""
    path: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


def heading_piece(run: Sequence[Line]) -> Piece:
    """Lines that are a heading."""
    return Piece("heading", run[0].start, run[-1].end)


def unit_pieces(units: Sequence[Unit]) -> Iterator[Piece]:
    """Units as clauses and headings, each with the label that cites it in its section."""
    labels = [None if unit.is_heading else _label(unit) for unit in units]
    times = Counter(labels)
    for unit, said in zip(units, labels, strict=True):
        if said is None:
            yield Piece("heading", unit.start, unit.end)
            continue
        label, key = said
        if times[said] > 1 and unit.family not in STRUCTURAL:
            above = [u for u in unit.chain if u.family in STRUCTURAL and not u.level]
            if above:  # numbers that start again in every chapter are cited with it
                label = "".join(each.label for each in above) + label
                key = "-".join((*(each.key for each in above), key))
        yield Piece(
            "clause", unit.start, unit.end, key, label, unit.heading, unit.path, unit.columns
        )


def put_name(pieces: Sequence[Piece], section: Section) -> None:
    """Put a section's name before the labels of its pieces; A.1 names its section itself."""
    lettered = section.key[-1:].isalpha() and section.key.startswith("apx")
    for piece in pieces:
        says_itself = lettered and piece.label.startswith(section.key[-1] + ".")
        if piece.kind == "clause" and not says_itself:
            piece.label = _under(section.name, piece.label)
            piece.key = f"{section.key}-{piece.key}"


def _label(unit: Unit) -> tuple[str, str]:
    """How a unit is cited, and its key: an article's number runs through the whole law."""
    if unit.family is Family.ARTICLE:
        return unit.label, unit.key
    box = label = ""
    keys: list[str] = []
    for each in unit.chain:
        if each.family in STRUCTURAL and each is not unit:
            continue
        if each.family is Family.BOX:  # it counts through the whole document, as 4.1.2 does
            box, label = each.label, ""
        elif each.family is Family.DECIMAL or each.family is Family.ARTICLE:
            box, label, keys = "", each.label, []
        else:
            label += each.label
        keys.append(each.key)
    return _under(box, label), "-".join(keys)


def _under(name: str, label: str) -> str:
    """A label behind the name of what it stands in; digits stay apart: 附件1 1."""
    apart = name[-1:].isdigit() and label[:1].isdigit()
    return f"{name} {label}" if apart else f"{name}{label}"
