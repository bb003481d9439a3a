"""The lines of a Word document's text: paragraphs, tables, text boxes, in document order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from index.loading.table import Cell, spread, table_lines
from index.loading.word.numbering_xml import Numbering
from index.loading.word.package import attribute, child, integer, local, value

_UNSEEN = {
    "pPr",
    "rPr",
    "sdtPr",
    "del",
    "moveFrom",
    "delText",
    "instrText",
    "delInstrText",
    "fldData",
    "rt",  # the reading above a word
}
_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}
_MOST_COLUMNS = 63  # Word's own limit
# Characters of the symbol fonts that documents use as text (character code - 0xF000).
_SYMBOL_FONT = {
    0x44: "Δ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "μ", 0xA3: "≤", 0xA5: "∞",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x75: "◆", 0x76: "❖", 0x78: "☒", 0x9F: "•", 0xA7: "▪",
    0xA8: "□", 0xD8: "➢", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "□"}
_FONTS = {"Symbol": _SYMBOL_FONT, "Wingdings": _WINGDINGS, "Wingdings 2": _WINGDINGS_2}


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says about numbering."""

    based_on: str | None
    list_id: str | None
    level: str | None


@dataclass(slots=True)
class Body:
    """Reads parts of one document; numbered paragraphs count on from part to part.

    ``pictures`` and ``unknown`` count what was seen and could not be read: pictures, and symbols
    of a font that is not known here; ``foreign`` counts embedded files.
    """

    numbering: Numbering
    styles: Mapping[str, Style]
    default_style: str | None = None
    pictures: int = 0
    unknown: int = 0
    foreign: int = 0
    _carried: str = ""  # the text of paragraphs whose end has been deleted
    _boxes: list[str] = field(default_factory=list)

    def lines(self, container: etree._Element, *, flat: bool = False) -> Iterator[str]:
        """The lines below an element; with ``flat`` tables are lines of words, not pipe rows."""
        for element in container:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element, flat=flat)
            elif name == "AlternateContent":
                yield from self.lines(_alternative(element), flat=flat)
            elif name in _WRAPPERS and not _is_placeholder(element):
                yield from self.lines(element, flat=flat)
            elif name == "altChunk":
                self.foreign += 1

    def _paragraph(self, paragraph: etree._Element) -> list[str]:
        pieces: list[str] = []
        outer, self._boxes = self._boxes, []
        self._inline(paragraph, pieces)
        boxes, self._boxes = self._boxes, outer
        text = self._carried + "".join(pieces)
        self._carried = ""
        properties = child(paragraph, "pPr")
        if child(properties, "rPr", "del") is not None:
            self._carried = text
            return boxes
        label = self._label(properties)
        lines = [line.strip() for line in (label + text.lstrip()).split("\n")]
        return [line for line in lines if line] + boxes

    def _label(self, properties: etree._Element | None) -> str:
        """The number that Word prints before a paragraph, "" where it prints none."""
        list_id = value(properties, "numPr", "numId")
        level = value(properties, "numPr", "ilvl")
        name = value(properties, "pStyle") or self.default_style
        numbered_by = name
        seen: set[str] = set()
        while list_id is None and name and name in self.styles and name not in seen:
            seen.add(name)
            style = self.styles[name]
            list_id, level = style.list_id, style.level if level is None else level
            numbered_by, name = name, style.based_on
        if list_id is None or list_id == "0":
            return ""
        if level is None:
            return self.numbering.label(
                list_id, self.numbering.level_of_style(list_id, numbered_by or "")
            )
        return self.numbering.label(list_id, integer(level, 0))

    def _inline(self, element: etree._Element, pieces: list[str]) -> None:
        for item in element:
            name = local(item)
            if name in _UNSEEN or (name == "r" and _is_hidden(item)) or _is_placeholder(item):
                continue
            if name == "t":
                pieces.append(item.text or "")
            elif name in ("tab", "ptab"):
                pieces.append("\t")
            elif name in ("br", "cr"):
                pieces.append("\n")
            elif name == "noBreakHyphen":
                pieces.append("-")
            elif name == "sym":
                pieces.append(self._symbol(item))
            elif name == "txbxContent":
                self._boxes.extend(self.lines(item))
            elif name == "AlternateContent":
                self._inline(_alternative(item), pieces)
            else:
                self.pictures += name in ("blip", "imagedata")
                if name == "den":
                    pieces.append("/")
                self._inline(item, pieces)

    def _symbol(self, element: etree._Element) -> str:
        code = int(attribute(element, "char") or "0", 16)
        if 0xF000 <= code <= 0xF0FF:
            known = _FONTS.get(attribute(element, "font") or "", {}).get(code - 0xF000, "")
            self.unknown += not known
            return known
        return chr(code) if 0x20 <= code < 0xD800 else ""

    def _table(self, table: etree._Element, *, flat: bool) -> list[str]:
        rows = [list(_cells(row)) for row in _inside(table, "tr") if not _is_deleted(row)]
        # Page layout keeps the tables inside it; in a real table they become words of a cell.
        layout = len(rows) < 2 or max(map(len, rows)) < 2
        merged = _with_spans(rows)
        read = [
            [
                Cell("\n".join(self._cell(cell, flat=flat or not layout)), cell.columns, height)
                for cell, height in row
            ]
            for row in merged
        ]
        if flat:
            return [line for row in spread(read) if (line := " ".join(dict.fromkeys(row)).strip())]
        return table_lines(read)

    def _cell(self, cell: "_TableCell", *, flat: bool) -> list[str]:
        return [] if cell.element is None else list(self.lines(cell.element, flat=flat))


@dataclass(frozen=True, slots=True)
class _TableCell:
    element: etree._Element | None  # None: the row begins or ends without cells
    column: int
    columns: int
    goes_on: bool  # belongs to the cell above it


def _cells(row: etree._Element) -> Iterator[_TableCell]:
    properties = child(row, "trPr")
    column = integer(value(properties, "gridBefore"), 0)
    if 0 < column <= _MOST_COLUMNS:
        yield _TableCell(None, 0, column, goes_on=False)
    for element in _inside(row, "tc"):
        own = child(element, "tcPr")
        columns = min(max(integer(value(own, "gridSpan"), 1), 1), _MOST_COLUMNS)
        merge = child(own, "vMerge")
        goes_on = merge is not None and attribute(merge, "val") != "restart"
        yield _TableCell(element, column, columns, goes_on)
        column += columns


def _with_spans(rows: list[list[_TableCell]]) -> list[list[tuple[_TableCell, int]]]:
    """The cells that begin in each row, with the number of rows that they reach down."""
    above: dict[int, tuple[int, int]] = {}  # column -> row and place of the cell above
    result: list[list[tuple[_TableCell, int]]] = []
    for index, row in enumerate(rows):
        result.append([])
        below: dict[int, tuple[int, int]] = {}
        for cell in row:
            if cell.goes_on and cell.column in above:
                top, place = above[cell.column]
                start, _ = result[top][place]
                result[top][place] = (start, index - top + 1)
                below[cell.column] = (top, place)
            else:
                below[cell.column] = (index, len(result[index]))
                result[index].append((cell, 1))
        above = below
    return result


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, those inside content controls too."""
    for item in element:
        if local(item) == name:
            yield item
        elif local(item) in _WRAPPERS:
            yield from _inside(item, name)


def _alternative(element: etree._Element) -> etree._Element:
    """One of the forms in which newer content is stored: the newest that holds text."""
    for choice in element:
        if local(choice) == "Choice" and any(
            local(item) in ("txbxContent", "t", "blip") for item in choice.iter()
        ):
            return choice
    fallback = child(element, "Fallback")
    return element if fallback is None else fallback


def _is_hidden(run: etree._Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish, "val") not in ("0", "false", "off")


def _is_deleted(row: etree._Element) -> bool:
    return child(row, "trPr", "del") is not None


def _is_placeholder(element: etree._Element) -> bool:
    """A content control that nobody filled in: its text is an instruction to the typist."""
    return child(element, "sdtPr", "showingPlcHdr") is not None
