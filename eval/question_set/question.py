"""What a question of the evaluation is, and what an answer to it must hold."""

import unicodedata
from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import ConfigDict

Kind = Literal[
    "fact",
    "department",
    "date",
    "lookup",
    "applies",
    "compare",
    "reverse",
    "follow_up",
    "yes_no",
    "false_premise",
    "list",
    "unanswerable",
]
Reason = Literal[
    "",
    "wrong_region",
    "wrong_year",
    "absent_topic",
    "out_of_scope",
    "chat",
    "injection",
    "missing_detail",
]
Truth = Literal["", "yes", "no"]
Style = Literal["plain", "colloquial", "typing", "traditional", "english", "injection"]


@dataclass(frozen=True, slots=True)
class Gold:
    """Words that answer a question.

    ``document`` is a document's id (its file's stem), ``quote`` verbatim, ``label`` as one would
    cite the clause inside its document: 六、（十八）, 三、（一）1.“农产品”, 第二十六条第二款.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    document: str
    quote: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and what an answer to it must hold and must not hold.

    ``facts``: of each inner tuple one alternative must be in the answer; ``forbidden``: none may
    be. Both are compared through ``comparable``. An unanswerable question has no ``gold`` and
    no ``facts`` but a ``reason``; ``turns`` are the user's earlier questions, oldest first.
    ``same_as`` is the id of the question that this one asks in other words. ``absent`` says how
    the validator can see that nothing answers: no clause holds all the words of an inner tuple.
    ``truth`` is what a yes_no question has to be answered with.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    id: str
    kind: Kind
    question: str
    gold: tuple[Gold, ...]
    facts: tuple[tuple[str, ...], ...]
    why: str
    forbidden: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    reason: Reason = ""
    style: Style = "plain"
    same_as: str = ""
    absent: tuple[tuple[str, ...], ...] = ()
    truth: Truth = ""

    @property
    def answerable(self) -> bool:
        """Whether the documents answer it."""
        return self.kind != "unanswerable"

    @property
    def group(self) -> str:
        """What it shares with the same question in other words; those are drawn together."""
        return self.same_as or self.id


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """One question to the search with its one right clause."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    id: str
    question: str
    document: str
    label: str
    quote: str

    @property
    def gold(self) -> tuple[Gold, ...]:
        """The right clause, in the form the other questions have it."""
        return (Gold(document=self.document, quote=self.quote, label=self.label),)


def comparable(text: str) -> str:
    """Text as it is compared: NFKC (full- and half-width alike) and without white space.

    >>> comparable("达到 ９６．５％（以上）")
    '达到96.5%(以上)'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())
