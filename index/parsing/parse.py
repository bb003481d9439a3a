"""From a document's text to its clauses, each a stretch of the text that a person can cite."""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.clause import Block, BlockKind, Clause, Document, ParsedDocument
from index.description.describe import Description, describe
from index.facts.read import with_facts
from index.loading.loaded import Loaded
from index.loading.text import decode, read_bytes
from index.manifest import ManifestEntry
from index.parsing.annexes import lists_of
from index.parsing.contents import contents_of
from index.parsing.cuts import cut_lines
from index.parsing.flattened import join_cells
from index.parsing.frontmatter import Front, front_of
from index.parsing.lines import Line, comparable, lines_of
from index.parsing.parts import parts_of
from index.parsing.pieces import Piece, is_numbered, notice_pieces_of, pieces_of
from index.parsing.sections import Section, sections_of
from index.parsing.tables import is_row

PARSER_VERSION = "2"
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
    lines = join_cells(cut_lines(lines_of(loaded.text)), loaded.text)
    structure = structure_of(lines, entry.title if entry else "")
    identity = document_id(source)
    likely = entry.title if entry else structure.front.title
    clauses, blocks = _assembled(loaded, identity, likely, structure.pieces)
    said = describe(structure.lines, structure.front, clauses).overridden(entry)
    document = _document(loaded, source, sha256, said)
    if document.title != likely:  # the title heads every path
        clauses, blocks = _assembled(loaded, identity, document.title, structure.pieces)
    parsed = ParsedDocument(document, clauses, blocks, loaded.margins, loaded.notes)
    return with_facts(parsed)


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
        pieces.extend(_below(piece, section) for piece in found.pieces)
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


def _below(piece: Piece, section: Section) -> Piece:
    """A piece with its section's title above its headings."""
    title = section.title or section.name
    if piece.kind != "clause" or not title:
        return piece
    return Piece(
        piece.kind, piece.start, piece.end, piece.key, piece.label, piece.heading,
        (title, *piece.path), piece.columns,
    )  # fmt: skip


def _assembled(
    loaded: Loaded, document: str, title: str, pieces: Sequence[Piece]
) -> tuple[tuple[Clause, ...], tuple[Block, ...]]:
    """Clauses with unique ids, and blocks that tile the text, white space being asides."""
    clauses: list[Clause] = []
    blocks: list[Block] = []
    used: dict[str, int] = {}
    same: dict[str, bool] = {"": False}  # whether a section's title is the document's
    for marked in pieces:
        piece = _without_marks(loaded.text, marked)
        _fill(blocks, piece.start)
        if piece.kind != "clause":
            _add(blocks, piece.kind, piece.start, piece.end)
            continue
        used[piece.key] = used.get(piece.key, 0) + 1
        again = f"~{used[piece.key]}" if used[piece.key] > 1 else ""
        top = piece.path[0] if piece.path else ""
        if top not in same:
            same[top] = comparable(top).strip("《》") == comparable(title).strip("《》")
        path = (title, *piece.path[same[top] :])
        clause = _clause(loaded, document, piece, f"{document}/{piece.key}{again}", path)
        clauses.append(clause)
        blocks.append(Block("clause", clause.start, clause.end, clause.id))
    _fill(blocks, len(loaded.text))
    return tuple(clauses), tuple(blocks)


_MARKS = re.compile(r"(?:#+[ \t]*|>[ \t]*|\*\*+[ \t]*|[-+*][ \t]+)+")


def _without_marks(text: str, piece: Piece) -> Piece:
    """A clause begins after the Markdown marks in front of its first word."""
    if piece.kind == "clause" and text[piece.start] in "#*>-+":
        match = _MARKS.match(text, piece.start, piece.end)
        if match and match.end() < piece.end and not text[match.end()].isspace():
            return replace(piece, start=match.end())
    return piece


def _clause(
    loaded: Loaded, document: str, piece: Piece, identity: str, path: tuple[str, ...]
) -> Clause:
    text = loaded.text[piece.start : piece.end]
    return Clause(
        id=identity,
        document_id=document,
        label=piece.label,
        path=path,
        heading=piece.heading,
        text=text,
        start=piece.start,
        end=piece.end,
        page=loaded.page_at(piece.start),
        columns=piece.columns,
        parts=parts_of(text, piece.start),
    )


def _fill(blocks: list[Block], end: int) -> None:
    """Cover what lies between the last block and ``end`` with an aside."""
    start = blocks[-1].end if blocks else 0
    if start < end:
        _add(blocks, "aside", start, end)


def _add(blocks: list[Block], kind: BlockKind, start: int, end: int) -> None:
    if kind == "aside" and blocks and blocks[-1].kind == "aside":
        start = blocks.pop().start
    blocks.append(Block(kind, start, end))


def _document(loaded: Loaded, source: str, sha256: str, said: Description) -> Document:
    return Document(
        id=document_id(source),
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
