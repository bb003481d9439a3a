"""Names of places in a text, each by the one name that all its forms share."""

import re
from functools import lru_cache

from index.clause import Span
from index.regions import mentions
from qa.verify.folding import fold

# A place that governs but is no administrative division.
_CORPS = "新疆生产建设兵团"
_CORPS_NAME = re.compile("新疆生产建设兵团|生产建设兵团|新疆兵团|兵团")
_COUNTRY = "全国"  # 全国平均水平 names no place that could be another


@lru_cache(maxsize=2048)
def places(text: str) -> tuple[tuple[str, Span], ...]:
    """Return the places ``text`` names, each as (one name for it, span).

    >>> places("兵团与广东省汕尾市")
    (('新疆生产建设兵团', (0, 2)), ('广东省', (3, 6)), ('汕尾市', (6, 9)))
    """
    folded = fold(text)
    found = [(_CORPS, match.span()) for match in _CORPS_NAME.finditer(folded)]
    taken = [span for _, span in found]
    found += [
        (region.name, span)
        for region, span in mentions(folded)
        if region.name != _COUNTRY and not any(s < span[1] and span[0] < e for s, e in taken)
    ]
    return tuple(sorted(found, key=lambda place: place[1]))


def canonical_place(name: str) -> str:
    """Return the one name for a place, or ``name`` itself where it is none we know."""
    found = places(name)
    return found[0][0] if len(found) == 1 and found[0][1] == (0, len(name)) else name
