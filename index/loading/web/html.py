"""HTML: the document on a web page, without the site around it."""

import re

from lxml import etree
from lxml import html as lxml_html

from index.errors import DocumentError
from index.loading.loaded import Loaded
from index.loading.text import decode, strictly
from index.loading.web.article import article
from index.loading.web.blocks import Block, blocks, tidy

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*(big5[\w-]*)", re.I)
_CHARSET_WITHIN = 4096  # bytes at the start of a page
_SITE_AFTER = re.compile(r"\s*(?:_|\||｜|--|——| - |-(?=[^-]*(?:网|局|厅|委|部|政府|门户)[^-]*$)).*")
_TITLE_METAS = ("articletitle", "og:title", "dc.title", "title")
_LEAST_SHOWN = 0.25  # of a page's text is shown at once
_LOST = re.compile(r"Excessive depth|Resource limit|out of memory", re.I)


def load_html(data: bytes, name: str) -> Loaded:
    """The text of a web page by its bytes; ``name`` is for messages.

    A paragraph is a line, however the page parts them; tables are rows as ``Loaded`` describes
    them, numbered lists keep their numbers. Where the text does not hold the page's title, the
    title is the first line.

    Raises:
        DocumentError: the bytes are no text, nest too deeply, or show no text.
    """
    page = _decoded(data, name)
    tree = _parsed(page, name)
    found = _found(tree, page)
    if not found:
        raise DocumentError(
            f"网页里没有正文 no text on the page: {name} holds no paragraph; pages that load their "
            "text by script must be saved from the browser, or as PDF"
        )
    lines = [line for block in found for line in block.lines]
    title = _title(tree)
    if title and _bare(title) not in _bare("".join(lines)):
        lines.insert(0, title)
    return Loaded("\n".join(lines))


def _decoded(data: bytes, name: str) -> str:
    """The page as text.

    What a page declares is believed only for Big5, whose bytes read as GB18030 too; where
    gb2312, utf-8 or iso-8859-1 is declared, it is often something else, and the bytes tell.
    """
    declared = _DECLARED.search(data[:_CHARSET_WITHIN])
    if declared and strictly(data, "utf-8-sig") is None:
        text = strictly(data, "big5hkscs")
        if text is not None:
            return text
    return decode(data, name)


def _parsed(page: str, name: str) -> etree._Element:
    # The text is handed over as UTF-8: a declaration inside it must not be followed again.
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    data = page.encode("utf-8", "surrogatepass")
    try:
        tree: etree._Element = lxml_html.document_fromstring(data, parser=parser)
    except etree.ParserError as error:
        raise DocumentError(
            f"网页里没有正文 no text on the page: {name} ({error}); save it from the browser again"
        ) from error
    for entry in parser.error_log:
        if _LOST.search(entry.message):  # the parser went on without part of the page
            raise DocumentError(
                f"网页嵌套太深 nested too deeply: {name} ({entry.message.strip()}); "
                "save it as plain text or PDF"
            )
    return tree


def _found(tree: etree._Element, page: str) -> list[Block]:
    body = tree.find("body")
    if body is None:
        return []
    shown, whole = blocks(body), blocks(body, hidden=True)
    # Some pages hide their text until a script shows it; then the hidden text is the page.
    if _length(shown) < _LEAST_SHOWN * _length(whole):
        shown = whole
    return article(shown, page)


def _length(found: list[Block]) -> int:
    return sum(len(block.text) for block in found)


def _title(tree: etree._Element) -> str:
    """The document's title as the page gives it, without the name of the site."""
    metas = {
        (meta.get("name") or meta.get("property") or "").lower(): tidy(meta.get("content") or "")
        for meta in tree.iter("meta")
    }
    in_head = tidy("".join(tree.xpath("string(//head/title[1])")))
    given = next((metas[name] for name in _TITLE_METAS if metas.get(name)), "") or in_head
    for heading in tree.iter("h1", "h2"):
        text = tidy("".join(heading.itertext()))
        # The name of a site is often a heading too; a document's title is also in the head.
        if len(text) > 3 and (_bare(text) in _bare(given + in_head) or not given):
            return text
    return _SITE_AFTER.sub("", given).strip()


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)
