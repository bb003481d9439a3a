"""PDF: the text of its pages as a reader sees it, recognised where a page has none.

A page is recognised like a scan when it is a picture, or when its fonts do not say what their
characters mean.
"""

from collections.abc import Callable, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from index.errors import DocumentError
from index.loading.layout.page_layout import Line
from index.loading.layout.ruled_cells import fill
from index.loading.layout.ruled_table import grids
from index.loading.loaded import Loaded
from index.loading.pdf.glyphs import Glyph
from index.loading.pdf.page import Ink, read_ink
from index.loading.pdf.runs import Spacing, runs_of, spacing_of
from index.loading.scan.read_page import ReadPage, loaded
from index.loading.scan.recognise import DPI, LONGEST_SIDE, Picture, Recogniser

Progress = Callable[[int, int], None]


def load_pdf(data: bytes, name: str, progress: Progress | None = None) -> Loaded:
    """The text of a PDF file by its bytes; ``name`` is for messages.

    ``progress`` is told after each page how many are done and how many there are.

    Raises:
        DocumentError: the file is encrypted, damaged, or shows no text on any page.
    """
    document = _open(data, name)
    try:
        pages = _read_pages(document, name, progress)
    finally:
        document.close()
    return loaded(pages, name)


_SAMPLE = 8  # pages that show how the document makes spaces
_UNKNOWN = 0.2  # of a page's characters; more, and its text is no text
_CAPTION = 50  # characters that a scanner may add to a picture of a page
_PICTURE = 0.5  # of a page's area


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise DocumentError(
                f"PDF 已加密 encrypted PDF: {name}; save it without a password"
            ) from error
        raise DocumentError(
            f"PDF 已损坏 damaged PDF: {name} ({error}); open it in a viewer and save it again"
        ) from error
    if count <= 0:
        document.close()
        raise DocumentError(f"PDF 没有页面 no pages in the PDF: {name}; save it again")
    return document


def _read_pages(
    document: pypdfium2.PdfDocument, name: str, progress: Progress | None
) -> list[ReadPage]:
    recogniser = Recogniser()
    count = len(document)
    sample = [_ink(document, index) for index in range(min(_SAMPLE, count))]
    spacing = spacing_of(ink.glyphs for ink in sample if ink is not None)
    pages = []
    for index in range(count):
        ink = sample[index] if index < _SAMPLE else _ink(document, index)
        if ink is None:
            note = f"第{index + 1}页已损坏 page {index + 1} is damaged"
            pages.append(ReadPage(1, 1, note=note))
        elif _must_be_recognised(ink):
            pages.append(recogniser.read(_picture(document[index]), index + 1))
        else:
            pages.append(_read_page(ink, spacing))
        if progress is not None:
            progress(index + 1, count)
    if all("damaged" in page.note for page in pages):
        raise DocumentError(
            f"PDF 已损坏 damaged PDF: none of the {count} pages of {name} can be read; "
            "open it in a viewer and save it again"
        )
    return pages


def _ink(document: pypdfium2.PdfDocument, index: int) -> Ink | None:
    """What a page shows, None when it is damaged."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    try:
        return read_ink(page)
    finally:
        page.close()


def _read_page(ink: Ink, spacing: Spacing) -> ReadPage:
    def runs(glyphs: Sequence[Glyph]) -> list[Line]:
        return runs_of(glyphs, spacing)

    tables, glyphs = fill(grids(ink.rulings), ink.glyphs, _middle, runs)
    return ReadPage(ink.width, ink.height, runs(glyphs), tables, ink.aside)


def _picture(page: pypdfium2.PdfPage) -> Picture:
    # UserUnit and broken boxes make pages of any size; a picture has a limit.
    scale = min(DPI / 72, LONGEST_SIDE / max(1.0, *page.get_size()))
    picture: Picture = page.render(scale=scale, rev_byteorder=False).to_numpy()
    page.close()
    return picture


def _must_be_recognised(ink: Ink) -> bool:
    visible = sum(not glyph.text.isspace() for glyph in ink.glyphs)
    if visible == 0:
        return ink.drawn and not ink.aside
    if ink.unknown > _UNKNOWN * len(ink.glyphs):
        return True
    return visible < _CAPTION and ink.pictured > _PICTURE


def _middle(glyph: Glyph) -> tuple[float, float]:
    return (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
