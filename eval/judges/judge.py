"""What a judge is: somebody who says whether passages bear a sentence out."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from eval.runs.record import Passage, Record


class Judge(Protocol):
    """A judge of citations. Reports name it, for their figures are no better than it is."""

    @property
    def name(self) -> str:
        """What a report calls it."""
        ...

    def supports(self, sentence: str, passages: Sequence[Passage]) -> bool:
        """Whether the passages, taken together, bear out all that the sentence says.

        No passages bear out nothing.
        """
        ...


@runtime_checkable
class AnswerJudge(Judge, Protocol):
    """A judge that can also tell whether an answer is right; rules cannot, a model may."""

    def right(self, record: Record) -> bool | None:
        """Whether an answer gives what its question's facts ask; None where nothing is asked."""
        ...
