"""Whether a text says a thing, so that a figure never counts for being part of a longer one.

“5%” is not in “13.5%”, “1个” not in “11个”, “六个” not in “十六个”, “50万” not in “150万” and
“2个” not in “2个百分点”. Both sides are compared as ``comparable`` has them: without white space,
full- and half-width alike; here also without citation markers, Markdown's stars and the case of
letters. A space between two figures (2020 96%) still parts them.
"""

import re
import unicodedata
from functools import lru_cache

_MARKER = re.compile(r"[\[【]\d{1,3}(?:[,、]\s*\d{1,3})*[\]】]|[*`]")
# ASCII commas alone: a full-width one parts two figures.
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?!\d)")
_HAN = "〇零一二三四五六七八九十百千万亿两"
_STARTS_FIGURE = re.compile(r"\d")
_STARTS_COUNT = re.compile(rf"[{_HAN}]")
_STARTS_POWER = re.compile(r"[十百千万亿]")
_ENDS_FIGURE = re.compile(r"\d$")
_ENDS_COUNT = re.compile(rf"[{_HAN}]$")
_ENDS_PIECES = re.compile(rf"[\d{_HAN}]个$")
_LONGER_FIGURE = re.compile(r"\d[.]?$")  # what ends like this goes on into the figure after it
_LONGER_COUNT = re.compile(r"(?:[第十百千万亿点〇零\d]|[〇零一二三四五六七八九]{2})$")
_MULTIPLIED = re.compile(r"[一二三四五六七八九两几数]$")
_FIGURE_GOES_ON = re.compile(r"\d|\.\d|[百千万亿]")
_COUNT_GOES_ON = re.compile(rf"[{_HAN}]|点[{_HAN}]")
_PIECES_GO_ON = re.compile(r"百分点|月|小时|工作日")


def says(text: str, thing: str) -> bool:
    """Whether ``text`` holds ``thing`` as a whole; nothing holds an empty thing.

    >>> says("到2020年达到９６％ 以上[1]", "96%以上"), says("提高13.5%", "5%")
    (True, False)
    """
    said, gaps = _squeezed(text)
    wanted, _ = _squeezed(thing)
    at = said.find(wanted) if wanted else -1
    while at >= 0:
        if _is_whole(said, gaps, at, wanted):
            return True
        at = said.find(wanted, at + 1)
    return False


@lru_cache(maxsize=4096)
def _squeezed(text: str) -> tuple[str, frozenset[int]]:
    """Text without white space, and the positions in it that a space stood before."""
    plain = _THOUSANDS.sub(lambda m: m[0].replace(",", ""), text)
    plain = unicodedata.normalize("NFKC", plain).replace("○", "〇").casefold()
    words = _MARKER.sub(lambda m: "" if m[0] in "*`" else " ", plain).split()
    gaps, length = [], 0
    for word in words:
        gaps.append(length)
        length += len(word)
    return "".join(words), frozenset(gaps)


def _is_whole(said: str, gaps: frozenset[int], at: int, wanted: str) -> bool:
    """Whether what stands at ``at`` is no part of a longer figure."""
    end = at + len(wanted)
    before = "" if at in gaps else said[max(0, at - 2) : at]
    after = "" if end in gaps else said[end : end + 3]
    longer = (
        (_STARTS_FIGURE.match(wanted) and _LONGER_FIGURE.search(before))
        or (_STARTS_COUNT.match(wanted) and _LONGER_COUNT.search(before))
        or (_STARTS_POWER.match(wanted) and _MULTIPLIED.search(before))
        or (_ENDS_FIGURE.search(wanted) and _FIGURE_GOES_ON.match(after))
        or (_ENDS_COUNT.search(wanted) and _COUNT_GOES_ON.match(after))
        or (_ENDS_PIECES.search(wanted) and _PIECES_GO_ON.match(after))
    )
    return not longer
