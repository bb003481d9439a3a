"""What verification takes and gives: a source, a failure, a finding."""

from dataclasses import dataclass, field
from typing import Literal

from index.clause import Span

Verdict = Literal["supported", "partly", "unsupported"]
Kind = Literal[
    "figure", "comparator", "indicator", "aspiration", "year", "date", "body", "place",
    "quotation", "title", "number", "label", "term", "force", "negation", "role", "wording",
    "grounding",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A cited clause (or sentence of evidence).

    ``text`` is verbatim; ``context`` holds what is true of it though it does not say so itself:
    the document's title, number and region, the headings above, the responsible departments.
    ``years`` are the target years that govern it; left empty, those named in the context.
    """

    text: str = field(repr=False)
    context: str = ""
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """One claim that the sources do not bear out, in words for a person.

    A ``soft`` failure leaves the claim partly true: 力争 was dropped, a half-sentence is not there.
    """

    kind: Kind
    message: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one sentence, and where it is best supported.

    ``source`` is the index of the cited source and ``support`` a span of that source's text;
    ``bearing`` are the indices of all cited sources that support something in the sentence: the
    others are no citations of it.
    """

    verdict: Verdict
    failed: tuple[Failure, ...] = ()
    source: int | None = None
    support: Span | None = None
    bearing: tuple[int, ...] = ()

    @property
    def failures(self) -> tuple[str, ...]:
        """The messages alone, as ``qa.answer.Check`` wants them."""
        return tuple(f.message for f in self.failed)
