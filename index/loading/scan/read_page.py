"""From pages that were read, in whatever way, to a document's text."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.errors import DocumentError
from index.loading.layout.margins import without_margins
from index.loading.layout.page_layout import (
    Line,
    Page,
    RuledTable,
    crossed_little,
    gutter_of,
    lay_out,
)
from index.loading.layout.pages_text import text_of
from index.loading.loaded import Loaded


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page before its text is put in order: stretches of text, tables, and remarks."""

    width: float
    height: float
    runs: Sequence[Line] = ()
    tables: Sequence[RuledTable] = ()
    aside: Sequence[str] = ()
    note: str = ""
    scanned: bool = False


def loaded(pages: Sequence[ReadPage], name: str) -> Loaded:
    """The pages of a document as its text.

    Raises:
        DocumentError: there is no text on any page.
    """
    laid_out = [
        Page(page.width, page.height, lay_out(page.runs, page.tables, gutter), page.scanned)
        for page, gutter in zip(pages, _gutters(pages), strict=True)
    ]
    kept, margins = without_margins(laid_out)
    text, starts = text_of(kept)
    notes = tuple(page.note for page in pages if page.note)
    if not text.strip():
        raise DocumentError(
            f"没有文字 no text on any page: {name} ({len(pages)} pages)"
            + (f"; {notes[0]}" if notes else "")
            + "; check the file in a viewer"
        )
    aside = [text for page in pages for text in page.aside]
    return Loaded(text, starts, tuple(dict.fromkeys([*margins, *aside])), notes)


def _gutters(pages: Sequence[ReadPage]) -> list[float | None]:
    """The gutter of each page.

    A page of short lines, or the last one that fills but one column, does not show its own; it has
    the one of the page before, or where it is the first, of the page after.
    """
    gutters = [gutter_of(page.runs, page.width) for page in pages]
    for order in (range(1, len(pages)), range(len(pages) - 2, -1, -1)):
        step = order.step
        for index in order:
            near = gutters[index - step]
            if gutters[index] is None and near is not None:
                gutters[index] = near if crossed_little(pages[index].runs, near) else None
    return gutters
