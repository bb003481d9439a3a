"""The words of a clause that a case rests on: as few as tell them from the rest of the document."""

import re
from collections.abc import Sequence

from eval.question_set.question import comparable

_PIECE = re.compile(r"[^，,；;。：:\n]+[，,；;。：:\n]*")
_EDGE = "，,；;。：: \u3000\t\r\n"
_LEAST = 6  # characters, white space not counted; fewer would say nothing to a reader
_MARKER = re.compile(r"\[\d+\]")
_FIGURE = re.compile(r"\d+(?:\.\d+)?%?")


def figures_in_both(answer: str, quote: str) -> tuple[str, ...]:
    """The figures of a quotation that the answer gives, as the answer's likely facts."""
    said = set(_FIGURE.findall(comparable(_MARKER.sub("", answer))))
    return tuple(figure for figure in _FIGURE.findall(comparable(quote)) if figure in said)


def shortest(passage: str, text: str, needed: Sequence[Sequence[str]] = ()) -> str:
    """The fewest pieces of ``passage`` in a row that stand once in ``text`` and hold the needed.

    Pieces end at commas, semicolons, colons, full stops and line ends; those at the run's ends are
    left off. Of each group in ``needed`` one alternative must be in it. "" when no run will do.

    >>> goal = "到2025年，合格率达到98%，满意度80分。"
    >>> shortest(goal, goal, [["98%"]])
    '合格率达到98%'
    """
    ends = [match.span() for match in _PIECE.finditer(passage)]
    for size in range(1, len(ends) + 1):
        runs = (
            passage[ends[at][0] : ends[at + size - 1][1]].strip(_EDGE)
            for at in range(len(ends) - size + 1)
        )
        will_do = [run for run in runs if _will_do(run, text, needed)]
        if will_do:
            return min(will_do, key=len)
    return ""


def _will_do(run: str, text: str, needed: Sequence[Sequence[str]]) -> bool:
    words = comparable(run)
    return (
        len(words) >= _LEAST
        and all(any(_holds(words, each) for each in group) for group in needed)
        and text.count(run) == 1
    )


def _holds(words: str, needed: str) -> bool:
    """Whether the needed stands there, and not as the end or the beginning of another figure."""
    pattern = rf"(?<![\d.]){re.escape(comparable(needed))}(?!\d)"
    return re.search(pattern, words) is not None
