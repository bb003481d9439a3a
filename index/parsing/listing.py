"""The lists in a clause: 有下列情形之一的：（一）…；（二）….

An item says what it says only after its lead, and a lead says nothing without its items.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.clause import Clause, Sentence, Span

_MARKERS = {
    "（一）": re.compile(r"[（(][〇零一二三四五六七八九十百]+[)）]"),
    "（1）": re.compile(r"[（(]\d+[)）]"),
    "1.": re.compile(r"\d+\s*(?:[.．](?!\d)|、)"),
    "一、": re.compile(r"[一二三四五六七八九十百]+、"),
    "①": re.compile(r"[①-⑳]"),
    "a)": re.compile(r"[a-zA-Z]\s*[)）]"),
    "—": re.compile(r"[—–-]{1,2}|[·•●]"),
}
_OPENS = re.compile(r"[:：]\s*(?=[（(]\s*[一1]\s*[)）]|1\s*[.．、]|一、|①)")  # 不受理：（一）匿名的


@dataclass(frozen=True, slots=True)
class Listing:
    """A lead, from the start of its paragraph to its colon, and the items under it.

    All are spans in the document's text.
    """

    lead: Span
    items: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """The list as a whole."""
        return self.lead[0], self.items[-1][1]


def listings(clause: Clause, sentences: Sequence[Sentence]) -> Iterator[Listing]:
    """The lists of a clause with these sentences, in the order of their leads.

    >>> text = "有下列情形之一的，不受理：（一）匿名的；（二）重复的。"
    >>> clause = Clause("c", "d", "第一条", (), "", text, 0, len(text))
    >>> said = [Sentence("c", text[:20], 0, 20), Sentence("c", text[20:], 20, len(text))]
    >>> [text[start:end] for one in listings(clause, said) for start, end in one.items]
    ['（一）匿名的；', '（二）重复的。']
    """
    units = [unit for sentence in sentences for unit in _units(sentence)]
    texts = [clause.text[start - clause.start : end - clause.start] for start, end in units]
    kinds = [_kind(text) for text in texts]
    for at, unit in enumerate(units[:-1]):
        if texts[at].endswith((":", "：")) and kinds[at + 1]:
            items = tuple(_items(clause, units, kinds, at + 1))
            yield Listing((_paragraph(clause, unit[0]), unit[1]), items)


def _units(sentence: Sentence) -> Iterator[Span]:
    """A sentence, or its lead and its first item where both stand in one."""
    opens = _OPENS.search(sentence.text)
    if opens is None:
        yield sentence.start, sentence.end
        return
    colon, item = sentence.start + opens.start() + 1, sentence.start + opens.end()
    yield sentence.start, colon
    yield item, sentence.end


def _items(clause: Clause, units: Sequence[Span], kinds: Sequence[str], at: int) -> Iterator[Span]:
    """The items from a unit on, until one stands on its own or belongs to a list around it."""
    around = kinds[at - 1]
    start, end = units[at]
    for unit, kind in zip(units[at + 1 :], kinds[at + 1 :], strict=True):
        if kind == kinds[at]:
            yield start, end
            start = unit[0]
        elif (kind and kind == around) or (not kind and _stands_alone(clause, unit, end)):
            break
        end = unit[1]
    yield start, end


def _stands_alone(clause: Clause, unit: Span, end: int) -> bool:
    """Whether a unit is a paragraph of its own after an item that is complete; one at ； is not."""
    before = clause.text[: end - clause.start].rstrip()
    return unit[0] == _paragraph(clause, unit[0]) and not before.endswith(("；", ";"))


def _kind(text: str) -> str:
    """The kind of marker that a unit begins with, "" for none."""
    return next((kind for kind, marker in _MARKERS.items() if marker.match(text)), "")


def _paragraph(clause: Clause, at: int) -> int:
    """Where the paragraph around a place starts, without the white space before it."""
    before = clause.text[: at - clause.start]
    start = max(before.rfind("\n"), before.rfind("\r")) + 1
    return clause.start + start + len(before[start:]) - len(before[start:].lstrip())
