"""Regions that an English question names, by how their names sound or by their English names."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from pypinyin import lazy_pinyin

from index.clause import Document
from index.question.naming.regional import regional
from index.regions import all_regions
from qa.language.phrasebook import phrasebook

_WORD = r"[A-Z][A-Za-z]*(?:['’][a-z]+)?"
_NAME = re.compile(rf"(?<![\w-]){_WORD}(?: (?:and )?{_WORD}){{0,6}}")
_SHORTEST = 4  # letters of a region's sound; Ya'an and Jian are words or surnames too


def places(question: str, documents: Iterable[Document]) -> tuple[tuple[str, str], ...]:
    """The regions that a question says, each as it is said and with its Chinese name.

    A name of the documents' own counts before one of a region elsewhere that sounds the same.

    >>> places("Compare Shanwei's target with that of Beijing", ())
    (('Shanwei', '汕尾'), ('Beijing', '北京'))
    """
    heard = _everywhere() | _of_documents(documents)
    found: list[tuple[str, str]] = []
    for run in _NAME.finditer(question):
        words = run.group().split()
        at = 0
        while at < len(words):
            length, said = _longest(words[at:], heard)
            if said:
                found.append((" ".join(words[at : at + length]), said))
            at += max(length, 1)
    return tuple(dict.fromkeys((re.sub(r"['’]s$", "", said), name) for said, name in found))


def _longest(words: list[str], heard: Mapping[str, str]) -> tuple[int, str]:
    for length in range(len(words), 0, -1):
        key = _key(" ".join(words[:length]))
        if key in heard:
            return length, heard[key]
    return 1, ""


def _key(said: str) -> str:
    return re.sub(r"[^a-z]", "", re.sub(r"['’]s\b", "", said).lower())


def _of_documents(documents: Iterable[Document]) -> dict[str, str]:
    names = {
        name
        for document in documents
        for name in (document.region, *document.aliases)
        if len(name) > 1 and (name == document.region or regional(document, name))
    }
    english = {_key(said): name for name, said in _english().items() if name in names}
    return {"".join(lazy_pinyin(name)): name for name in names} | english


@cache
def _everywhere() -> dict[str, str]:
    """Provinces and cities; of two that sound the same the first of the code list."""
    heard: dict[str, str] = {}
    for region in sorted(all_regions(), key=lambda region: len(region.parents)):
        sound = "".join(lazy_pinyin(region.names[-1]))
        if region.level != "县" and len(sound) >= _SHORTEST:
            heard.setdefault(sound, region.names[-1])
    return heard | {_key(said): name for name, said in _english().items()}


def _english() -> Mapping[str, str]:
    return phrasebook().table("regions")
