"""A value that was read off a text, with the place where it stands."""

from dataclasses import dataclass

from index.clause import Span
from index.parsing.lines import Line


@dataclass(frozen=True, slots=True)
class Found:
    """What a text says, and the span that says it."""

    value: str
    span: Span


def found_in(line: Line, start: int, end: int) -> Found:
    """A stretch of a line, in the line's own offsets, as the text has it."""
    return Found(line.text[start:end], (line.start + start, line.start + end))
