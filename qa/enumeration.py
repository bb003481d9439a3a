"""Which sentence enumerates what a question wants enumerated: 哪几种能力 → 监测、研判和处置能力.

A sentence that only speaks of the thing can fit better than the one that says which there are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.normalise import comparable
from index.search.searcher import Searcher
from qa.answer import Evidence
from qa.verify.numerals import number

_MANY = "[二两三四五六七八九十]"
_SORT = "(?:个?方面|种|类|大|样|项|个|家|处)"
_ASKS = re.compile(
    r"(?P<before>[\u4e00-\u9fff]{0,8}?)"
    rf"(?:(?:包括|包含|分为?|都?[有是])?(?:哪(?P<count>{_MANY}){_SORT}?|哪?几{_SORT}|哪(?:些|几|种|类|方面){_SORT}?)"
    r"|(?:包括|包含|分为|都有|都是)(?:了|的是)?(?:什么|啥))(?P<after>[\u4e00-\u9fff]{0,8})"
)
_EMPTY = re.compile(r"内容|方面|东西|事项?|具体|主要|的|都|是|有|包括|里|要|和")
# What stands in a row, up to the end of its comma segment; its last member says of what.
_ROW = re.compile(r"(?:[^,，、。;；]{1,18}、)+(?P<last>[^,，。;；、]{2,30})")


def enumerating(question: str, items: Sequence[Evidence]) -> Evidence | None:
    """The best of the sentences that names in a row what the question wants enumerated."""
    wanted = {pair for near in _asked(question) for pair in _pairs(near)}
    return next((item for item in items if wanted & _told(item.sentence.text)), None)


def all_of_a_count(searcher: Searcher, question: str, first: Evidence) -> tuple[Evidence, ...]:
    """The sentences of one clause that name one each of what is counted: 哪四个产业集群.

    () unless they are as many as the question says.
    """
    said = next((each for each in _ASKS.finditer(comparable(question)) if each["count"]), None)
    thing = _thing(said["after"], first.sentence.text) if said else ""
    if said is None or not thing:
        return ()
    held = [s for s in searcher.sentences_of(first.clause) if thing in s.text]
    if len(held) != number(said["count"]):
        return ()
    return tuple(replace(first, sentence=sentence) for sentence in held)


def _asked(question: str) -> tuple[str, ...]:
    """What stands beside the words that ask for kinds: before and after them."""
    found = _ASKS.search(comparable(question).replace("哪几", "几"))
    if found is None:
        return ()
    return _EMPTY.sub(" ", found["before"]), _EMPTY.sub(" ", found["after"].partition("的")[0])


def _told(text: str) -> set[str]:
    """The pairs of characters at the end of each row in a text, where it says of what it is."""
    return {pair for row in _ROW.finditer(comparable(text)) for pair in _pairs(row["last"][-8:])}


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1) if " " not in text[n : n + 2]}


def _thing(after: str, text: str) -> str:
    """The longest opening of what follows the count that a sentence has: 产业集群."""
    openings = (after[:length] for length in range(len(after), 1, -1))
    return next((opening for opening in openings if opening in text), "")
