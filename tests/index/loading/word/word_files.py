"""Small DOCX files, written part by part, so that a test shows the XML that it is about."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def docx(body: str, relations: str = "", **parts: str) -> bytes:
    """A DOCX with that body; ``parts`` are inner XML by root: numbering, styles, hdr, footnotes."""
    files = {
        "_rels/.rels": _relations(f'<Relationship Id="r1" Type="{_KINDS}officeDocument" '
                                  'Target="word/document.xml"/>'),
        "word/document.xml": _part("document", f"<w:body>{body}<w:sectPr/></w:body>"),
    }  # fmt: skip
    types = [f'<Override PartName="/word/document.xml" ContentType="{_WORD}document.main+xml"/>']
    for index, (root, inner) in enumerate(parts.items()):
        kind = {"hdr": "header", "ftr": "footer"}.get(root, root)
        files[f"word/{kind}.xml"] = _part(root, inner)
        relations += f'<Relationship Id="p{index}" Type="{_KINDS}{kind}" Target="{kind}.xml"/>'
        types.append(f'<Override PartName="/word/{kind}.xml" ContentType="{_WORD}{kind}+xml"/>')
    files["word/_rels/document.xml.rels"] = _relations(relations)
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(types)}</Types>'
    )
    return packed(files)


def packed(files: Mapping[str, str]) -> bytes:
    """A ZIP of texts in UTF-8."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def item(text: str, level: int = 0, number: int = 1) -> str:
    """A paragraph of a list, by the list's number and the level."""
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def level(index: int, text: str, number_format: str = "decimal", more: str = "") -> str:
    """One level of a list definition, starting at 1; ``more`` goes before the text."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, more: str = "") -> str:
    """A numbering part: one definition with those levels, used by list 1; ``more`` follows."""
    return (
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(levels)}</w:abstractNum>"
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )


def table(*rows: str) -> str:
    """A table of rows made by ``row``."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    """A row: texts are cells of one paragraph, ``<w:tc>`` elements stay as they are."""
    inner = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr>{inner}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    """A cell: a text, or elements, with its properties."""
    inner = content if content.startswith("<w:") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def _part(root: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_SPACES}>{inner}</w:{root}>'


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'
