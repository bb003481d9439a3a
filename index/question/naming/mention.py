"""A name in a text, and what stands for it where it is taken out."""

from collections.abc import Sequence
from dataclasses import dataclass

NAMED = "\ufffc"
"""Stands for every character of a document's name that was taken out of a text."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text and the documents that it names, best first; the span is that of the name.

    Several documents share a name when they are editions of one law, or rule the same region.
    """

    text: str
    start: int
    end: int
    documents: tuple[str, ...]


def taken(text: str, mentions: Sequence[Mention], stand_in: str = NAMED) -> str:
    """The text with every character of the mentions replaced; places stay where they are."""
    for each in mentions:
        text = f"{text[: each.start]}{stand_in * (each.end - each.start)}{text[each.end :]}"
    return text
