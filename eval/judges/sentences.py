"""The sentences of an answer, each with the passages it cites: what a judge is asked about.

Lists, headings and Markdown tables are read as a person reads them. A line that only leads in
(主要措施如下：) is no sentence; the time, place or body that it names goes before each line it
governs, and its markers count for those that have none of their own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from eval.judges.splitting import Marked, numbers_of, split_line, unmarked
from eval.runs.record import Passage, Record
from qa.verify import bodies, dates, figures, quotations

_ITEM = re.compile(
    r"^\s*(?:>\s*)*(?:[-*+•·●]\s+|\d{1,2}[.．)）]\s*(?!\d)|\d{1,2}、|[（(]\d{1,2}[)）]|[①-⑳]\s*)"
)
_HEADING = re.compile(r"^\s*#{1,6}\s+|^\s*\*\*[^*]+\*\*\s*$")
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_CELL = re.compile(r"(?<!\\)\|")
_VERDICT = re.compile(
    r"^(?:答[：:])?(?:是|是的|不是|不是的|对|对的|不对|正确|不正确|错误|否|yes|no)[。！，,.!]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence without its markers and the passages that they point at, each once.

    ``dangling`` counts the markers that point at nothing.
    """

    text: str
    passages: tuple[Passage, ...]
    dangling: int = 0


@dataclass(slots=True)
class _Reading:
    """Where the reading of an answer stands: what has been said, and what leads in."""

    said: list[Marked] = field(default_factory=list)
    lead: Marked = field(default_factory=lambda: Marked("", ()))
    verdict: Marked | None = None  # 是的。 goes before what follows
    led: int = 0  # sentences that the lead-in has governed
    items: bool = False  # whether those were list items
    waiting: tuple[int, ...] = ()  # markers before the first sentence


def cited_sentences(record: Record) -> tuple[CitedSentence, ...]:
    """Return what an answer says, sentence by sentence, in order."""
    shown: dict[int, tuple[Passage, ...]] = {}
    for citing in record.cited:
        shown[citing.n] = (*shown.get(citing.n, ()), citing.passage)
    return tuple(
        CitedSentence(
            sentence.text,
            tuple(dict.fromkeys(p for n in sentence.numbers for p in shown.get(n, ()))),
            sum(n not in shown for n in sentence.numbers),
        )
        for sentence in marked_sentences(record.text)
    )


def marked_sentences(text: str) -> tuple[Marked, ...]:
    """Return the sentences of a text with the numbers of their markers.

    >>> [m.text for m in marked_sentences("克州到2020年：\\n- 甲为98%[1]\\n- 乙为94%[2]")]
    ['克州到2020年：甲为98%', '克州到2020年：乙为94%']
    """
    reading = _Reading()
    for line, is_row in _lines(text):
        _read(reading, line, is_row)
    _let_go(reading)
    if reading.verdict:
        reading.said.append(reading.verdict)
    return tuple(reading.said)


def _read(reading: _Reading, line: str, is_row: bool) -> None:
    if not line.strip():
        if reading.led:
            _let_go(reading)
        return
    item = _ITEM.match(line) is not None
    if reading.led and reading.items and not item:
        _let_go(reading)
    heading = _HEADING.match(line) is not None
    words = _ITEM.sub("", re.sub(r"^\s*#{1,6}\s+|\*\*|`", "", line))
    if is_row:
        _say(reading, Marked(unmarked(words), numbers_of(words)), item)
        return
    pieces = [_title(words)] if heading else split_line(words)
    for at, piece in enumerate(pieces):
        last = at == len(pieces) - 1
        if not piece.text:
            _mark_last(reading, piece.numbers)
        elif heading or (last and piece.text.endswith(("：", ":"))):
            _lead_in(reading, piece)
        else:
            _say(reading, piece, item)


def _title(line: str) -> Marked:
    return Marked(unmarked(line).rstrip("：:") + "：", numbers_of(line))


def _mark_last(reading: _Reading, numbers: tuple[int, ...]) -> None:
    """Markers on a line of their own belong to the sentence before."""
    if reading.said:
        last = reading.said[-1]
        reading.said[-1] = replace(last, numbers=_once(last.numbers, numbers))
    else:
        reading.waiting = _once(reading.waiting, numbers)


def _lead_in(reading: _Reading, piece: Marked) -> None:
    _let_go(reading)
    if any(not f.weak and not f.spelled for f in figures(piece.text)):
        _say(reading, piece, item=False)
    else:
        reading.lead = piece if _frames(piece.text) else replace(piece, text="")
    reading.led = 0


def _frames(lead: str) -> bool:
    """Whether a lead-in says of when, where, whom or which document the lines below speak."""
    return bool(dates(lead) or bodies(lead) or quotations(lead))


def _let_go(reading: _Reading) -> None:
    """End a lead-in. What it frames but never led in to stands for itself."""
    if reading.lead.text and not reading.led:
        reading.said.append(reading.lead)
    reading.lead, reading.led, reading.items = Marked("", ()), 0, False


def _say(reading: _Reading, piece: Marked, item: bool) -> None:
    if _VERDICT.match(piece.text):
        reading.verdict = piece
        return
    text = reading.lead.text + piece.text
    numbers = _once(reading.waiting, piece.numbers or reading.lead.numbers)
    reading.waiting = ()
    if reading.verdict:
        text = reading.verdict.text + text
        numbers = _once(reading.verdict.numbers, numbers)
        reading.verdict = None
    reading.items = item if not reading.led else reading.items
    reading.led += 1
    reading.said.append(Marked(text, numbers))


def _once(*numbers: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(n for group in numbers for n in group))


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """The lines of a text, and whether each is a table's row; heads and rules are left out."""
    lines = text.splitlines()
    heads: list[str] = []
    for at, line in enumerate(lines):
        ruled = at + 1 < len(lines) and _is_rule(lines[at + 1]) and "|" in line
        if "|" not in line:
            heads = []
            yield line, False
        elif ruled:
            heads = _cells(line)
        elif not _is_rule(line):
            yield (_row(line, heads), True) if heads else (line, False)


def _is_rule(line: str) -> bool:
    return "|" in line and _RULE.match(line) is not None


def _cells(line: str) -> list[str]:
    return [cell.replace("\\|", "|").strip() for cell in _CELL.split(line.strip().strip("|"))]


def _row(line: str, heads: Sequence[str]) -> str:
    """A row in one sentence: 指标：消费品合格率，2020年：94%."""
    words = [
        f"{unmarked(head)}：{cell}" if unmarked(head) else cell
        for head, cell in zip_longest(heads, _cells(line), fillvalue="")
        if re.search(r"\w", cell)
    ]
    marked = any(numbers_of(word) for word in words)
    given = "" if marked else "".join(f"[{n}]" for head in heads for n in numbers_of(head))
    return "，".join(words) + given
