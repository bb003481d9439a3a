"""Quoted phrases and titles, and whether a text says them word for word."""

import re
from dataclasses import dataclass
from typing import Literal

from index.clause import Span
from qa.verify.folding import compact
from qa.verify.numerals import chinese_integer

_QUOTED = re.compile(r"“([^“”]+)”|「([^「」]+)」|『([^『』]+)』|\"([^\"]+)\"|＂([^＂]+)＂")
_YEAR = re.compile(r"(?:二〇|一九)[〇一二三四五六七八九]{2}")
_ELLIPSIS = re.compile(r"…+|\.{3,}|⋯+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A phrase in quotation marks or a title in 《》, without its marks."""

    text: str
    span: Span  # with the marks
    kind: Literal["quote", "title"] = "quote"


def _titles(text: str) -> list[Quotation]:
    """Outermost 《…》; a mark that is never closed or never opened is left alone."""
    found, opened = [], []
    for at, char in enumerate(text):
        if char == "《":
            opened.append(at)
        elif char == "》" and opened:
            start = opened.pop()
            if not opened:
                found.append(Quotation(text[start + 1 : at], (start, at + 1), "title"))
    return found


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quoted phrases and the titles of ``text``, in order."""
    quotes = [
        Quotation(next(g for g in m.groups() if g is not None), m.span())
        for m in _QUOTED.finditer(text)
    ]
    return tuple(sorted(quotes + _titles(text), key=lambda q: q.span))


def says(text: str, quotation: Quotation) -> bool:
    """Tell whether ``text`` holds the quotation verbatim, punctuation and width aside.

    An ellipsis inside a quotation stands for words left out.
    """
    whole = _years_in_digits(compact(text))
    parts = (_years_in_digits(compact(part)) for part in _ELLIPSIS.split(quotation.text))
    return all(part in whole for part in parts)


def _years_in_digits(text: str) -> str:
    return _YEAR.sub(lambda m: str(chinese_integer(m[0])), text)
