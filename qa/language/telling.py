"""An answer told in the language of its question: the words around quotations, never these.

Every way of answering writes Chinese. What of a statement stands in its evidence is a quotation
and stays; the rest is put into traditional characters or English here, once for all of them.
"""

import re
import tomllib
from dataclasses import replace
from functools import cache

from pypinyin import lazy_pinyin

from index.normalise import comparable
from index.question.writing.glossary import OWN
from qa.answer import Evidence
from qa.case import Outcome
from qa.language.detect import Language
from qa.language.words import CHINESE, Words, traditional, words
from qa.statement import Grid, Statement, short_name
from qa.verify import figures

_TITLE = re.compile(r"(《[^》]*》|“[^”]*”)")


def told(outcome: Outcome, language: Language) -> Outcome:
    """The outcome in a language; Chinese is as it was written."""
    if language == "zh":
        return outcome
    return replace(
        outcome,
        statements=tuple(_statement(each, language) for each in outcome.statements),
        refusal=_own(outcome.refusal, language),
        grids=tuple(_grid(grid, language) for grid in outcome.grids),
    )


def _grid(grid: Grid, language: Language) -> Grid:
    rows = tuple(
        tuple(
            replace(cell, text=_own(cell.text, language)) if not cell.evidence else cell
            for cell in row
        )
        for row in grid.rows
    )
    columns = tuple(_own(column, language) for column in grid.columns)
    return Grid(_own(grid.title, language), columns, rows)


def _own(text: str, language: Language) -> str:
    """Words that are no quotation, but for titles and what stands in quotation marks."""
    if language != "zh-Hant":
        return text
    return "".join(
        part if part[:1] in "《“" else traditional(part) for part in _TITLE.split(text) if part
    )


def _statement(statement: Statement, language: Language) -> Statement:
    lead, quote = parted(statement)
    if language == "zh-Hant":
        return replace(statement, text=_own(lead, language) + quote)
    if not statement.evidence:
        return statement
    opening = next((name for name in _OPENINGS if lead.startswith(getattr(CHINESE, name))), "")
    said = words(language)
    begun = f"{getattr(said, opening)}{said.comma}" if opening else ""
    item = statement.evidence[0]
    quote = (quote or item.words).strip()
    place = said.cited.format(place=_place(item, quote, said), quote=quote.rstrip("。；;"))
    return replace(statement, text=f"{begun}{place}{said.full_stop}")


# "不是" before "是", so that the longest opening is found.
_OPENINGS = (
    "unsaid", "may_not", "not_needed", "there_is_not", "will_not", "no", "wrong",
    "may", "needed", "there_is", "will", "yes",
)  # fmt: skip


def parted(statement: Statement) -> tuple[str, str]:
    """What of a statement is its own, and the quotation that it ends with, "" when with none."""
    text = statement.text
    held = [comparable(each.words).replace(" ", "") for each in statement.evidence]
    starts = [0, *(match.end() for match in re.finditer(r"[：:，]", text))]
    for start in starts:
        quote = comparable(text[start:]).replace(" ", "").strip('。;“”"')
        if quote and any(quote in each for each in held):
            return text[:start], text[start:]
    return text, ""


def _place(item: Evidence, quote: str, said: Words) -> str:
    """Shanwei (《…》三、（九）), by 2025."""
    document = item.document
    name, title = english_name(short_name(document)), f"《{document.title}》"
    years = [year for year in item.sentence.years if str(year) not in quote]
    year = said.by_year.format(year=years[-1]) if years and figures(quote) else ""
    where = f"{title}{item.clause.label}{year}"
    return f"{name} ({where})" if name != title else where


def english_name(name: str) -> str:
    """A region's name in English, where it has one, else by its sound; titles stay.

    >>> english_name("内蒙古"), english_name("汕尾")
    ('Inner Mongolia', 'Shanwei')
    """
    if name.startswith("《"):
        return name
    return _named().get(name) or "".join(lazy_pinyin(name)).capitalize()


@cache
def _named() -> dict[str, str]:
    """Chinese names of bodies and regions with the first English one that the glossary has."""
    entries: dict[str, str] = tomllib.loads(OWN.read_text(encoding="utf-8"))["bodies"]
    names: dict[str, str] = {}
    for said, meant in entries.items():
        for each in meant.split():
            names.setdefault(each, said.title())
    return names
