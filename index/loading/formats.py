"""Which loader a file gets: by its suffix, held to its content.

Loaders are imported when they are first needed: a text file pays nothing for PDF and pictures.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from index.errors import DocumentError
from index.loading.content import check_content
from index.loading.loaded import Loaded

Progress = Callable[[int, int], None]
"""Called with (pages done, pages in all) as the pages of a long document are read."""

ARCHIVE = ".zip"
_IMAGES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")
_PAGE_LOADERS = {".pdf": "pdf.pdf:load_pdf"} | dict.fromkeys(_IMAGES, "scan.scan:load_image")
_LOADERS = {
    **dict.fromkeys((".txt", ".md", ".markdown"), "text:load_text"),
    **dict.fromkeys((".html", ".htm"), "web.html:load_html"),
    **dict.fromkeys((".doc", ".wps", ".rtf"), "word.office:load_office"),
    ".docx": "word.docx:load_docx",
    **_PAGE_LOADERS,
}
PAGED = frozenset(_PAGE_LOADERS)
"""Formats of pages that may be pictures: their loaders tell progress and recognise characters."""
SUFFIXES = frozenset({*_LOADERS, ARCHIVE})
"""The suffixes, in lower case, of every file that can be read, archives of them included."""


def suffix_of(name: str) -> str:
    """The suffix of a file's name in lower case: ``.pdf``, "" when it has none."""
    return PurePath(name).suffix.lower()


def load(data: bytes, name: str, progress: Progress | None = None) -> Loaded:
    """The text of one document, whatever its format; an archive is no document.

    ``name`` is its file name, for its suffix and for messages. ``progress`` is called by the
    formats that have pages.

    Raises:
        DocumentError: the file is empty, of a format that is not read, not what its suffix says,
            or damaged.
    """
    suffix = suffix_of(name)
    if suffix not in _LOADERS:
        known = " ".join(sorted(SUFFIXES))
        raise DocumentError(f"不支持的格式 unknown format: {name}; the formats are {known}")
    if not data or data.isspace():
        raise DocumentError(f"文件是空的 the file is empty: {name}")
    check_content(data, suffix, name)
    module, function = _LOADERS[suffix].split(":")
    loader: Callable[..., Loaded] = getattr(import_module(f"index.loading.{module}"), function)
    return loader(data, name, progress) if suffix in PAGED else loader(data, name)
