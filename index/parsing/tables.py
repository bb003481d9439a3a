"""Tables in a text: their captions, their heads, and their rows.

Three ways of writing a row are known: ``| a | b |`` (with or without the line ``| --- |``),
``a | b`` without the outer strokes, and cells between tabulators.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.parsing.flattened import is_joined
from index.parsing.lines import Line
from index.parsing.numbering import CHINESE_NUMERAL, number_of, number_value


@dataclass(frozen=True, slots=True)
class Table:
    """A table by the indexes of its lines: head rows in ``start:body``, rows in ``body:end``.

    ``caption`` is the index of the line above that names it (表1 …, 任务分工表), ``start`` without
    one; ``name`` is what a citation calls it ("表1", "" without a number); ``columns`` its heads.
    """

    caption: int
    start: int
    body: int
    end: int
    name: str
    columns: tuple[str, ...]


def tables_of(lines: Sequence[Line]) -> tuple[Table, ...]:
    """The tables of a text; two rows are the least, and tabulators need three alike."""
    return tuple(_table(lines, start, end) for start, end in _runs(lines))


def is_row(line: str) -> bool:
    """Whether a line is a row of a table written with strokes, or joined from its cells."""
    if "|" not in line:
        return is_joined(line)
    return line[0] == "|" or line[-1] == "|" or bool(_STROKE.search(line))


def is_rule(line: str) -> bool:
    """Whether a line is the rule below a head: | --- | --- |."""
    return line[0] in "|-:" and bool(_RULE.fullmatch(line))


def cells_of(line: str) -> tuple[str, ...]:
    r"""The cells of a row; ``\|`` is a stroke inside a cell.

    >>> cells_of("| 任务 | 单位 |")
    ('任务', '单位')
    """
    if "|" not in line:
        return tuple(cell.strip() for cell in re.split(r"\t+|\s*[\r\n]\s*", line))
    bare = line.strip()
    bare = bare[1:] if bare.startswith("|") else bare
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") and line[0] == "|" else bare
    return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", bare))


_STROKE = re.compile(r"\S \| |\S\| | \|\S")
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_CAPTION = re.compile(
    r"[#*\s]*((?:续)?表\s*(?:[A-Z][.．]?)?[0-9０-９一二三四五六七八九十]{1,3}(?:[-—.．][0-9]{1,2})?)(?=$|[\s:：.、\u4e00-\u9fff（(《])"
)
_PLAIN_CAPTION = re.compile(r"[^。，；|\t]+[表单][：:]?|[（(]?单位\s*[：:].{1,8}")
_NUMERAL = re.compile(rf"{CHINESE_NUMERAL}+$")
_FIGURES = re.compile(r"[\r\n]\s*[0-9.]+\s*[\r\n]")
_LONGEST_CAPTION = 60
_LEAST_TABBED = 3


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The stretches of lines that are rows of one table each."""
    if not any("|" in line.text or "\t" in line.text or is_joined(line.text) for line in lines):
        return
    at = 0
    while at < len(lines):
        text = lines[at].text
        if is_row(text):
            end = at + 1
            while end < len(lines) and (is_row(lines[end].text) or _is_lone_cell(lines, end)):
                end += 1
            if end - at > 1 or text[0] == "|":
                yield at, end
            at = end
        elif "\t" in text and (width := _tabbed(text)):
            end = at + 1
            while end < len(lines) and _tabbed(lines[end].text) == width:
                end += 1
            if end - at >= _LEAST_TABBED:
                yield at, end
            at = end
        else:
            at += 1


def _is_lone_cell(lines: Sequence[Line], at: int) -> bool:
    """Whether a line in a table without outer strokes is a row of one cell, which has no stroke.

    The rows beside it have the same number of cells; a caption, a note or a head below it
    ends the table.
    """
    around = (*lines[max(at - 2, 0) : at], *lines[at + 1 : at + 3])
    text, rows = lines[at].text, [line.text for line in around]
    if len(rows) < 4 or not all("|" in row and row[0] != "|" for row in rows):
        return False
    apart = _CAPTION.match(text) or _PLAIN_CAPTION.fullmatch(text) or number_of(text)
    alike = len({len(cells_of(row)) for row in rows}) == 1
    return alike and not apart and text[0] not in "注备#" and "。" not in text


def _tabbed(line: str) -> int:
    """How many cells tabulators make of a line, 0 when it is no row: a sentence, one cell."""
    cells = [cell for cell in line.split("\t") if cell.strip()]
    if len(cells) < 2 or "。" in line or max(map(len, cells)) > 40:
        return 0
    return len(cells)


def _table(lines: Sequence[Line], start: int, end: int) -> Table:
    rows = [line.text for line in lines[start:end]]
    heads = _head_rows(rows)
    above = lines[start - 1].text if start else ""
    named = _CAPTION.match(above) if len(above) <= _LONGEST_CAPTION else None
    captioned = named or (len(above) <= _LONGEST_CAPTION and _PLAIN_CAPTION.fullmatch(above))
    titled = _is_title_row(rows)
    columns = _columns([row for row in rows[titled:heads] if not is_rule(row)])
    if is_joined(rows[0]) and len(columns) != len(cells_of(rows[-1])):
        columns = ()
    name = _name(named.group(1)) if named else ""
    return Table(start - bool(captioned), start, start + heads, end, name, columns)


def _name(caption: str) -> str:
    """How a table is cited: 表 1 and 表一 are both 表1."""
    bare = re.sub(r"\s", "", caption)
    return _NUMERAL.sub(lambda numeral: str(number_value(numeral.group())), bare)


def _head_rows(rows: Sequence[str]) -> int:
    """How many of the first lines are the head: one row, its rule, and a second row of heads."""
    if _is_title_row(rows):
        return 1 + _head_rows(rows[1:])
    heads = 1
    if is_joined(rows[0]) and _FIGURES.search(rows[0]):
        return 0  # a flattened table that lost its head
    if len(rows) > 1 and is_rule(rows[1]):
        heads = 2
    if len(rows) > heads + 1:
        first, second = cells_of(rows[0]), cells_of(rows[heads])
        twice = [a for a, b in pairwise(first) if a and a == b]
        same = [a for a, b in zip(first, second, strict=False) if a and a == b]
        if len(first) == len(second) and twice and same:
            return heads + 1
    return heads


def _is_title_row(rows: Sequence[str]) -> bool:
    """Whether the first row is the table's title: one cell above a head of several."""
    if len(rows) < 3 or is_joined(rows[0]) or is_rule(rows[1]):
        return False
    return sum(map(bool, cells_of(rows[0]))) == 1 and sum(map(bool, cells_of(rows[1]))) > 2


def _columns(rows: Sequence[str]) -> tuple[str, ...]:
    """The heads of the columns, those of two rows joined: 产值 2025年.

    The heads of a flattened table may be of several levels, which nothing tells apart.
    """
    grid = [cells_of(row) for row in rows]
    width = max((len(row) for row in grid), default=0)
    columns = []
    for column in range(width):
        said = [row[column] for row in grid if column < len(row) and row[column]]
        columns.append(" ".join(dict.fromkeys(said)))
    return tuple(columns)
