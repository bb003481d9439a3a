"""Comparisons: a table with a column for each document, what is silent left empty and said so."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.answer import Status
from qa.case import Case, Outcome
from qa.extract import segment_statement
from qa.kinds.cells import figures_of, measures_in, nearest_figure, sentences_of
from qa.kinds.figures_line import figures_line
from qa.kinds.indicators import by_indicators, joined
from qa.kinds.names import beside_names
from qa.kinds.sides import Side, are_named, sides
from qa.kinds.target_years import by_target_years
from qa.kinds.theme import Theme, saying_of, theme_of
from qa.question import FIGURES
from qa.relevance import subject
from qa.segments import Segment
from qa.statement import Grid, Statement


def by_comparison(case: Case) -> Outcome | None:
    """What each document says on the theme of a comparison; None when nothing is compared."""
    compared = sides(case)
    if not compared:
        return None
    ids = tuple(document for side in compared for document in side.ids)
    case = replace(case, query=replace(case.query, documents=ids))
    parts = tuple(case.searcher.catalog.parts(case.query.text).values())
    theme = theme_of(subject(beside_names(case)), case.query.text, parts)
    if not (theme and measures_in(theme)) and (outcome := by_target_years(case, compared)):
        return outcome
    if theme is not None:
        return _on_theme(case, theme, compared)
    whole = case.asked.wanted == "text" or case.asked.wanted in FIGURES
    return by_indicators(case, compared) if whole and case.asked.compare else None


def _on_theme(case: Case, theme: Theme, compared: Sequence[Side]) -> Outcome | None:
    figured = _figures(case, theme, compared)
    told = {name: tuple(map(segment_statement, own)) for name, own in figured.items()}
    word = ""
    if not any(figured.values()):
        measures = measures_in(theme)
        if measures and (outcome := by_indicators(case, compared, measures)):
            return outcome
        saying = saying_of(case, theme, compared)
        if not saying.word and not case.query.named:
            return None  # of all documents, and none of them says it
        told = {side.name: sentences_of(case, theme, side, saying) for side in compared}
        word = saying.word
    silent = [name for name, said in told.items() if not said]
    speaking = len(compared) - len(silent)
    named = are_named(case)
    if not speaking or (not named and speaking < 2):
        return None
    statements = figures_line(theme, compared, figured)
    statements += [each for side in compared for each in told[side.name]]
    if silent and named:
        statements.append(_silence(silent, word, theme))
        statements += _nearest(case, theme, [s for s in compared if s.name in silent])
    missing = [region.name for region in case.query.elsewhere]
    if missing:
        statements.append(Statement(f"文件库中没有{'、'.join(missing)}的文件"))
    row = (Statement(theme.name), *(joined(told[side.name]) for side in compared))
    grid = Grid(f"对比：{theme.name}", ("项目", *(side.name for side in compared)), (row,))
    status: Status = "partly" if (silent and named) or missing else "answered"
    return Outcome(status, tuple(statements), grids=(grid,))


def _silence(silent: Sequence[str], word: str, theme: Theme) -> Statement:
    """What is not there, no more than was looked for: the word, or else a figure."""
    names = "、".join(silent)
    if word:
        return Statement(f"{names}没有提到“{word}”")
    wanted = f"“{theme.name}”的数字" if measures_in(theme) else "这方面的规定"
    return Statement(f"在{names}中没有找到{wanted}")


def _nearest(case: Case, theme: Theme, silent: Sequence[Side]) -> Iterator[Statement]:
    """What sides without the figure say of the same thing in another measure."""
    for side in silent if measures_in(theme) else ():
        if segment := nearest_figure(case, theme, side):
            said = segment_statement(segment)
            yield replace(said, text=f"另一种指标，{said.text}")


def _figures(case: Case, theme: Theme, compared: Sequence[Side]) -> dict[str, tuple[Segment, ...]]:
    """The figures of each side, where figures are compared."""
    measured = case.asked.wanted in FIGURES or measures_in(theme)
    return {s.name: figures_of(case, theme, s) if measured else () for s in compared}
