"""From a document's text to its clauses, each a stretch of the text that a person can cite."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from index.clause import Block, BlockKind, Clause, Document, ParsedDocument
from index.description.describe import Description, describe
from index.facts.read import with_facts
from index.loading.loaded import Loaded
from index.loading.text import decode, read_bytes
from index.manifest import ManifestEntry
from index.parsing.frontmatter import FrontKind, front_of
from index.parsing.lines import Line, lines_of
from index.parsing.numbering import Family
from index.parsing.tail import tail_of
from index.parsing.units import Unit, units_of

PARSER_VERSION = "1"
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
    lines = lines_of(loaded.text)
    tail = tail_of(lines)
    body = lines[: len(lines) - len(tail)]
    front = front_of(body, entry.title if entry else "")
    units = units_of(body[front.end :])
    pieces = [
        *_front_pieces(body, front.kinds, bool(units)),
        *(_unit_piece(unit) for unit in units),
        *_tail_pieces(lines[len(body) :], tail),
    ]
    clauses, blocks = _assembled(loaded.text, document_id(source), pieces)
    document = _document(loaded, source, sha256, entry, describe(lines, front, clauses))
    parsed = ParsedDocument(document, clauses, blocks, loaded.margins, loaded.notes)
    return with_facts(parsed)


def document_id(source: str) -> str:
    """The id of a document: its file's stem, white space and path separators replaced."""
    return re.sub(r"[\s/\\]+", "-", Path(source).stem.strip()) or "document"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text before it has become a clause or block."""

    kind: BlockKind
    start: int
    end: int
    key: str = ""
    label: str = ""
    heading: str = ""
    path: tuple[str, ...] = ()


def _front_pieces(
    lines: Sequence[Line], kinds: Sequence[FrontKind], numbered: bool
) -> Iterator[_Piece]:
    paragraph = 0
    pairs = zip(lines, kinds, strict=False)  # the kinds end where the numbers start
    for kind, group in groupby(pairs, key=lambda pair: pair[1]):
        run = [line for line, _ in group]
        start, end = run[0].start, run[-1].end
        if kind == "aside":
            yield _Piece("aside", start, end)
        elif kind == "title":
            yield _Piece("heading", start, end)
        elif kind == "about":
            yield _Piece("clause", start, end, "about", "文件信息")
        elif kind == "notice":
            asks = any("征求" in line.text and "意见" in line.text for line in run)
            yield _Piece("clause", start, end, "notice", "征求意见公告" if asks else "文前说明")
        elif numbered:
            yield _Piece("clause", start, end, "preamble", "引言")
        else:  # a text without any number is cited by its paragraphs
            for paragraph, line in enumerate(run, paragraph + 1):  # noqa: B020
                yield _Piece("clause", line.start, line.end, f"p{paragraph}", f"第{paragraph}段")


def _unit_piece(unit: Unit) -> _Piece:
    if unit.is_heading:
        return _Piece("heading", unit.start, unit.end)
    cited = _cited(unit)
    return _Piece(
        "clause",
        unit.start,
        unit.end,
        "-".join(each.key for each in cited),
        "".join(each.label for each in cited),
        unit.heading,
        tuple(each.mark for each in unit.chain if each.mark),
    )


def _cited(unit: Unit) -> list[Unit]:
    """The units whose numbers a citation gives: an article's number runs through the whole law."""
    chain = list(unit.chain)
    if any(each.family is Family.ARTICLE for each in chain):
        return [each for each in chain if each.family in (Family.APPENDIX, Family.ARTICLE)]
    return chain


def _tail_pieces(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[_Piece]:
    for kind, group in groupby(zip(lines, kinds, strict=True), key=lambda pair: pair[1]):
        run = [line for line, _ in group]
        if kind == "signature":
            yield _Piece("clause", run[0].start, run[-1].end, "signature", "落款")
        else:
            yield _Piece("aside", run[0].start, run[-1].end)


def _assembled(
    text: str, document: str, pieces: Sequence[_Piece]
) -> tuple[tuple[Clause, ...], tuple[Block, ...]]:
    """Clauses with unique ids, and blocks that tile the text, white space being asides."""
    clauses: list[Clause] = []
    blocks: list[Block] = []
    used: dict[str, int] = {}
    for piece in pieces:
        _fill(blocks, piece.start)
        if piece.kind != "clause":
            _add(blocks, piece.kind, piece.start, piece.end)
            continue
        used[piece.key] = used.get(piece.key, 0) + 1
        again = f"~{used[piece.key]}" if used[piece.key] > 1 else ""
        clause = _clause(text, document, piece, f"{document}/{piece.key}{again}")
        clauses.append(clause)
        blocks.append(Block("clause", clause.start, clause.end, clause.id))
    _fill(blocks, len(text))
    return tuple(clauses), tuple(blocks)


def _clause(text: str, document: str, piece: _Piece, identity: str) -> Clause:
    return Clause(
        id=identity,
        document_id=document,
        label=piece.label,
        path=piece.path,
        heading=piece.heading,
        text=text[piece.start : piece.end],
        start=piece.start,
        end=piece.end,
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


def _document(
    loaded: Loaded, source: str, sha256: str, entry: ManifestEntry | None, said: Description
) -> Document:
    known = entry or said
    return Document(
        id=document_id(source),
        title=known.title or said.title or Path(source).stem,
        issuer=known.issuer,
        number=known.number,
        region=known.region,
        level=known.level,
        issued=known.issued,
        status=known.status,
        source=source,
        sha256=sha256,
        text=loaded.text,
        aliases=known.aliases,
    )
