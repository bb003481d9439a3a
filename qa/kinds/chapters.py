"""Documents compared where no theme is named and none sets figures: by their chapters."""

import re
from collections.abc import Sequence

from qa.answer import Evidence
from qa.case import Case, Outcome, first_sentence
from qa.kinds.scan import folded, scan
from qa.kinds.sides import Side
from qa.statement import Grid, Statement

_NUMBER = re.compile(
    r"^\s*(?:第\s*[一二三四五六七八九十百零〇\d]+\s*[编章节]|[一二三四五六七八九十]+、)\s*"
)
_NAMED = 8  # chapters that the text names


def by_chapters(case: Case, compared: Sequence[Side]) -> Outcome | None:
    """A row for each chapter, documents with a chapter of the same name in one row."""
    rows: dict[str, dict[str, Statement]] = {}
    for side in compared:
        for each in scan(case.searcher).within(side.ids[:1]):
            heading = each.clause.path[1] if len(each.clause.path) > 1 else ""
            if _NUMBER.match(heading):
                item = first_sentence(case.searcher, each.clause)
                cell = Statement(
                    " ".join(heading.split()),
                    (Evidence(0, each.document, each.clause, item, 1.0),),
                )
                rows.setdefault(folded(_NUMBER.sub("", heading)), {}).setdefault(side.name, cell)
    shared = [name for name, cells in rows.items() if len(cells) > 1]
    if not rows:
        return None
    names = "、".join(side.name for side in compared)
    same = "、".join(shared[:_NAMED]) or "没有"
    told = [Statement(f"{names}按章对比：同名的章有 {len(shared)} 个（{same}），各章见表")]
    told += [cell for name in shared[:_NAMED] for cell in rows[name].values()]
    grid = Grid(
        "章节对比",
        ("章", *(side.name for side in compared)),
        tuple(
            (Statement(name), *(cells.get(side.name, Statement("")) for side in compared))
            for name, cells in rows.items()
        ),
    )
    return Outcome("answered", tuple(told), grids=(grid,))
