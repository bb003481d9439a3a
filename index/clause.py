"""The types that the index hands on: a document, its clauses, their sentences.

Spans are half-open character offsets into ``Document.text``, which is the file's text, verbatim.
"""

from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]
Level = Literal["国家", "省", "地市", "县", ""]
Status = Literal["现行", "征求意见稿", "废止", ""]
BlockKind = Literal["clause", "heading", "aside"]


@dataclass(frozen=True, slots=True)
class Document:
    """One policy document and what its manifest and text say about it."""

    id: str
    title: str
    issuer: str
    number: str
    region: str
    level: Level
    issued: str  # ISO date, "" when the text does not say
    status: Status
    source: str  # file name
    sha256: str  # of the file's bytes
    text: str = field(repr=False)
    aliases: tuple[str, ...] = ()  # how people name the document or its region


@dataclass(frozen=True, slots=True)
class Clause:
    """One citable unit of a document.

    ``label`` is how a person would cite it inside its document: 六、（十八）; ``path`` holds the
    headings from the top, verbatim, the clause's own last; ``text`` is
    ``document.text[start:end]``.
    """

    id: str  # "<document id>/6-18"
    document_id: str
    label: str
    path: tuple[str, ...]
    heading: str  # the clause's own heading without its number, "" when it has none
    text: str = field(repr=False)
    start: int
    end: int
    departments: tuple[str, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text and what it was taken for; blocks tile the whole text."""

    kind: BlockKind
    start: int
    end: int
    clause_id: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a clause, with the years that govern it.

    ``years`` are the target years said in the sentence or carried on from the sentence before it
    ("到2025年，…" governs what follows in the same paragraph and in the items below).
    """

    clause_id: str
    text: str
    start: int
    end: int
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """What one file is understood as."""

    document: Document
    clauses: tuple[Clause, ...]
    blocks: tuple[Block, ...]  # sorted, tiling document.text without gap or overlap
