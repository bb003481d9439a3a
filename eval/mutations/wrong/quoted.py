"""Wrong quotations: words in quotation marks, or a title, that differ in one character."""

import re
from collections.abc import Iterator
from random import Random

from eval.mutations.change import Kind, replaced
from eval.mutations.pair import Pair
from index.normalise import comparable

_QUOTE = re.compile(r"“([^“”《》]{2,40})”")
_TITLE = re.compile(r"《([^《》]{3,40})》")
_LAW = re.compile(r"《(?:中华人民共和国)?([^《》]{2,16}法)》")
_OTHERS = "新发高特优公定专分合民实"
_LAWS = (
    "反垄断法",
    "公务员法",
    "仲裁法",
    "渔业法",
    "测绘法",
    "气象法",
    "审计法",
    "统计法",
    "档案法",
    "邮政法",
)
_SEGMENT = re.compile(r"[一-龥]{6,30}")


def _altered(text: str, pair: Pair, random: Random) -> Iterator[str]:
    known = comparable(pair.known)
    at = [i for i, char in enumerate(text) if re.match("[一-龥]", char)]
    for index in random.sample(at, min(2, len(at))):
        other = replaced(text, (index, index + 1), random.choice(_OTHERS))
        if comparable(other) not in known:
            yield other


def change_quotation(pair: Pair, random: Random) -> Iterator[str]:
    """One character of a quoted phrase."""
    for match in _QUOTE.finditer(pair.sentence):
        for other in _altered(match[1], pair, random):
            yield replaced(pair.sentence, match.span(1), other)


def misquote(pair: Pair, random: Random) -> Iterator[str]:
    """The clause's own words, quoted with one character altered."""
    for match in _SEGMENT.finditer(pair.sentence):
        for other in _altered(match[0], pair, random):
            yield f"条款规定：“{other}”。"


def change_title(pair: Pair, random: Random) -> Iterator[str]:
    """One character of a title."""
    for match in _TITLE.finditer(pair.sentence):
        for other in _altered(match[1], pair, random):
            yield replaced(pair.sentence, match.span(1), other)


def change_law(pair: Pair, random: Random) -> Iterator[str]:
    """Another law."""
    for match in _LAW.finditer(pair.sentence):
        law = random.choice(_LAWS)
        if law not in pair.known:
            yield replaced(pair.sentence, match.span(1), law)


KINDS = (
    Kind("quotation", "引语改字", 0.99, change_quotation),
    Kind("misquoted", "引原文改字", 0.99, misquote),
    Kind("title", "书名改字", 0.99, change_title),
    Kind("law", "法律名称对换", 0.99, change_law),
)
