"""The years for which documents set targets, side by side: 目标分别定到哪一年."""

import re
from collections.abc import Sequence

from index.normalise import comparable
from qa.answer import Evidence
from qa.case import Case, Outcome
from qa.kinds.indicators import joined
from qa.kinds.scan import scan
from qa.kinds.sides import Side
from qa.statement import Grid, Statement

_GOALS = re.compile(r"目标|指标|规划期|期限|远景|时间表|阶段")


def by_target_years(case: Case, compared: Sequence[Side]) -> Outcome | None:
    """For each side the years that it sets targets for; None where no years of targets are asked.

    A year counts that governs a sentence and is said in it.
    """
    if case.asked.wanted != "date" or not _GOALS.search(comparable(case.query.text)):
        return None
    told = {side.name: tuple(_years(case, side)) for side in compared}
    if not any(told.values()):
        return None
    statements = [each for said in told.values() for each in said]
    silent = [name for name, said in told.items() if not said]
    if silent:
        statements.append(Statement(f"{'、'.join(silent)}的目标没有写年份"))
    row = (Statement("目标年份"), *(joined(told[side.name]) for side in compared))
    grid = Grid("对比：目标年份", ("项目", *(side.name for side in compared)), (row,))
    return Outcome("partly" if silent else "answered", tuple(statements), grids=(grid,))


def _years(case: Case, side: Side) -> list[Statement]:
    """The years, earliest first, each by the first sentence that sets a target for it."""
    first: dict[int, Evidence] = {}
    for each in scan(case.searcher).within(side.ids):
        if len(each.clause.path) < 2:  # the title and what stands before the first heading
            continue
        for sentence in case.searcher.sentences_of(each.clause):
            for year in sentence.years:
                if str(year) in sentence.text:
                    first.setdefault(year, Evidence(1, each.document, each.clause, sentence, 1.0))
    return [
        Statement(f"{side.name}：{year}年，“{_piece(item, year)}”", (item,))
        for year, item in sorted(first.items())
    ]


def _piece(item: Evidence, year: int) -> str:
    """The words from the year to the end of the next comma piece, verbatim."""
    words = " ".join(item.words.split())
    match = re.search(rf"[^,，。;；]*{year}年[^,，。;；]*(?:[,，][^,，。;；]+)?", words)
    return match.group().strip() if match else words
