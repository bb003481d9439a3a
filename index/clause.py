"""The types that the index hands on: a document, its clauses, their sentences.

Spans are half-open character offsets into ``Document.text``, which is the file's text, verbatim.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from index.facts.fact import Facts

Span = tuple[int, int]
Level = Literal["国家", "省", "地市", "县", ""]
Status = Literal["现行", "征求意见稿", "废止", "被替代", ""]
BlockKind = Literal["clause", "heading", "aside"]


@dataclass(frozen=True, slots=True)
class Document:
    """One policy document and what its manifest and text say about it.

    ``spans`` tells for each field that was read off the text where it stands there; a field that
    the manifest gives, or that nobody states, has none.
    """

    id: str
    title: str
    issuer: str
    number: str
    region: str
    level: Level
    issued: str  # ISO date, "" when the text does not say
    status: Status  # 被替代 where another document of the corpus repeals it
    source: str  # file name
    sha256: str  # of the file's bytes
    text: str = field(repr=False)
    aliases: tuple[str, ...] = ()  # how people name the document or its region
    parents: tuple[str, ...] = ()  # of the region, from the province down
    effective: str = ""  # ISO date from which it is in force
    repealed: str = ""  # ISO date from which it no longer is
    repeals: tuple[str, ...] = ()  # titles of the documents that it puts out of force
    superseded_by: str = ""  # id of the document of the corpus that repeals it
    spans: Mapping[str, Span] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Clause:
    """One citable unit of a document.

    ``label`` is how a person would cite it inside its document: 六、（十八）; ``path`` holds the
    document's title and the headings below it, verbatim, the clause's own last; ``text`` is
    ``document.text[start:end]``. ``columns`` are the heads of a table whose row the clause is.
    ``parts`` cut a clause that is too long for the embedder at its sentences: spans in the
    document that tile the clause, () for a clause that is one part. docs/clauses.md says more.
    """

    id: str  # "<document id>/6-18"
    document_id: str
    label: str
    path: tuple[str, ...]
    heading: str  # the clause's own heading without its number, "" when it has none
    text: str = field(repr=False)
    start: int
    end: int
    page: int | None = None
    columns: tuple[str, ...] = ()
    parts: tuple[Span, ...] = ()
    facts: Facts = field(default=Facts(), repr=False)

    @property
    def departments(self) -> tuple[str, ...]:
        """The responsible departments, in the order of the text, each once."""
        return tuple(dict.fromkeys(duty.department for duty in self.facts.duties))


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
    margins: tuple[str, ...] = ()  # running heads, footers, page numbers: not in the text
    notes: tuple[str, ...] = ()  # what a reader should know about how the file was read
