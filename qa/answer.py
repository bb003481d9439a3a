"""The types that answering hands on: evidence, citations, checks, the answer."""

from dataclasses import dataclass, field
from typing import Literal

from index.clause import Clause, Document, Sentence
from index.passages import row_text
from index.search.hit import Hit

Status = Literal["answered", "partly", "refused", "degraded"]
Verdict = Literal["supported", "partly", "unsupported"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that bears on the question, with the clause and document it stands in."""

    n: int  # the number by which an answer cites it, from 1
    document: Document
    clause: Clause
    sentence: Sentence
    score: float

    @property
    def words(self) -> str:
        """What it says, to be read: a table's row with the heads of its columns."""
        if self.clause.columns and self.sentence.text == self.clause.text:
            return row_text(self.clause)
        return self.sentence.text


@dataclass(frozen=True, slots=True)
class Citation:
    """What a marker [n] in an answer points at."""

    n: int
    document_id: str
    document: str  # title
    number: str  # 文号
    label: str
    clause_id: str
    quote: str  # verbatim
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Check:
    """One sentence of an answer held against the evidence it cites.

    ``failures`` names each claim that was not found, in words for a person.
    """

    sentence: str
    citations: tuple[int, ...]
    verdict: Verdict
    failures: tuple[str, ...] = ()
    action: Literal["kept", "replaced", "dropped"] = "kept"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document says on one thing, "" where it is silent, and the [n] that it cites."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Part of an answer in rows and columns; the first column names what a row is on."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer. ``text`` carries [n] markers that ``citations`` resolves."""

    question: str
    rewritten: str  # the question as it was understood, standing alone
    status: Status
    text: str
    citations: tuple[Citation, ...] = ()
    checks: tuple[Check, ...] = ()
    timings: dict[str, float] = field(default_factory=dict)  # stage -> seconds
    model: str = ""
    generation: str = ""
    notice: str = ""  # one line for the reader, e.g. why the model was not used
    # Probability that the documents answer; None where no scoring decided (a label, a comparison).
    confidence: float | None = None
    tokens: dict[str, int] = field(default_factory=dict)  # the model's: prompt, cached, answer
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """First event of an answer being made: what the search brought, before any model ran."""

    rewritten: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The answer as far as it is written; its figures are checked, its sentences not yet."""

    text: str


Event = Found | Draft | Answer
