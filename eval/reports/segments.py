"""Text in pieces for a page: which piece is a marker [n], which is to be marked.

Pieces are data that the template escapes; nothing here makes HTML.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.judges.splitting import MARKER, numbers_of


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text: plain words, a marker of these numbers, or marked words."""

    text: str
    numbers: tuple[int, ...] = ()
    marked: bool = False


def with_markers(text: str) -> tuple[Segment, ...]:
    """An answer's text, its markers apart.

    >>> [s.numbers for s in with_markers("达到94%[1]。")]
    [(), (1,), ()]
    """
    pieces: list[Segment] = []
    at = 0
    for match in MARKER.finditer(text):
        pieces += _plain(text[at : match.start()])
        pieces.append(Segment(match[0], numbers_of(match[0])))
        at = match.end()
    return (*pieces, *_plain(text[at:]))


def with_marks(text: str, words: Sequence[str]) -> tuple[Segment, ...]:
    """A passage, the given words marked wherever they stand.

    Words are found as ``comparable`` would find them: full- and half-width alike, white space
    passed over. Those that are not there mark nothing.
    """
    folded, places = _folded(text)
    spans = [
        (places[match.start()], places[match.end() - 1] + 1)
        for wanted in filter(None, (_folded(word)[0] for word in words))
        for match in re.finditer(re.escape(wanted), folded)
    ]
    pieces: list[Segment] = []
    at = 0
    for start, end in _joined(spans):
        pieces += [*_plain(text[at:start]), Segment(text[start:end], marked=True)]
        at = end
    return (*pieces, *_plain(text[at:]))


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap or touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _plain(text: str) -> list[Segment]:
    return [Segment(text)] if text else []


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as ``comparable`` leaves it, and where each character of that stands in the text."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for folded in unicodedata.normalize("NFKC", letter):
            if not folded.isspace():
                letters.append(folded)
                places.append(place)
    return "".join(letters), places
