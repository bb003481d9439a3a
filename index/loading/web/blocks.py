"""A web page as a row of blocks: each a paragraph or a table, and where in the page it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from index.loading.table import Cell, table_lines
from index.loading.word.number_formats import letters, roman, thousands

_UNSEEN = {
    *("script", "style", "noscript", "template", "head", "iframe", "object", "svg", "math"),
    *("canvas", "audio", "video", "map", "button", "select", "option", "datalist", "textarea"),
    *("input", "nav", "footer", "aside", "del", "rp", "rt"),
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = _HEADINGS | {
    *("address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dir"),
    *("div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "header", "hr", "legend"),
    *("li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td"),
    *("tfoot", "th", "thead", "tr", "ul"),
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_ATTACHED = re.compile(r"\.(?:docx?|wps|pdf|ofd|xlsx?|et|pptx?|rtf|zip|rar|7z)(?:[?#]|$)", re.I)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff\u00ad"))
_SPACE = re.compile(r"[ \t\r\n\f\u00a0\u2028\u2029]+")
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d]"
_WRAP = re.compile(rf"(?<={_WIDE})[ \t\f]*[\r\n]\s*(?={_WIDE})")
_NUMBERED = re.compile(
    r"[（(]?(?:第?[一二三四五六七八九十百千]{1,4}|\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[、.．)）章节条]"
    r"|[①-⑳]"
)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(none|cjk-ideographic|[a-z]+-[a-z]+)")
_MOST_SPANNED = 1000  # the HTML standard's limit for colspan


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or one table with all its lines."""

    lines: tuple[str, ...]
    element: etree._Element  # the innermost block element around it
    linked: int = 0  # how many of its characters are links to other pages
    attached: bool = False  # links to a file that can be downloaded
    table: bool = False

    @property
    def text(self) -> str:
        """The lines as one string."""
        return "\n".join(self.lines)


def blocks(root: etree._Element, *, hidden: bool = False) -> list[Block]:
    """The blocks below an element, in the order of the page, those without text left out.

    Scripts, forms' fields, navigation and footers are no text; neither is what is not displayed,
    unless ``hidden`` asks for it.
    """
    return _Walk(hidden).over(root)


class _Walk:
    """One pass over the page, without recursion: pages nest a thousand elements deep."""

    def __init__(self, hidden: bool) -> None:
        self._hidden = hidden
        self._found: list[Block] = []
        self._open: list[etree._Element] = []  # the block elements that are open
        self._pieces: list[str] = []
        self._number = ""  # of a list item, waiting for the item's first paragraph
        self._linked = 0
        self._attached = False
        self._links = 0  # depth inside links
        self._headings = 0
        self._verbatim = 0

    def over(self, root: etree._Element) -> list[Block]:
        pending = [(root, False)]
        while pending:
            element, ends = pending.pop()
            if ends:
                self._leave(element)
                if element is not root:
                    self._text(element.tail)
                continue
            if self._enter(element):
                pending.append((element, True))
                self._text(element.text)
                pending.extend((item, False) for item in reversed(element))
            elif element is not root:
                self._text(element.tail)
        return self._found

    def _enter(self, element: etree._Element) -> bool:
        """Begin an element; False when its inside is not to be visited."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN or self._is_hidden(element):
            return False
        if tag == "br":
            if not self._headings:  # a title on two lines is one title
                self._flush()
            return False
        if tag == "table" and not _is_layout(element):
            self._flush()
            self._table(element)
            return False
        if tag in _BLOCKS:
            self._flush()
            self._open.append(element)
        self._count(element, tag, 1)
        if tag == "li":
            self._number = _item_number(element)
        return True

    def _leave(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._flush()
            self._open.pop()
        if tag == "li":
            self._number = ""
        self._count(element, tag, -1)

    def _count(self, element: etree._Element, tag: str, step: int) -> None:
        if tag == "a" and _leads_away(element):
            self._links += step
            self._attached |= bool(_ATTACHED.search(element.get("href") or ""))
        self._headings += step * (tag in _HEADINGS)
        self._verbatim += step * (tag == "pre")

    def _is_hidden(self, element: etree._Element) -> bool:
        if self._hidden:
            return False
        return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self._verbatim:
            first, *others = text.replace("\r\n", "\n").split("\n")
            self._pieces.append(first)
            for line in others:
                self._flush()
                self._pieces.append(line)
            return
        self._pieces.append(text)
        if self._links:
            self._linked += len(tidy(text))

    def _flush(self) -> None:
        """End the paragraph that has been collected."""
        text = tidy("".join(self._pieces))
        if text and self._open:
            linked = min(self._linked, len(text))
            lines = (self._number + text,)
            self._found.append(Block(lines, self._open[-1], linked, self._attached))
            self._number, self._attached = "", False
        self._pieces = []
        self._linked = 0

    def _table(self, table: etree._Element) -> None:
        cells = [
            [
                Cell(
                    "\n".join(block.text for block in blocks(cell, hidden=self._hidden)),
                    _span(cell, "colspan"),
                    _span(cell, "rowspan"),
                )
                for cell in row.iterchildren("td", "th")
            ]
            for row in _rows(table)
            if not self._is_hidden(row)
        ]
        lines = table_lines(cells)
        for caption in table.iterchildren("caption"):
            lines = [tidy("".join(caption.itertext())), *lines]
        links = filter(_leads_away, table.iterdescendants("a"))
        linked = sum(len(tidy("".join(link.itertext()))) for link in links)
        if lines:
            self._found.append(Block(tuple(filter(None, lines)), table, linked, table=True))


def tidy(text: str) -> str:
    """Text as a browser sets it: white space closed up, none where a Chinese line was wrapped."""
    text = _WRAP.sub("", text.translate(_INVISIBLE))
    return _SPACE.sub(" ", text).strip()


def _leads_away(link: etree._Element) -> bool:
    """Whether a link is more than a mark in the text: it leads to a page or is a button."""
    if "href" not in link.attrib:
        return not {"name", "id"} & set(link.attrib)
    return not link.attrib["href"].startswith("#")


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for item in table.iterchildren("thead", "tbody", "tfoot", "tr"):
        if item.tag == "tr":
            yield item
        else:
            yield from item.iterchildren("tr")


def _span(cell: etree._Element, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    if name == "rowspan" and text == "0":
        return _MOST_SPANNED  # down to the last row
    return min(max(int(text), 1), _MOST_SPANNED) if re.fullmatch(r"\d{1,6}", text) else 1


def _is_layout(table: etree._Element) -> bool:
    """Whether a table only places things on the page.

    It does when it has one row or one column, holds headings or another table of several rows, or
    when one cell holds the article: most of the text, in more paragraphs than a cell of a real
    table has.
    """
    rows = list(_rows(table))
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return True
    if table.find(".//h1") is not None or table.find(".//h2") is not None:
        return True
    if any(len(list(_rows(inner))) > 1 for inner in table.iterdescendants("table")):
        return True
    lengths = [
        (_length(cell), sum(1 for _ in cell.iter("p", "br", "div", "li")))
        for row in rows
        for cell in row.iterchildren("td", "th")
    ]
    longest, breaks = max(lengths, default=(0, 0))
    return breaks > 10 and longest > 0.7 * sum(length for length, _ in lengths)


def _length(element: etree._Element) -> int:
    return sum(len(text.strip()) for text in element.itertext("*"))


def _item_number(item: etree._Element) -> str:
    """What a browser prints before an item of a numbered list.

    Nothing where the list shows no numbers, or where the author has typed them into the text.
    """
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    style = _LIST_STYLE.search((parent.get("style") or "") + ";" + (item.get("style") or ""))
    kind = style[1] if style else parent.get("type") or "1"
    if kind == "none" or _NUMBERED.match("".join(item.itertext()).strip()):
        return ""
    number = _ordinal(item, parent)
    if kind in ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"):
        return thousands(number) + "、"
    signs = {"a": letters, "lower-alpha": letters, "i": roman, "lower-roman": roman}
    upper = {"A": letters, "upper-alpha": letters, "I": roman, "upper-roman": roman}
    if kind in upper:
        return upper[kind](number).upper() + ". "
    return signs.get(kind, str)(number) + ". "


def _ordinal(item: etree._Element, parent: etree._Element) -> int:
    number = _integer(parent.get("start"), 1) - 1
    for sibling in parent.iterchildren("li"):
        number = _integer(sibling.get("value"), number + 1)
        if sibling is item:
            break
    return number


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*-?\d{1,6}\s*", text) else default
