"""A complete list as an answer: the count first, the first entries in the text, all in a table."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from index.clause import Clause, Document
from qa.answer import Evidence, Status
from qa.case import Outcome
from qa.statement import Grid, Statement, short_name

MOST_TOLD = 20  # entries in the text; the table holds them all
_MOST_NAMED = 4  # documents that the count tells apart


@dataclass(frozen=True, slots=True)
class Entry:
    """One clause of a list: what is told of it, and its cells beside document and label."""

    document: Document
    clause: Clause
    told: tuple[Statement, ...]
    cells: tuple[Statement, ...]


def counted(entries: Sequence[Entry]) -> str:
    """How many there are, and where: 共 5 条（兵团 2 条、克州 3 条）."""
    per = Counter(short_name(entry.document) for entry in entries)
    if len(per) > _MOST_NAMED:
        return f"共 {len(entries)} 条，在 {len(per)} 份文件中"
    return f"共 {len(entries)} 条（{'、'.join(f'{name} {n} 条' for name, n in per.items())}）"


def listed(
    opening: str,
    columns: Sequence[str],
    entries: Sequence[Entry],
    status: Status = "answered",
    beside: str = "",
) -> Outcome:
    """The list as an outcome; ``columns`` name the cells of the entries, ``beside`` ends it."""
    told = _told(entries)
    statements = [Statement(opening), *(statement for each in told for statement in each.told)]
    if len(told) < len(entries):
        statements.append(Statement(f"以上是其中 {len(told)} 条，全部 {len(entries)} 条见表"))
    if beside:
        statements.append(Statement(beside))
    rows = tuple(
        (Statement(short_name(e.document)), Statement(e.clause.label), *e.cells) for e in entries
    )
    return Outcome(
        status, tuple(statements), grids=(Grid(opening, ("文件", "条款", *columns), rows),)
    )


def line(item: Evidence, words: str) -> Statement:
    """One entry as a line: 汕尾五、（十三）：…, the label said once."""
    return Statement(f"{place(item)}：{words.removeprefix(item.clause.label).strip()}", (item,))


def place(item: Evidence) -> str:
    """Where a sentence stands; by its heading where the label ends in a bare number.

    兵团三、（一）“改善环境质量” for 三、（一）4., whose 4 would read like a figure.
    """
    label = _BARE_NUMBER.sub("", item.clause.label)
    heading = f"“{item.clause.heading}”" if label != item.clause.label else ""
    return f"{short_name(item.document)}{label}{heading}"


_BARE_NUMBER = re.compile(r"\d+\.(?:“.*”)?$")


def _told(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries for the text: of every document the first ones, as far as there is room."""
    if len(entries) <= MOST_TOLD:
        return entries
    place: dict[str, int] = defaultdict(int)
    ranked = []
    for at, entry in enumerate(entries):
        ranked.append((place[entry.document.id], at))
        place[entry.document.id] += 1
    return [entries[at] for at in sorted(at for _, at in sorted(ranked)[:MOST_TOLD])]
