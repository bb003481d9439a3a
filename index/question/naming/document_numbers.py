"""Documents named by their number: 克政发〔2017〕95号, 国务院令第362号, GB/T 19001-2016."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from index.clause import Document
from index.normalise import comparable
from index.question.naming.mention import Mention
from index.question.naming.names import letters_of


class DocumentNumbers:
    """The numbers (文号) of a corpus, found in texts whatever brackets and spaces they have."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._issued: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        self._coded: dict[str, list[str]] = defaultdict(list)
        for document in filter(lambda each: each.number, documents):
            number = comparable(document.number)
            for match in _ISSUED.finditer(number):
                self._issued[_key(match)].append((_organ(match), document.id))
            for match in _CODED.finditer(number):
                for code in {_code(match), _code(match).partition("-")[0]}:
                    self._coded[code].append(document.id)

    def find(self, plain: str) -> Iterator[Mention]:
        """The numbers of documents in comparable text, in order.

        The organ may be said in short, by its end: 国务院令, 总局令.
        """
        for match in _ISSUED.finditer(plain):
            said = _organ(match)
            agreeing = [
                (shared == len(organ), shared, document)
                for organ, document in self._issued.get(_key(match), ())
                if (shared := _common_end(said, organ)) >= _ENOUGH
            ]
            if agreeing:
                whole, longest, _ = max(agreeing)
                best = (whole, longest)
                ids = tuple(document for *each, document in agreeing if tuple(each) == best)
                start = match.end("organ") - longest + (match["nth"] is not None)
                yield Mention(plain[start : match.end()], start, match.end(), ids)
        for match in _CODED.finditer(plain):
            if ids := tuple(self._coded.get(_code(match), ())):
                yield Mention(match.group(), *match.span(), ids)


def without_numbers(plain: str) -> str:
    """The text with every number of a document blanked, of this corpus or another."""
    return _ISSUED.sub(lambda match: " " * len(match.group()), plain)


_ENOUGH = 2  # characters of the organ that must agree
_ISSUED = re.compile(
    r"(?P<organ>[一-龥、]{1,60})\s*(?:"
    r"[〔\[(（【{]\s*(?P<year>\d{4})\s*年?[〕\])）】}]\s*第?\s*(?P<n>\d{1,5})\s*号?"
    r"|(?<=令)\s*(?:(?P<of>\d{4})\s*年)?\s*第?\s*(?P<order>\d{1,5})\s*号"
    r"|第?\s*(?P<nth>\d{1,5})\s*号令)"
)
_CODED = re.compile(
    r"(?<![a-z0-9])[a-z]{1,5}\d{0,2}(?:/[a-z]{1,2})?\s*\d{2,6}(?:\.\d+)?(?:-\d{4})?(?![\d%])"
)


def _organ(match: re.Match[str]) -> str:
    """Who issued: 总局第4号令 is 总局令."""
    return letters_of(match["organ"]) + ("令" if match["nth"] else "")


def _key(match: re.Match[str]) -> tuple[str, str]:
    return (
        match["year"] or match["of"] or "",
        str(int(match["n"] or match["order"] or match["nth"])),
    )


def _code(match: re.Match[str]) -> str:
    return "".join(match.group().split())


def _common_end(one: str, other: str) -> int:
    """How many characters two texts share at their ends."""
    count = 0
    for left, right in zip(reversed(one), reversed(other), strict=False):
        if left != right:
            break
        count += 1
    return count
