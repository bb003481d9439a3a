"""An English question read as a Chinese one, by a glossary and the sound of names; no model.

The documents are Chinese, and so is all that is known of how questions are asked. What an English
question names, counts and asks for is put into Chinese words; the wording need not be good Chinese.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from pypinyin import lazy_pinyin

from index.clause import Document
from index.question.naming.regional import regional
from index.question.writing.glossary import OWN, Glossary
from index.search.searcher import Searcher
from qa.language.english import asking, claims, content_words, force

_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")
_FIGURE = re.compile(r"(?<![\w.])(\d[\d,]*(?:\.\d+)?)\s*(%|percent\b|per cent\b)")
_LABELS = (
    (re.compile(r"\b(?:article|art\.)\s*(\d+)"), "第{}条"),
    (re.compile(r"\b(?:paragraph|para\.)\s*(\d+)"), "第{}款"),
    (re.compile(r"\bchapter\s*(\d+)"), "第{}章"),
)
_JOINT = re.compile(r"\b(?:of|for|in|on|among|under|from|by)\b")
_LOOKED_THROUGH = 8  # clauses in whose words a word with several translations is read
_READABLE = 0.5  # share of a question's words that must be known for it to be read


@dataclass(frozen=True, slots=True)
class Reading:
    """An English question in Chinese; ``unread`` are the words that no entry translates."""

    chinese: str
    unread: tuple[str, ...]
    known: float  # share of its words that were read

    @property
    def enough(self) -> bool:
        """Whether it says what the question is about."""
        return self.known >= _READABLE


def read(question: str, searcher: Searcher) -> Reading:
    """An English question as a Chinese one.

    >>> read("What pass rate for consumer goods does Shanwei set for 2025?", searcher).chinese
    '汕尾2025年合格率消费品是多少？'
    """
    rest = question.lower()
    names = []
    for sound, name in sounds(searcher.documents.values()):
        if re.search(rf"\b{sound}\b", rest):
            names.append(name)
            rest = re.sub(rf"\b{sound}\b", " ", rest)
    labels = "".join(
        form.format(match.group(1)) for said, form in _LABELS for match in said.finditer(rest)
    )
    found = _from_the_back(_glossary().found(" ".join(rest.split())), question.lower())
    for said, _ in found:
        rest = re.sub(rf"\b{re.escape(said)}\b", " ", rest)
    terms = _meant([meant for _, meant in found], question, searcher)
    unread = content_words(rest)
    words = content_words(question)
    known = 1 - len(unread) / len(words) if words else 0.0
    regions = [term for term in terms if searcher.catalog.mention(term)]
    subject = "".join(term for term in terms if term not in regions)
    years = "".join(f"{year}年" for year in dict.fromkeys(_YEAR.findall(question)))
    figures = "".join(f"{number}%" for number, _ in _FIGURE.findall(question.lower()))
    ask = f"{figures and '是' + figures}吗？" if claims(question) else asking(question)
    opening = "".join(dict.fromkeys([*names, *regions]))
    return Reading(f"{opening}{labels}{years}{force_of(question)}{subject}{ask}", unread, known)


def _from_the_back(
    found: Sequence[tuple[str, tuple[str, ...]]], question: str
) -> list[tuple[str, tuple[str, ...]]]:
    """What is said after of, for or in before what is said before it, as Chinese has it."""
    joints = [match.start() for match in _JOINT.finditer(question)]

    def place(entry: tuple[str, tuple[str, ...]]) -> tuple[int, int]:
        at = question.find(entry[0])
        return -sum(joint < at for joint in joints), at

    return sorted(found, key=place)


def force_of(question: str) -> str:
    """必须 or 可以 before what a claim is about; "" for other questions."""
    return force(question) if claims(question) else ""


def sounds(documents: Iterable[Document]) -> tuple[tuple[str, str], ...]:
    """How the regions of documents sound, without tones, longest first, with their names."""
    names = {
        name
        for document in documents
        for name in (document.region, *document.aliases)
        if len(name) > 1 and (name == document.region or regional(document, name))
    }
    heard = {"".join(lazy_pinyin(name)): name for name in sorted(names, key=len, reverse=True)}
    return tuple(sorted(heard.items(), key=lambda pair: -len(pair[0])))


def _meant(translations: Sequence[tuple[str, ...]], question: str, searcher: Searcher) -> list[str]:
    """Of several translations of a word the one that the clauses found by meaning say."""
    hits = searcher.search(question, _LOOKED_THROUGH)
    texts = [" ".join((hit.document.title, hit.document.region, hit.clause.text)) for hit in hits]
    return list(
        dict.fromkeys(
            max(words, key=lambda word: sum(word in text for text in texts))
            for words in translations
        )
    )


@cache
def _glossary() -> Glossary:
    return Glossary.read(OWN)
