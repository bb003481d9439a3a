"""Which blocks of a web page are the document, and which are the site around it.

trafilatura knows what articles look like on any site, but its own output cannot be taken as the
text. Measured on 60 documents set in four layouts of government sites (7,744 paragraphs each):
where paragraphs are parted by ``<br>`` it lost 375 and ran 7,369 together, and in three of the
four layouts links to other documents stayed. So it is asked only which paragraphs it would keep;
where most of those stand, there is the article, and all of the article is taken.
"""

import logging
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

import trafilatura
from lxml import etree

from index.loading.web.blocks import Block
from index.loading.web.site import (
    LINKED,
    is_heading_of_others,
    is_links,
    length,
    without_others,
    without_site,
)

_MOST = 0.8  # of the document's text stands in one element of the page
_SAMPLE = 40  # cells that tell whether a table is the document's
_SECTIONS = {"div", "section", "article", "main", "body", "table", "form", "center"}
_LISTS = _SECTIONS | {"ul", "ol", "dl", "td"}
_SENTENCE_ENDS = tuple("。；;：:！!？?”）")
_FIELD = re.compile(
    r"(?:索\s*引\s*号|发文字号|文\s*号|(?:发文|发布)(?:机关|机构|单位)|(?:成文|发文|发布|印发|施行)(?:日期|时间)"
    r"|主题(?:分类|词)|公文种类|标\s*题|名\s*称|有\s*效\s*性)\s*[：:]"
)
_Sums = defaultdict[etree._Element, int]


def article(found: Sequence[Block], page: str) -> list[Block]:
    """The blocks of the document, in order; ``page`` is the whole page as HTML."""
    kept = _kept(page)
    shown = without_site(found)
    sure = [block for block in shown if _is_sure(block, kept)]
    if not sure:
        return without_others([block for block in shown if not is_links(block) or block.attached])
    weights = _sums(sure, lambda block: len(block.text))
    lengths = _sums(shown, length)
    links = _sums(shown, lambda block: block.linked)
    core = _core(weights)
    place = _widened(core, sure, lengths, links)
    counts = _sums(shown, lambda _: 1)
    # One paragraph may be most of a short document, and a cell of the page's layout its text.
    while place.tag != "body" and (place.tag not in _SECTIONS or counts[place] == 1):
        place = _section(place, _SECTIONS)

    def belongs(block: Block) -> bool:
        listed = _section(block.element, _LISTS)
        if is_links(block) and not block.attached and links[listed] > LINKED * lengths[listed]:
            return False
        if _is_below(block.element, core) or weights[block.element]:
            return True
        return bool(weights[_section(block.element, _SECTIONS)])

    inside = [block for block in shown if _is_below(block.element, place)]
    return without_others([block for block in inside if belongs(block)])


def _kept(page: str) -> str:
    """What trafilatura keeps of a page, for comparison."""
    # It warns of every page on which it finds nothing; here that is not worth a line.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = trafilatura.extract(
        page,
        favor_recall=True,
        include_tables=True,
        include_comments=False,
        deduplicate=False,  # a paragraph may stand twice in a document
    )
    return _bare(text or "")


def _is_sure(block: Block, kept: str) -> bool:
    """Whether a block is the document's for what it says: a sentence, or what trafilatura keeps."""
    if is_links(block) or is_heading_of_others(block):
        return False
    if block.text.endswith(_SENTENCE_ENDS) or any(map(_FIELD.match, block.lines)):
        return True
    cells = (
        [cell for line in block.lines for cell in line.split("|")] if block.table else [block.text]
    )
    words = [bare for cell in islice(cells, _SAMPLE) if len(bare := _bare(cell)) > 3]
    return bool(words) and all(word in kept for word in words)


def _bare(text: str) -> str:
    """Text for comparison: without white space, table rules and Markdown signs."""
    return re.sub(r"[\s|\\#*-]+", "", text)


def _sums(found: Iterable[Block], size: Callable[[Block], int]) -> _Sums:
    """For each element of the page the sum over the blocks in it."""
    sums: _Sums = defaultdict(int)
    for block in found:
        amount = size(block)
        sums[block.element] += amount
        for above in block.element.iterancestors():
            sums[above] += amount
    return sums


def _core(weights: _Sums) -> etree._Element:
    """The innermost element that holds most of the document's text."""
    most = _MOST * max(weights.values())
    # More than half can only be in elements that lie in one another: the lightest is innermost,
    # and of several as light as it the one that was reached first, from below.
    holding = [element for element, weight in weights.items() if weight >= most]
    return min(holding, key=lambda element: (weights[element], -_depth(element)))


def _widened(
    core: etree._Element, sure: Iterable[Block], lengths: _Sums, links: _Sums
) -> etree._Element:
    """The element that also holds the document's text outside ``core``.

    Sentences in a list of links are the summaries of other documents; they do not count.
    """
    place = core
    for block in sure:
        lineage = [block.element, *block.element.iterancestors()]
        around = {place, *place.iterancestors()}
        common = next(element for element in lineage if element in around)
        branch = lineage[max(lineage.index(common) - 1, 0)]
        if common is not place and links[branch] <= LINKED * lengths[branch]:
            place = common
    return place


def _depth(element: etree._Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _is_below(element: etree._Element, place: etree._Element) -> bool:
    return element is place or place in element.iterancestors()


def _section(element: etree._Element, kinds: set[str]) -> etree._Element:
    """The part of the page around a block's element."""
    found = element
    for found in element.iterancestors():
        if found.tag in kinds:
            break
    return found
