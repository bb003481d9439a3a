"""An answer before it is numbered: statements, each with the evidence it rests on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.clause import Document
from index.question.naming.regional import regional
from qa.answer import Cell, Citation, Evidence, Table

_END = re.compile(r"[。！？!?；;.：:]$")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer and the evidence it cites (none for a line of connection)."""

    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table before it is numbered: its cells are statements, empty ones where nothing is said."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Statement, ...], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """An answer's text and tables with markers, and what these point at."""

    text: str
    citations: tuple[Citation, ...]
    tables: tuple[Table, ...] = ()


def short_name(document: Document) -> str:
    """What people call the place a document governs, else its title: 克州, 兵团, 《…》."""
    names = [a for a in document.aliases if regional(document, a)] + [document.region]
    named = [name for name in names if len(name) > 1]
    return named[0] if named else f"《{document.title}》"


def where(item: Evidence) -> str:
    """How a person would name the place of an evidence sentence: 克州 六、（十八）."""
    return f"{short_name(item.document)}{item.clause.label}"


def write(statements: Sequence[Statement], grids: Sequence[Grid] = ()) -> Written:
    """The text and tables with markers numbered from 1 in order of use, and what they point at."""
    citations = _Citations()
    lines = []
    for statement in statements:
        text = statement.text if _END.search(statement.text) else statement.text + "。"
        lines.append(text + "".join(f"[{n}]" for n in citations.numbers(statement)))
    tables = tuple(
        Table(
            grid.title,
            grid.columns,
            tuple(
                tuple(Cell(cell.text, citations.numbers(cell)) for cell in row) for row in grid.rows
            ),
        )
        for grid in grids
    )
    return Written("\n".join(lines), tuple(citations.made), tables)


class _Citations:
    """Citations in the order in which they are first used, each sentence once."""

    def __init__(self) -> None:
        self.made: list[Citation] = []
        self._numbers: dict[tuple[str, int, int], int] = {}

    def numbers(self, statement: Statement) -> tuple[int, ...]:
        """The numbers of what a statement rests on."""
        return tuple(dict.fromkeys(self._number(item) for item in statement.evidence))

    def _number(self, item: Evidence) -> int:
        key = (item.clause.id, item.sentence.start, item.sentence.end)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self.made.append(_citation(self._numbers[key], item))
        return self._numbers[key]


def _citation(n: int, item: Evidence) -> Citation:
    document, clause = item.document, item.clause
    return Citation(
        n,
        document.id,
        document.title,
        document.number,
        clause.label,
        clause.id,
        item.sentence.text,
        item.sentence.start,
        item.sentence.end,
    )
