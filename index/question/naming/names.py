"""Names found in a text by what they start with: 10,000 names cost no more than a few."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Self

from index.clause import Document
from index.normalise import comparable
from index.question.naming.mention import Mention

_MARKS = re.compile(r"[\W_]+")


class Names:
    """Names of documents, found in texts, the longest first."""

    def __init__(self, documents: Mapping[str, Sequence[str]]) -> None:
        self._documents = {name: tuple(ids) for name, ids in documents.items() if name}
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in self._documents:
            lengths[name[:2]].add(len(name))
        self._lengths = {start: sorted(each, reverse=True) for start, each in lengths.items()}

    @classmethod
    def of(
        cls, documents: Iterable[Document], names_of: Callable[[Document], Iterable[str]]
    ) -> Self:
        """The names of documents, which are best first, each as a text says it."""
        said: dict[str, list[str]] = defaultdict(list)
        for document in documents:
            for name in names_of(document):
                said[name].append(document.id)
        names: dict[str, dict[str, None]] = defaultdict(dict)
        for name, ids in said.items():
            names[comparable(name)] |= dict.fromkeys(ids)
        return cls({name: tuple(ids) for name, ids in names.items()})

    def named(self, name: str) -> tuple[str, ...]:
        """The documents of exactly this name."""
        return self._documents.get(name, ())

    def find(self, text: str) -> Iterator[Mention]:
        """The names in a text, from left to right, none inside another."""
        at = 0
        while at < len(text):
            end = self._end(text, at)
            if end:
                name = text[at:end]
                yield Mention(name, at, end, self._documents[name])
            at = end or at + 1

    def _end(self, text: str, at: int) -> int:
        known = (n for n in self._lengths.get(text[at : at + 2], ()) if at + n <= len(text))
        return next((at + n for n in known if text[at : at + n] in self._documents), 0)


def letters_of(text: str) -> str:
    """A text without anything but letters and digits: how titles are compared.

    >>> letters_of("《产品质量法》（2018 修正）")
    '产品质量法2018修正'
    """
    return _MARKS.sub("", text)


def find_titles(titles: Names, plain: str) -> list[Mention]:
    """The titles in a text, whatever marks and spaces stand in them there; spans are the text's."""
    places = [at for at, each in enumerate(plain) if each.isalnum()]
    found = titles.find(letters_of(plain))
    return [
        Mention(plain[start:end], start, end, each.documents)
        for each in found
        for start in (places[each.start],)
        for end in (_closing(plain, start, places[each.end - 1] + 1),)
    ]


def _closing(plain: str, start: int, end: int) -> int:
    """The end with the bracket that closes what was opened inside: （2018修正）."""
    opened = sum(unicodedata.category(each) == "Ps" for each in plain[start:end])
    closed = sum(unicodedata.category(each) == "Pe" for each in plain[start:end])
    return end + (opened > closed and unicodedata.category(plain[end : end + 1] or " ") == "Pe")
