"""What a change of a sentence is, and the small tools to make one."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from eval.mutations.pair import Pair

Change = Callable[[Pair, Random], Iterable[str]]
"""Gives the sentences that a pair's can be changed to; none where it does not lend itself."""

_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|「[^」]*」")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change. ``target`` is the share to catch (wrong) or to let through (right)."""

    name: str
    chinese: str
    target: float
    change: Change


def replaced(text: str, span: tuple[int, int], new: str) -> str:
    """``text`` with a span of it exchanged."""
    return text[: span[0]] + new + text[span[1] :]


def substituted(text: str, old: str, new: str) -> Iterable[str]:
    """``text`` with each single ``old`` outside quotation marks exchanged, one at a time."""
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    for match in re.finditer(old, text):
        if not any(start <= match.start() < end for start, end in quoted):
            yield replaced(text, match.span(), match.expand(new))


def words(listed: str) -> tuple[str, ...]:
    """Words listed with spaces between."""
    return tuple(listed.split())
