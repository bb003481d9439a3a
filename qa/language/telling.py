"""An answer told in the language of its question: the words around quotations, never these.

Every way of answering writes Chinese. What of a statement stands in its evidence is a quotation
and stays; the rest is put into traditional characters or English here, once for all of them.
"""

from collections.abc import Sequence
from dataclasses import replace

from qa.answer import Evidence
from qa.case import Outcome
from qa.language import hant, latin
from qa.language.detect import Language
from qa.language.naming import english_name
from qa.statement import Grid, Statement

__all__ = ["english_name", "told"]


def told(outcome: Outcome, language: Language) -> Outcome:
    """The outcome in a language; Chinese is as it was written."""
    if language == "zh":
        return outcome
    teller = latin if language == "en" else hant
    return replace(
        outcome,
        statements=tuple(map(teller.statement, outcome.statements)),
        refusal="\n".join(map(teller.line, outcome.refusal.splitlines())),
        grids=tuple(_grid(grid, language) for grid in outcome.grids),
    )


def _grid(grid: Grid, language: Language) -> Grid:
    teller = latin if language == "en" else hant
    return Grid(
        teller.line(grid.title),
        tuple(map(teller.heading, grid.columns)),
        tuple(_row(row, language) for row in grid.rows),
    )


def _row(row: Sequence[Statement], language: Language) -> tuple[Statement, ...]:
    """A row's cells; what its evidence says stays, in whichever cell it stands."""
    teller = latin if language == "en" else hant
    held: list[Evidence] = [item for cell in row for item in cell.evidence]
    return tuple(replace(cell, text=teller.cell(cell, held)) for cell in row)
