"""The titles of what is attached, as a notice names them: 《…》, 关于印发…的通知, 附件：1.…."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from index.parsing.lines import Line


class NamedTitles:
    """The titles that a notice names, by where it names them first."""

    def __init__(self, lines: Sequence[Line], listed: frozenset[int]) -> None:
        self.places: dict[str, int] = {}
        self.starts: set[str] = set()
        for at in listed:
            entry = _ENTRY.sub("", lines[at].text)
            if len(entry) >= _SHORTEST_NAME:
                self._add(entry, at)
        top = lines[:_TOP_LINES]
        joined = "".join(line.text for line in top)  # a wrapped line may break a name
        ends = list(accumulate(len(line.text) for line in top))
        for pattern in (_NAMES, _ISSUING):
            for match in pattern.finditer(joined):
                self._add(match.group(1), bisect_left(ends, match.end()))

    def _add(self, title: str, at: int) -> None:
        bare = _bare(title)
        self.places.setdefault(bare, at)
        self.starts.add(bare[:_SHORTEST_NAME])

    def before(self, title: str, at: int) -> bool:
        """Whether a title is named above line ``at``."""
        return self.places.get(_bare(title), at) < at

    def may_start(self, line: str) -> bool:
        """Whether a line may be the first of a title that is named."""
        bare = _bare(line)[:_SHORTEST_NAME]
        return any(start.startswith(bare) for start in self.starts)


_NAMES = re.compile(r"《([^《》]{4,100}(?:〈[^〉]*〉[^《》]{0,30})?)》")
_ISSUING = re.compile(
    r"(?:印发|转发|批转|公布|发布)(?:《)?(.{4,60}?)》?的(?:通知|函|公告|决定|命令)"
)
_ENTRY = re.compile(
    r"^(?:附\s*[件录表]?\s*\w{0,2}\s*[:：])?\s*(?:[0-9０-９]{1,2}\s*[.．、﹒])?\s*|\s*\.\w{3,4}$"
)
_SHORTEST_NAME = 5
_TOP_LINES = 40
_MARKS = re.compile(r"\W+")


def _bare(title: str) -> str:
    """A title for comparing, without any mark: lines of a broken title lose theirs."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", title))
