"""What the page needs of whatever answers the questions: no more than this."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from index.clause import Clause, Document
from qa.answer import Event


class Engine(Protocol):
    """Answers questions and knows the documents; ``qa.answerer.Answerer`` is one."""

    @property
    def model_notice(self) -> str:
        """Empty when the language model is available, otherwise one line saying why not."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that can be asked about."""

    def document(self, document_id: str, /) -> Document:
        """The document of that id."""

    def clause(self, clause_id: str, /) -> Clause:
        """The clause of that id."""

    def stream(self, question: str, turns: Sequence[str] = ()) -> Iterator[Event]:
        """Found at once, Draft while it is written, Answer last; closing it stops the model."""
