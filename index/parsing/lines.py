"""A text as its non-blank lines, each knowing where it stands."""

import re
import unicodedata
from dataclasses import dataclass

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"  # what pages leave
_ONE_KIND = str.maketrans("〈〉<>", "《》《》")
_NOT_COMPARED = re.compile(r"\s+|[#*]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it: ``text`` is ``document[start:end]``."""

    text: str
    start: int
    end: int


def lines_of(text: str) -> tuple[Line, ...]:
    r"""The non-blank lines of a text; ``\n``, ``\r\n`` and ``\r`` end a line."""
    found = []
    at = 0
    for raw in text.replace("\r", "\n").split("\n"):
        bare = raw.strip()
        if bare and (bare[0] in _INVISIBLE or bare[-1] in _INVISIBLE):
            bare = bare.strip(_INVISIBLE + " \t\u3000\xa0")
        if bare:
            start = at + raw.index(bare[0])
            found.append(Line(bare, start, start + len(bare)))
        at += len(raw) + 1
    return tuple(found)


def comparable(text: str) -> str:
    """A text for comparing only: NFKC, without white space and marks, one kind of 《》."""
    folded = _NOT_COMPARED.sub("", unicodedata.normalize("NFKC", text))
    return folded.translate(_ONE_KIND)
