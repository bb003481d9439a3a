"""Documents compared where no theme is named: by the indicators for which they set figures."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from index.clause import Sentence
from index.facts.fact import Target
from qa.answer import Evidence
from qa.case import Case, Outcome
from qa.kinds.chapters import by_chapters
from qa.kinds.scan import folded, scan
from qa.kinds.sides import Side
from qa.segments import segments
from qa.statement import Grid, Statement, short_name

_TOLD = 8  # indicators in the text; the table holds them all
_ALIKE = 0.65  # share of their characters that two names of one indicator have in common
_HEAD = 3  # characters at the end that they share: 合格率


@dataclass(slots=True)
class Row:
    """One indicator and what each side says of it."""

    name: str
    cells: dict[str, list[Statement]] = field(default_factory=dict)


def by_indicators(
    case: Case, compared: Sequence[Side], measures: Collection[str] = ()
) -> Outcome | None:
    """A row for each indicator that a side sets, of these ``measures`` (合格率) if any.

    Where no side sets any, by chapters; None where none of the measures.
    """
    rows: list[Row] = []
    for side in compared:
        for each in scan(case.searcher).within(side.ids):
            for target in each.clause.facts.targets:
                if measures and not any(word in target.indicator for word in measures):
                    continue
                sentence = _sentence(case.searcher.sentences_of(each.clause), target)
                item = Evidence(0, each.document, each.clause, sentence, 1.0)
                own = _row(rows, target.indicator).cells.setdefault(side.name, [])
                if (statement := _said(item, target)) not in own:
                    own.append(statement)
    if not rows:
        return None if measures else by_chapters(case, compared)
    shared = [row for row in rows if len(row.cells) > 1]
    names = "、".join(side.name for side in compared)
    of_both = f"，其中 {len(shared)} 项不止一方有" if len(compared) > 1 else ""
    statements = [Statement(f"{names}定了数字的指标共 {len(rows)} 项{of_both}")]
    for row in (shared or rows)[:_TOLD]:
        statements += [
            Statement(f"{side.name}{cell.text}", cell.evidence)
            for side in compared
            for cell in row.cells.get(side.name, ())
        ]
    silent = [side.name for side in compared if not any(side.name in row.cells for row in rows)]
    if silent:
        statements.append(Statement(f"{'、'.join(silent)}的文件没有定数字的指标"))
    if missing := [region.name for region in case.query.elsewhere]:
        statements.append(Statement(f"文件库中没有{'、'.join(missing)}的文件"))
    statements.append(Statement("全部指标见表，空格处文件没有规定"))
    return Outcome(
        "partly" if silent or missing else "answered",
        tuple(statements),
        grids=(_grid(rows, compared),),
    )


def alike(one: str, other: str) -> bool:
    """Whether two names are of one indicator: 农畜产品…例行监测合格率 and 农产品…例行监测合格率."""
    first, second = folded(one), folded(other)
    if first[-_HEAD:] != second[-_HEAD:]:
        return False
    return len(set(first) & set(second)) >= _ALIKE * len(set(first) | set(second))


def _row(rows: list[Row], indicator: str) -> Row:
    found = next((row for row in rows if alike(row.name, indicator)), None)
    if found is None:
        found = Row(indicator)
        rows.append(found)
    return found


def _sentence(sentences: Sequence[Sentence], target: Target) -> Sentence:
    return next((s for s in sentences if s.start <= target.start < s.end), sentences[0])


def _said(item: Evidence, target: Target) -> Statement:
    """The piece of a sentence that holds a target, under its year."""
    at = item.document.text[target.start : target.end]
    piece = next((each for each in segments(item.sentence.text) if at in each), at)
    year = f"到{target.year}年" if target.year and str(target.year) not in piece else ""
    return Statement(f"{year}：{' '.join(piece.split())}", (item,))


def _grid(rows: Sequence[Row], compared: Sequence[Side]) -> Grid:
    ordered = sorted(rows, key=lambda row: -len(row.cells))
    return Grid(
        "指标对比",
        ("指标", *(side.name for side in compared)),
        tuple(
            (Statement(row.name), *(joined(row.cells.get(side.name, ())) for side in compared))
            for row in ordered
        ),
    )


def joined(said: Sequence[Statement]) -> Statement:
    """One cell of what is said on one thing, a line for each, without whose it is."""
    evidence = tuple(item for each in said for item in each.evidence)
    lines = [each.text.removeprefix(short_name(each.evidence[0].document)) for each in said]
    return Statement(
        "\n".join(line.removeprefix("：").removeprefix("·") for line in lines), evidence
    )
