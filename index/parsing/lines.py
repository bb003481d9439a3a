"""A text as its non-blank lines, each knowing where it stands."""

import re
import unicodedata
from dataclasses import dataclass

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
    for match in re.finditer(r"[^\r\n]+", text):
        bare = match.group().strip()
        if bare:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            found.append(Line(bare, start, start + len(bare)))
    return tuple(found)


def comparable(text: str) -> str:
    """A text for comparing only: NFKC, without white space and marks, one kind of 《》."""
    folded = _NOT_COMPARED.sub("", unicodedata.normalize("NFKC", text))
    return folded.translate(str.maketrans("〈〉<>", "《》《》"))
