"""PDF: the text of its pages as a reader sees it, recognised where a page has none.

A page is recognised like a scan when it is a picture, or when its fonts do not say what their
characters mean.
"""

from collections.abc import Callable

import pypdfium2
import pypdfium2.raw as pdfium

from index.errors import DocumentError
from index.loading.layout.ruled_cells import fill
from index.loading.layout.ruled_table import grids
from index.loading.loaded import Loaded
from index.loading.pdf.page import Glyph, Ink, read_ink, runs_of
from index.loading.scan.read_page import ReadPage, loaded
from index.loading.scan.recognise import DPI, LONGEST_SIDE, Recogniser

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


_MOST_PAGES = 5000
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
    if 0 < count <= _MOST_PAGES:
        return document
    document.close()
    if count <= 0:
        raise DocumentError(f"PDF 没有页面 no pages in the PDF: {name}; save it again")
    raise DocumentError(
        f"PDF 页数太多 too many pages: {name} has {count}, at most {_MOST_PAGES}; split it"
    )


def _read_pages(
    document: pypdfium2.PdfDocument, name: str, progress: Progress | None
) -> list[ReadPage]:
    recogniser = Recogniser()
    count = len(document)
    pages = []
    for index in range(count):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            pages.append(ReadPage(1, 1, note=f"第{index + 1}页已损坏 page {index + 1} is damaged"))
        else:
            pages.append(_read_page(page, index + 1, recogniser))
            page.close()
        if progress is not None:
            progress(index + 1, count)
    if all("damaged" in page.note for page in pages):
        raise DocumentError(
            f"PDF 已损坏 damaged PDF: none of the {count} pages of {name} can be read; "
            "open it in a viewer and save it again"
        )
    return pages


def _read_page(page: pypdfium2.PdfPage, number: int, recogniser: Recogniser) -> ReadPage:
    ink = read_ink(page)
    if _must_be_recognised(ink):
        # UserUnit and broken boxes make pages of any size; a picture has a limit.
        longest = max(page.get_size())
        scale = min(DPI / 72, LONGEST_SIDE / max(1.0, longest))
        picture = page.render(scale=scale, rev_byteorder=False).to_numpy()
        return recogniser.read(picture, number)
    tables, glyphs = fill(grids(ink.rulings), ink.glyphs, _middle, runs_of)
    return ReadPage(ink.width, ink.height, runs_of(glyphs), tables, ink.aside)


def _must_be_recognised(ink: Ink) -> bool:
    visible = sum(not glyph.text.isspace() for glyph in ink.glyphs)
    if visible == 0:
        return ink.drawn and not ink.aside
    if ink.unknown > _UNKNOWN * len(ink.glyphs):
        return True
    return visible < _CAPTION and ink.pictured > _PICTURE


def _middle(glyph: Glyph) -> tuple[float, float]:
    return (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
