"""Running heads, footers and page numbers: found over all pages, and kept out of the text.

A line near the upper or lower edge is one when it says what the lines at the same height of other
pages say, the page's number apart, and stands off from the text; or when it is a page number. The
number of a unit (附件1, 一、) at the top of a page is the text's own. What a browser prints around
a page is known by what it says, even where there is but one page.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest
from statistics import median

from index.loading.layout.page_layout import Line, Page
from index.loading.layout.print_marks import is_print_mark
from index.parsing.numbering import number_of


def without_margins(pages: Sequence[Page]) -> tuple[list[Page], tuple[str, ...]]:
    """The pages without their margins, and the margins in their order, each text once."""
    edges = [edge for page in range(len(pages)) for edge in _edges(pages, page)]
    taken = _repeated(edges, len(pages)) | _page_numbers(edges, len(pages))
    taken |= {edge for edge in edges if edge.outermost and is_print_mark(edge.line.text)}
    kept, margins = [], []
    for number, page in enumerate(pages):
        here = {id(edge.line) for edge in edges if edge.page == number and edge in taken}
        here = _outermost(page, here)
        margins += [item.text for item in page.items if isinstance(item, Line) and id(item) in here]
        kept.append(replace(page, items=tuple(i for i in page.items if id(i) not in here)))
    return kept, tuple(dict.fromkeys(margins))


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near the edge of a page; ``apart`` when white space parts it from the text.

    ``outermost`` when it stands in the margin that browsers leave.
    """

    page: int
    upper: bool
    line: Line
    key: str  # its text without white space, digits as #
    numbers: tuple[int, ...]
    apart: bool
    scanned: bool
    outermost: bool


_ZONE = 0.14  # of the page's height; the text of GB/T 9704 begins at 12.5 %
_MOST_LINES = 4  # at one edge
_PRINT_MARGIN = 0.06  # of the page's height: where browsers print date, title and address
_DIGITS = re.compile(r"\d+")
_ALIKE = 0.8  # how much of a running head must be recognised alike


def _edges(pages: Sequence[Page], number: int) -> list[_Edge]:
    page = pages[number]
    within = [item for item in page.items if item.top < page.height]
    within.sort(key=lambda item: item.top)
    found = []
    for upper in (True, False):
        items = within if upper else within[::-1]
        for item, nearer in zip_longest(items[:_MOST_LINES], items[1 : _MOST_LINES + 1]):
            deep = item.bottom if upper else page.height - item.top
            if deep > _ZONE * page.height or not isinstance(item, Line):
                break
            if nearer is None:
                apart = True
            else:
                gap = nearer.top - item.bottom if upper else item.top - nearer.bottom
                apart = gap >= 0.4 * item.size
            text = re.sub(r"\s+", "", item.text)
            found.append(
                _Edge(
                    number,
                    upper,
                    item,
                    _DIGITS.sub("#", text),
                    tuple(int(each) for each in _DIGITS.findall(text[:80])),
                    apart,
                    page.scanned,
                    deep <= _PRINT_MARGIN * page.height,
                )
            )
    return found


def _repeated(edges: list[_Edge], pages: int) -> set[_Edge]:
    """The lines that other pages repeat at the same height."""
    clusters: dict[tuple[bool, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        clusters[edge.upper, _cluster_key(edge, clusters)].append(edge)
    found: set[_Edge] = set()
    for cluster in clusters.values():
        level = median(edge.line.top for edge in cluster)
        alike = [e for e in cluster if abs(e.line.top - level) <= 0.8 * e.line.size]
        alike = _counting(alike)
        numbers = {edge.page for edge in alike}
        unit = number_of(alike[0].line.text) is not None if alike else False
        fewest = 3 if unit or pages > 2 else 2
        if len(numbers) >= fewest and _frequent(sorted(numbers), pages):
            found |= {edge for edge in alike if edge.apart or _stacked(edge, edges)}
    return found


def _cluster_key(edge: _Edge, clusters: dict[tuple[bool, str], list[_Edge]]) -> str:
    """The key of lines alike; what was recognised need only be nearly alike."""
    if not edge.scanned or len(edge.key) < 5 or (edge.upper, edge.key) in clusters:
        return edge.key
    near = [key for upper, key in clusters if upper == edge.upper and len(key) >= 5]
    ratio = SequenceMatcher(None, "", edge.key)
    for key in near:
        ratio.set_seq1(key)
        if ratio.quick_ratio() >= _ALIKE and ratio.ratio() >= _ALIKE:
            return key
    return edge.key


def _counting(cluster: list[_Edge]) -> list[_Edge]:
    """Those whose numbers stay the same, or count with the pages."""
    if not cluster or cluster[0].scanned or not cluster[0].numbers:
        return cluster
    same = Counter(edge.numbers for edge in cluster).most_common(1)[0]
    if same[1] > 1:
        constant = [edge for edge in cluster if edge.numbers == same[0]]
        if len(constant) == len(cluster):
            return constant
    # A title or address beside the page's number may hold numbers of its own.
    shifts = Counter(
        (place, number - edge.page) for edge in cluster for place, number in enumerate(edge.numbers)
    )
    (place, shift), count = shifts.most_common(1)[0]
    if count > max(1, same[1]):
        return [e for e in cluster if e.numbers[place:] and e.numbers[place] - e.page == shift]
    return [edge for edge in cluster if edge.numbers == same[0]]


def _frequent(numbers: list[int], pages: int) -> bool:
    """On half of the pages, or on three that follow each other (or every other page)."""
    if 2 * len(numbers) >= pages:
        return True
    return any(later - first <= 4 for first, later in zip(numbers, numbers[2:], strict=False))


def _stacked(edge: _Edge, edges: list[_Edge]) -> bool:
    """Whether the line belongs to a head of several lines that stands off as a whole."""
    at = bisect_left(edges, edge.page, key=lambda each: each.page)
    same = [each for each in edges[at : at + 2 * _MOST_LINES] if each.page == edge.page]
    return any(each.apart for each in same if each.upper == edge.upper and each is not edge)


# Page numbers

_ROMAN = re.compile(r"[ivxlc]{1,7}|[IVXLC]{1,7}")
_DASHED = re.compile(r"[\s—–―－─\-~·•.]*[—–―－─\-~·•]\s*(\d{1,4})\s*[—–―－─\-~·•][\s—–―－─\-~·•.]*")
_SAID = re.compile(
    r"[\s—–―－\-]*(?:共\s*\d{1,4}\s*页[，,、\s/]*)?第\s*([\d一二三四五六七八九十百〇零]{1,5})\s*页"
    r"(?:[，,、\s/（(]*共\s*[\d一二三四五六七八九十百〇零]{1,5}\s*页[）)]?)?[\s—–―－\-]*"
)
_OF = re.compile(r"(?:[Pp]age\s*)?(\d{1,4})\s*(?:[/／]|of)\s*(\d{1,4})")
_PAGE = re.compile(r"[Pp](?:age|\.)\s*(\d{1,4})")
_BARE = re.compile(r"\d{1,4}")


def _page_numbers(edges: list[_Edge], pages: int) -> set[_Edge]:
    bare = [edge for edge in edges if _BARE.fullmatch(edge.line.text.strip())]
    shifts = Counter(int(edge.line.text) - edge.page for edge in bare)
    roman = [edge for edge in edges if _ROMAN.fullmatch(edge.line.text.strip())]
    found = {edge for edge in edges if edge.apart and _says_page(edge.line.text.strip())}
    for edge in bare:
        shift = int(edge.line.text) - edge.page
        if shifts[shift] > 1 or (edge.apart and not edge.upper and 0 < shift <= 1 and pages == 1):
            found.add(edge)
    return found | (set(roman) if len(roman) > 1 else set())


def _says_page(text: str) -> bool:
    of = _OF.fullmatch(text)
    if of:
        return 0 < int(of.group(1)) <= int(of.group(2))
    return any(pattern.fullmatch(text) for pattern in (_DASHED, _SAID, _PAGE))


def _outermost(page: Page, taken: set[int]) -> set[int]:
    """Of the lines found, those with nothing but each other between them and the edge."""
    within = sorted(
        (item for item in page.items if item.top < page.height), key=lambda item: item.top
    )
    kept: set[int] = set()
    for items in (within, within[::-1]):
        level: float | None = None
        for item in items:
            # Lines at one height, like a head at the left and another at the right, are equal.
            beside = level is not None and abs(item.top - level) <= 2
            if id(item) not in taken and not beside:
                break
            if id(item) in taken:
                kept.add(id(item))
                level = item.top
    return kept
