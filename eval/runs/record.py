"""One question with its answer, as a run stores it and as metrics and reports read it.

A record holds the words of what was found and cited, so that a run can be judged and shown
without the index or the model that made it.
"""

from dataclasses import dataclass, field

from eval.question_set.question import Question
from qa.answer import Status


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document, as a system cut it: a clause, or a chunk of any other shape."""

    document: str  # id
    label: str  # "" for a chunk that has none
    text: str = field(repr=False)  # verbatim
    context: str = field(default="", repr=False)  # what governs it: title, 文号, path, parents
    years: tuple[int, ...] = ()  # that govern it without standing in it
    title: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Citing:
    """What the marker [n] in an answer points at."""

    n: int
    passage: Passage
    quote: str  # verbatim, what the reader is shown


@dataclass(frozen=True, slots=True)
class Record:
    """What a system said to one question, and what it cost.

    ``seconds`` are counted from the question: search, evidence, first_word, draft, whole; a stage
    that did not happen is not there. ``tokens`` are the model's: prompt, cached, answer; empty
    when no model ran. ``confidence`` is the system's own probability that the documents answer,
    None when it gives none.
    """

    question: Question
    status: Status
    text: str  # with [n] markers
    rewritten: str
    cited: tuple[Citing, ...] = ()
    found: tuple[Passage, ...] = ()  # what the search brought, best first
    confidence: float | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    tokens: dict[str, int] = field(default_factory=dict)
    model: str = ""
    notice: str = ""
    rows: int = 0  # of the tables, which list what the text may shorten

    @property
    def refused(self) -> bool:
        """Whether nothing was answered."""
        return self.status == "refused"
