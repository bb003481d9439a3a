"""DOCX: the text as Word shows it, with the numbers that Word makes by itself.

Read with lxml rather than through a document model: the models hide what matters here (automatic
numbers, content controls, text boxes, insertions) and refuse files for a broken picture reference.
"""

from collections.abc import Iterator

from lxml import etree

from index.errors import DocumentError
from index.loading.loaded import Loaded
from index.loading.word.body import Body, Style
from index.loading.word.numbering_xml import Numbering
from index.loading.word.package import Package, attribute, child, local, value

_NOTE_KINDS = (("footnotes", "footnote", "脚注"), ("endnotes", "endnote", "尾注"))


def load_docx(data: bytes, name: str) -> Loaded:
    """The text of a DOCX (DOCM, DOTX) file by its bytes; ``name`` is for messages.

    A paragraph is a line, a soft line break ends a line; inserted text is there, deleted and
    hidden text is not. The text of a text box follows its paragraph; footnotes and endnotes
    follow the text, ``脚注1：…``; headers and footers are the margins.

    Raises:
        DocumentError: the file is encrypted, damaged, no Word document, or holds no text.
    """
    package = Package.open(data, name)
    parts = list(package.related(package.main))
    roots = {
        kind: package.part(path)
        for kind, path in parts
        if kind in ("numbering", "styles", "footnotes", "endnotes")
    }
    body = _body(roots)
    container = child(package.part(package.main), "body")
    lines = [] if container is None else list(body.lines(container))
    for kind, element, title in _NOTE_KINDS:
        if kind in roots:
            lines += _notes_below(body, roots[kind], element, title)
    if not lines:
        raise DocumentError(
            f"没有文字 no text: {name} holds {body.pictures} pictures and no text; "
            "save it as PDF to have the pictures read"
        )
    notes = _remarks(body)
    margins = dict.fromkeys(
        line
        for kind, path in parts
        if kind in ("header", "footer")
        for line in body.lines(package.part(path))
    )
    return Loaded("\n".join(lines), margins=tuple(margins), notes=notes)


def _body(roots: dict[str, etree._Element]) -> Body:
    styles: dict[str, Style] = {}
    default = None
    for element in roots.get("styles", ()):
        if local(element) != "style" or attribute(element, "type") != "paragraph":
            continue
        identifier = attribute(element, "styleId") or ""
        styles[identifier] = Style(
            value(element, "basedOn"),
            value(element, "pPr", "numPr", "numId"),
            value(element, "pPr", "numPr", "ilvl"),
        )
        if attribute(element, "default") in ("1", "true", "on"):
            default = identifier
    return Body(Numbering.read(roots.get("numbering")), styles, default)


def _notes_below(body: Body, root: etree._Element, element: str, title: str) -> Iterator[str]:
    """Footnotes or endnotes; those with a type are the rules drawn above them."""
    notes = [
        note
        for note in root
        if local(note) == element and attribute(note, "type") in (None, "normal")
    ]
    for index, note in enumerate(notes, start=1):
        text = " ".join(body.lines(note))
        if text:
            yield f"{title}{index}：{text}"


def _remarks(body: Body) -> tuple[str, ...]:
    remarks = [
        (body.pictures, f"有{body.pictures}张图片，其中的文字没有读入"),
        (body.unknown, f"有{body.unknown}个符号字体的字符无法识别，没有读入"),
        (body.foreign, f"嵌有{body.foreign}个其他文件，没有读入"),
    ]
    return tuple(remark for count, remark in remarks if count)
