"""The conditions of a question that a follow-up keeps or changes: document, region, year."""

import re

from index.normalise import comparable
from index.question.naming.catalog import Catalog
from index.question.query import Query
from index.question.years import years_in

YEAR = re.compile(r"到?(?:19|20)\d{2}\s*年?")
_BETWEEN = 4  # characters between a document's name and the year at most


def conditions_swapped(before: str, last: Query, now: Query, core: str, catalog: Catalog) -> str:
    """The question before, of another document or region or in another year."""
    changed = before
    if now.documents and not now.years and not catalog.knows_years(now.documents, last.years):
        changed = YEAR.sub("", changed)  # the other document counts in other years
    if now.years:
        new = f"{now.years[0]}年"
        changed = YEAR.sub(new, changed) if years_in(comparable(changed)) else new + changed
    named = catalog.mention(core) or "".join(r.name for r in now.elsewhere)
    if named:
        old = catalog.mention(before) or "".join(r.name for r in last.elsewhere)
        changed = changed.replace(old, named, 1) if old and old in changed else named + changed
    return changed


def without_conditions(now: Query, core: str, catalog: Catalog) -> str:
    """What a follow-up names beside a document, a region and a year."""
    names = (catalog.mention(core), *(name for each in now.elsewhere for name in each.names))
    for name in names:
        core = core.replace(name, "") if name else core
    return YEAR.sub("", core).strip(" 的,，")


def after_conditions(plain: str, catalog: Catalog) -> int:
    """Where a question's document and year end and its topic begins."""
    name = catalog.mention(plain)
    at = plain.find(name) + len(name) if name else 0
    year = next((m for m in YEAR.finditer(plain, at) if m.start() - at <= _BETWEEN), None)
    return year.end() if year else at


def document_meant(last: Query, now: Query, catalog: Catalog) -> str:
    """How the question before names its document, where the new one names none."""
    return "" if now.documents or now.elsewhere else catalog.mention(last.text)


def conditions_meant(last: Query, now: Query, catalog: Catalog) -> str:
    """The document and the year of the question before, where the new one names none."""
    year = f"{last.years[0]}年" if last.years and not now.years else ""
    return f"{document_meant(last, now, catalog)}{year}"
