"""A sentence read with what it does not say all without: the lead over it, what goes on from it.

（八）未安装可燃气体报警装置的。 names no fine, its lead does. 诱导超量点餐的，给予警告； names none
either, 拒不改正的，处一千元以上一万元以下罚款。 behind it does.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from index.clause import Clause, Sentence, Span
from index.normalise import comparable
from index.parsing.listing import Listing, listings
from index.search.hit import Hit, SentenceHit
from index.search.searcher import Searcher

# How a sentence begins that tells what else comes of what the one before it tells.
_GOES_ON = re.compile(
    r"\s*(?:[逾到]期|拒不|仍不|经(?:责令|警告|处罚)|情节|(?:没)?有违法所得|违法(?:所得|经营额)|货值|造成|后果"
    r"|构成|并[处可]|可以|对(?:其|单位|个人|直接)|其中|增加|最[高低长短]|但是?[，,]?|收取)"
)
_ASKS_LIST = re.compile(
    r"哪些|哪几[种类项个条点]|(?:什么|何种)(?:样的)?(?:情况|情形|条件|内容|行为|材料)"
    r"|(?:包括|包含|含有|有|满足|符合|具备)什么"
)
_REFERS = re.compile(r"下列|下述|以下(?!罚|的罚|拘|有期)|如下")


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence that search brought, and the lead that it says nothing without, "" for none."""

    hit: Hit
    found: SentenceHit
    lead: str = ""


def read(
    searcher: Searcher, hit: Hit, found: SentenceHit, says: Callable[[str], bool], hangs: bool
) -> Read:
    """A sentence with as much around it as ``says`` what is wanted, where it does not itself.

    ``hangs``: whether an item may have that from its lead.
    """
    if says(found.sentence.text):
        return Read(hit, found)
    whole = read_on(searcher, hit.clause, found.sentence, says)
    lead = lead_over(searcher, hit.clause, whole) if hangs else ""
    return Read(hit, replace(found, sentence=whole), lead)


def list_around(searcher: Searcher, clause: Clause, sentence: Sentence) -> Listing | None:
    """The list that a sentence opens or stands in, the inner one of two; None where it does not.

    What stands in a lead before its last sentence opens the list where it speaks of what follows:
    有下列情形之一的，应当删除；未删除的，个人有权请求删除：
    """
    found = None
    for listing in listings(clause, searcher.sentences_of(clause)):
        ends = sentence.end in {listing.lead[1], listing.items[0][1]}
        refers = within(sentence, listing.lead) and refers_on(sentence)
        if ends or refers or any(within(sentence, span) for span in listing.items):
            found = listing
    return found


def opens(searcher: Searcher, clause: Clause, sentence: Sentence) -> bool:
    """Whether a sentence stands in the lead of a list, speaking of its items."""
    listing = list_around(searcher, clause, sentence)
    return listing is not None and within(sentence, listing.lead)


def lead_over(searcher: Searcher, clause: Clause, sentence: Sentence) -> str:
    """The lead of the list in which a sentence is an item; "" where it is in none."""
    listing = list_around(searcher, clause, sentence)
    if listing is None or within(sentence, listing.lead):
        return ""
    return clause.text[listing.lead[0] - clause.start : listing.lead[1] - clause.start]


def read_on(
    searcher: Searcher, clause: Clause, sentence: Sentence, says: Callable[[str], bool]
) -> Sentence:
    """The sentence with what goes on from it in its paragraph, as far as what ``says`` a thing.

    The sentence itself where nothing does.
    """
    end = sentence.end
    for each in searcher.sentences_of(clause):
        if each.start < end:
            continue
        between = clause.text[end - clause.start : each.start - clause.start]
        if "\n" in between or not _GOES_ON.match(each.text):
            break
        end = each.end
        if says(each.text):
            text = clause.text[sentence.start - clause.start : end - clause.start]
            return replace(sentence, text=text, end=end)
    return sentence


def asks_list(question: str) -> bool:
    """Whether a question asks for several things that a list may name: 有哪些情形."""
    return bool(_ASKS_LIST.search(comparable(question)))


def refers_on(sentence: Sentence) -> bool:
    """Whether a sentence speaks of what follows it: 有下列情形之一的."""
    return bool(_REFERS.search(sentence.text))


def within(sentence: Sentence, span: Span) -> bool:
    """Whether a sentence stands in a stretch of its document's text."""
    return span[0] <= sentence.start and sentence.end <= span[1]
