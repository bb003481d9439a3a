"""What of a statement is its own, and what it quotes."""

import re
from collections.abc import Iterator, Sequence

from index.normalise import comparable
from qa.answer import Evidence
from qa.statement import Statement

_PROTECTED = re.compile(r"(《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*(?:“[^“”]*”[^“”]*)*”)")


def parted(statement: Statement) -> tuple[str, str]:
    """What of a statement is its own, and the quotation that it ends with, "" when with none."""
    text = statement.text
    held = [_folded(each.words) for each in statement.evidence]
    starts = [0, *(match.end() for match in re.finditer(r"[：:，]", text))]
    for start in starts:
        quote = _folded(text[start:])
        if quote and any(quote in each for each in held):
            return text[:start], text[start:]
    return text, ""


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """A text in order, each piece with whether it is a title or stands in quotation marks."""
    for piece in _PROTECTED.split(text):
        if piece:
            yield piece, piece[0] in "《“"


def headings(items: Sequence[Evidence]) -> tuple[str, ...]:
    """The headings over evidence, the longest first; a text that says one quotes it."""
    found = {
        " ".join(heading.split())
        for item in items
        for heading in (*item.clause.path, item.clause.heading)
    }
    return tuple(sorted(filter(None, found), key=len, reverse=True))


def stands_in(text: str, items: Sequence[Evidence]) -> bool:
    """Whether a text is taken from the documents of evidence, word for word or as a list."""
    parts = [_folded(part) for part in re.split(r"[、；\n]", text)]
    whole = [
        _folded("".join((d.title, d.number, d.text, *i.clause.departments, *i.clause.path)))
        for i in items
        for d in (i.document,)
    ]
    return bool(whole) and all(any(part in each for each in whole) for part in parts)


def _folded(text: str) -> str:
    return comparable(text).replace(" ", "").replace("\n", "").strip('。;“”"')
