"""From a document's text to its clauses, each a stretch of the text that a person can cite."""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.clause import Block, Clause, Document, ParsedDocument
from index.description.describe import Description, describe
from index.facts.read import with_facts
from index.loading.loaded import Loaded
from index.loading.text import decode, read_bytes
from index.manifest import ManifestEntry
from index.parsing.annexes import lists_of
from index.parsing.cited import Piece
from index.parsing.contents import contents_of
from index.parsing.cuts import cut_lines
from index.parsing.flattened import join_cells
from index.parsing.frontmatter import Front, front_of
from index.parsing.lines import Line, comparable, lines_of
from index.parsing.parts import parts_of
from index.parsing.pieces import is_numbered, notice_pieces_of, pieces_of
from index.parsing.sections import Section, sections_of
from index.parsing.tables import is_row

PARSER_VERSION = "4"
"""Raised whenever the same text is understood differently, so that indexes are built anew."""


def parse_file(path: Path, manifest: Mapping[str, ManifestEntry] | None = None) -> ParsedDocument:
    """The clauses of a text file; ``manifest`` is that of its folder (``load_manifest``).

    Raises:
        DocumentError: the file is missing, empty or no text.
    """
    data = read_bytes(path)
    entry = (manifest or {}).get(path.name)
    digest = hashlib.sha256(data).hexdigest()
    return parse_text(decode(data, path.name), path.name, entry, digest)


def parse_text(
    text: str, source: str, entry: ManifestEntry | None = None, sha256: str = ""
) -> ParsedDocument:
    """``parse`` for a bare text; ``sha256`` is by default that of the text in UTF-8."""
    digest = sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return parse(Loaded(text), source, digest, entry)


def parse(
    loaded: Loaded, source: str, sha256: str, entry: ManifestEntry | None = None
) -> ParsedDocument:
    """The clauses of a loaded document; ``source`` is its file name and gives it its id.

    Without an ``entry`` the document is described by what its text says. ``sha256`` is that of
    the file's bytes.
    """
    return with_facts(clauses_of(loaded, source, sha256, entry))


def clauses_of(
    loaded: Loaded, source: str, sha256: str, entry: ManifestEntry | None = None
) -> ParsedDocument:
    """``parse`` without the facts of the clauses."""
    lines = join_cells(cut_lines(lines_of(loaded.text)), loaded.text)
    structure = structure_of(lines, entry.title if entry else "")
    identity = document_id(source)
    likely = entry.title if entry else structure.front.title
    clauses, blocks = _assembled(loaded, identity, likely, structure.pieces)
    said = describe(structure.lines, structure.front, clauses).overridden(entry)
    document = _document(loaded, identity, source, sha256, said)
    if document.title != likely:  # the title heads every path
        clauses, blocks = _assembled(loaded, identity, document.title, structure.pieces)
    return ParsedDocument(document, clauses, blocks, loaded.margins, loaded.notes)


def document_id(source: str) -> str:
    """The id of a document: its name without suffix, white space and separators replaced."""
    return re.sub(r"[\s/\\]+", "-", str(Path(source).with_suffix("")).strip()) or "document"


@dataclass(frozen=True, slots=True)
class Structure:
    """The lines of a text without its contents pages, its pieces, what its first lines are."""

    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...]
    front: Front


def structure_of(lines: Sequence[Line], title: str = "") -> Structure:
    """The structure of a text, section by section; ``title`` is the document's where it is known.

    Contents pages and page numbers are left out: they are asides.
    """
    left_out = contents_of(lines)
    kept = [
        line
        for at, line in enumerate(lines)
        if at not in left_out and not (line.text[0] in "—-–" and _PAGE.fullmatch(line.text))
    ]
    rows = frozenset(at for at, line in enumerate(kept) if is_row(line.text))
    lists = lists_of(kept, rows)
    inside = frozenset(at for start, end in lists.items() for at in range(start, end))
    sections = _known(sections_of(kept, rows | inside, inside), title)
    carries = len(sections) > 1 and not is_numbered(
        kept[: sections[0].end], _own(lists, sections[0])
    )
    pieces: list[Piece] = []
    front = Front((), "")
    for place, section in enumerate(sections):
        own = _own(lists, section)
        text = kept[section.start : section.end]
        if place == 0 and carries:
            found = notice_pieces_of(text, own)
            found = replace(found, front=front_of(kept[: sections[1].end], title))
        else:
            main = replace(section, name="", key="") if place == 1 and carries else section
            found = pieces_of(text, main, own, "" if place else title)
        for piece in found.pieces:
            _put_below(piece, section.title or found.heading or section.name)
        pieces.extend(found.pieces)
        front = front if place else found.front
    return Structure(tuple(kept), tuple(pieces), front)


def _known(sections: Sequence[Section], title: str) -> Sequence[Section]:
    """The sections, those before the one that has a known title being one with it: its notice."""
    wanted = comparable(title).strip("《》")
    for place, section in enumerate(sections):
        if wanted and place > 1 and comparable(section.title) == wanted:
            return (replace(sections[0], end=section.start), *sections[place:])
    return sections


def _own(lists: dict[int, int], section: Section) -> dict[int, int]:
    """The lists of attachments in a section, counted from its first line."""
    starts = sorted(lists)
    inside = starts[bisect_left(starts, section.start) : bisect_left(starts, section.end)]
    return {at - section.start: lists[at] - section.start for at in inside}


_PAGE = re.compile(r"[—–-]+\s*[0-9０-９]{1,4}\s*[—–-]+")


def _put_below(piece: Piece, title: str) -> None:
    """Put a section's title above the headings of a piece."""
    if title and piece.kind == "clause":
        piece.path = (title, *piece.path)


def _assembled(
    loaded: Loaded, document: str, title: str, pieces: Sequence[Piece]
) -> tuple[tuple[Clause, ...], tuple[Block, ...]]:
    """Clauses with unique ids, and blocks that tile the text, white space being asides."""
    clauses: list[Clause] = []
    blocks: list[Block] = []
    used: dict[str, int] = {}
    own = comparable(title).strip("《》")
    same: dict[str, bool] = {"": False}  # whether a section's title is the document's
    for piece in pieces:
        if piece.kind == "aside":
            _fill(blocks, piece.end)
            continue
        if piece.kind == "heading":
            _fill(blocks, piece.start)
            blocks.append(Block("heading", piece.start, piece.end))
            continue
        start = _start_of(loaded.text, piece)
        _fill(blocks, start)
        used[piece.key] = times = used.get(piece.key, 0) + 1
        again = f"~{times}" if times > 1 else ""
        top = piece.path[0] if piece.path else ""
        if top not in same:
            long_enough = 2 * len(top) >= len(own)  # folding may shorten, hardly lengthen
            same[top] = long_enough and comparable(top).strip("《》") == own
        path = (title, *(piece.path[1:] if same[top] else piece.path))
        clause = _clause(loaded, document, piece, start, f"{piece.key}{again}", path)
        clauses.append(clause)
        blocks.append(Block("clause", start, piece.end, clause.id))
    _fill(blocks, len(loaded.text))
    return tuple(clauses), tuple(blocks)


_MARKS = re.compile(r"(?:#+[ \t]*|>[ \t]*|\*\*+[ \t]*|[-+*][ \t]+)+")


def _start_of(text: str, piece: Piece) -> int:
    """Where a clause begins: after the Markdown marks in front of its first word."""
    if text[piece.start] in "#*>-+":
        match = _MARKS.match(text, piece.start, piece.end)
        if match and match.end() < piece.end and not text[match.end()].isspace():
            return match.end()
    return piece.start


def _clause(
    loaded: Loaded, document: str, piece: Piece, start: int, key: str, path: tuple[str, ...]
) -> Clause:
    text = loaded.text[start : piece.end]
    return Clause(
        id=f"{document}/{key}",
        document_id=document,
        label=piece.label,
        path=path,
        heading=piece.heading,
        text=text,
        start=start,
        end=piece.end,
        page=loaded.page_at(start) if loaded.pages else None,
        columns=piece.columns,
        parts=parts_of(text, start),
    )


def _fill(blocks: list[Block], end: int) -> None:
    """Cover what lies between the last block and ``end`` with an aside, one with that before."""
    start = blocks[-1].end if blocks else 0
    if start < end:
        if blocks and blocks[-1].kind == "aside":
            start = blocks.pop().start
        blocks.append(Block("aside", start, end))


def _document(
    loaded: Loaded, identity: str, source: str, sha256: str, said: Description
) -> Document:
    return Document(
        id=identity,
        title=said.title or Path(source).stem,
        issuer=said.issuer,
        number=said.number,
        region=said.region,
        level=said.level,
        issued=said.issued,
        status=said.status,
        source=source,
        sha256=sha256,
        text=loaded.text,
        aliases=said.aliases,
        parents=said.parents,
        effective=said.effective,
        repealed=said.repealed,
        repeals=said.repeals,
        spans=said.spans,
    )
