"""A line of an answer cut into sentences, each with the numbers of the [n] markers that it wears.

A marker belongs to the sentence it stands in, or to the one that has just ended (…。[1]); where a
line begins with a marker and does not end with one, markers stand before their sentences. ；ends a
sentence only where a marker stands by it: in 甲；乙；丙。[1] the marker speaks for all three, in
甲[1]；乙[2]。 each has its own. Nothing is cut inside quotation marks, brackets or titles.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_NUMBERS = r"\d{1,3}(?:\s*[-–—~～至]\s*\d{1,3})?"
_NAMED = r"\^?(?:(?:依据|来源|资料|文档|编号|引用|出处|[Ss]ource)\s*)?"
MARKER = re.compile(
    rf"[\[［【]{_NAMED}{_NUMBERS}(?:\s*[,，、;；]\s*{_NAMED}{_NUMBERS})*(?:†[^\]】\n]*)?[\]］】]"
)
_RUN = re.compile(rf"\s*(?:{MARKER.pattern})(?:\s*[、，,和]?\s*(?:{MARKER.pattern}))*")
_ONE = re.compile(r"(\d{1,3})(?:\s*[-–—~～至]\s*(\d{1,3}))?")
_WIDEST = 20  # numbers that [1-20] may stand for; more is no citation
_END = re.compile(r"[。！？]+|[!?]+(?![A-Za-z0-9=&/])|\.(?![\w.])|[；;]")
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:[A-Za-z]|[Nn]o|[Aa]rt|vs|e\.g|i\.e|etc|cf|Mr|Dr)\.$")
_CLOSING = re.compile(r"[”’」』）)\"'》]*")
_STRAY = re.compile(r"\s*[。；;.]+")
_PAIRS = {"“": "”", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》"}
_HOLLOW = re.compile(r"[（(]\s*(?:见|参见)?\s*[)）]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its markers, and their numbers in order, each once."""

    text: str
    numbers: tuple[int, ...]


def split_line(line: str) -> list[Marked]:
    """Return the sentences of a line; one without words holds markers of the line before.

    >>> split_line("甲为3.5%[1]。乙为5%。[2][3]")
    [Marked(text='甲为3.5%。', numbers=(1,)), Marked(text='乙为5%。', numbers=(2, 3))]
    """
    ahead = _RUN.match(line) is not None and not _ends_marked(line)
    found: list[Marked] = []
    waiting: tuple[int, ...] = ()
    for start, end in pairwise([0, *_ends(line, ahead), len(line)]):
        text, numbers = unmarked(line[start:end]), waiting + numbers_of(line[start:end])
        waiting = ()
        if re.search(r"\w", text):
            found.append(Marked(text, _once(numbers)))
        elif found:
            found[-1] = Marked(found[-1].text + text, _once(found[-1].numbers + numbers))
        else:
            waiting = numbers
    return found or ([Marked("", _once(waiting))] if waiting else [])


def unmarked(text: str) -> str:
    """Return the text without markers, and without the brackets that held nothing else."""
    bare = MARKER.sub("\0", text)
    bare = re.sub(r"\0\s*[、，,和]?\s*(?=\0)", "", bare)
    bare = re.sub(r"(?<=[。！？!?.；;])\0\s*[。；;.]+", "", bare)  # …。[1]。
    bare = re.sub(r"\s*\0(?=\s*[.,;:!?。，；：！？]|$)", "", bare)
    return _HOLLOW.sub("", bare.replace("\0", "")).strip()


def numbers_of(text: str) -> tuple[int, ...]:
    """Return the numbers of all markers; [2-4] are three.

    >>> numbers_of("见[1，3]【2-4】")
    (1, 3, 2, 4)
    """
    found: list[int] = []
    for marker in MARKER.finditer(text):
        for first, last in _ONE.findall(marker.group().partition("†")[0]):
            low, high = int(first), int(last or first)
            found += range(low, high + 1) if low <= high < low + _WIDEST else (low, high)
    return _once(tuple(found))


def _once(numbers: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))


def _ends_marked(line: str) -> bool:
    *_, last = [0, *(m.end() for m in MARKER.finditer(line))]
    return not re.search(r"\w", line[last:])


def _ends(line: str, ahead: bool) -> Iterator[int]:
    """Where sentences end; ``ahead``: markers there belong to the sentence that follows."""
    inside = _enclosed(line)
    done = 0
    for match in _END.finditer(line):
        start, end = match.span()
        if start < done:
            continue
        holding = next((span for span in inside if span[0] < start < span[1]), None)
        if holding is not None:
            if end != holding[1] - 1 or not _closes(line, holding):
                continue
            end = holding[1]
        end = _CLOSING.match(line, end).end()  # type: ignore[union-attr] # matches nothing too
        run = _RUN.match(line, end)
        if not _is_end(line, match, run):
            continue
        if run and not ahead:
            stray = _STRAY.match(line, run.end())
            end = (stray or run).end()
        done = end
        yield end


def _is_end(line: str, match: re.Match[str], run: re.Match[str] | None) -> bool:
    if match.group() in "；;":
        return run is not None or _ends_marked_at(line, match.start())
    if match.group() == ".":
        return not _ABBREVIATED.search(line, max(0, match.start() - 8), match.end())
    return True


def _ends_marked_at(line: str, at: int) -> bool:
    return any(m.end() == at for m in MARKER.finditer(line, max(0, at - 40)))


def _closes(line: str, span: tuple[int, int]) -> bool:
    """Whether a sentence that ends inside quotation marks ends outside as well."""
    spoken = line[: span[0]].rstrip().endswith(("：", ":"))
    after = line[span[1] :].strip()
    return spoken or not after or _RUN.match(line, span[1]) is not None


def _enclosed(line: str) -> list[tuple[int, int]]:
    """Outermost pairs of quotation marks and brackets; what is never closed encloses nothing."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(line):
        end = _closing(line, at)
        if end:
            found.append((at, end))
        at = end or at + 1
    return found


def _closing(line: str, at: int) -> int:
    """The offset after the mark that closes the one at ``at``; 0 when none opens or none closes."""
    opening = line[at]
    if opening == '"':
        return line.find('"', at + 1) + 1
    closing, depth = _PAIRS.get(opening, ""), 0
    for here in range(at, len(line)) if closing else ():
        depth += (line[here] == opening) - (line[here] == closing)
        if depth == 0:
            return here + 1
    return 0
