import io
import zipfile

import docx as python_docx
import pytest

from index.errors import DocumentError
from index.loading.word.docx import load_docx
from tests.index.loading.word.word_files import (
    cell,
    docx,
    item,
    level,
    lists,
    packed,
    paragraph,
    row,
    table,
)


def text_of(data: bytes) -> str:
    return load_docx(data, "办法.docx").text


def test_paragraphs_and_tables_come_in_the_order_of_the_document() -> None:
    body = paragraph("总则") + table(row("任务", "单位"), row("抽查", "市局")) + paragraph("附则")
    assert text_of(docx(body)) == "总则\n| 任务 | 单位 |\n| --- | --- |\n| 抽查 | 市局 |\n附则"


def test_a_file_written_by_another_library() -> None:
    document = python_docx.Document()
    document.add_paragraph("第一条　为了规范管理，制定本办法。")
    grid = document.add_table(rows=3, cols=3)
    for index, text in enumerate(["序号", "任务", "单位", "1", "抽查", "", "2", "检验"]):
        grid.cell(index // 3, index % 3).text = text
    grid.cell(1, 2).merge(grid.cell(2, 2)).text = "市局"
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "共 3 页"
    buffer = io.BytesIO()
    document.save(buffer)
    loaded = load_docx(buffer.getvalue(), "a.docx")
    assert loaded.text == (
        "第一条　为了规范管理，制定本办法。\n| 序号 | 任务 | 单位 |\n| --- | --- | --- |\n"
        "| 1 | 抽查 | 市局 |\n| 2 | 检验 | 市局 |"
    )
    assert loaded.margins == ("内部资料", "共 3 页")


def test_insertions_are_text_and_deletions_are_not() -> None:
    body = (
        "<w:p><w:r><w:t>应当</w:t></w:r><w:del><w:r><w:delText>十</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>五</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
        "<w:r><w:t>日内</w:t></w:r></w:p>"
    )
    assert text_of(docx(body)) == "应当五日内"


def test_a_deleted_paragraph_end_joins_two_paragraphs_and_one_number_is_used() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = paragraph("前半", numbered + gone) + item("后半") + item("下一条")
    made = docx(body, numbering=lists(level(0, "第%1条", "chineseCounting")))
    assert text_of(made) == "第一条 前半后半\n第二条 下一条"


def test_content_controls_fields_and_hidden_text() -> None:
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('控件里的段落')}</w:sdtContent></w:sdt>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{paragraph('单击此处输入')}</w:sdtContent></w:sdt>"
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>页</w:t></w:r></w:p>'
    )
    assert text_of(docx(body)) == "控件里的段落\n3页"


def test_breaks_tabs_and_symbols() -> None:
    body = (
        "<w:p><w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t><w:tab/><w:t>后</w:t>"
        '<w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t><w:noBreakHyphen/>'
        '<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="某体" w:char="F041"/></w:r></w:p>'
    )
    loaded = load_docx(docx(body), "a.docx")
    assert loaded.text == "第一行\n第二行\t后≥5-☑"
    assert loaded.notes == ("有1个符号字体的字符无法识别，没有读入",)


def test_a_text_box_follows_its_paragraph_and_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>正文</w:t></w:r></w:p>"
    )
    assert text_of(docx(body)) == "正文\n框内"


def test_merged_cells_say_their_text_in_every_place() -> None:
    down = "<w:vMerge/>"
    body = table(
        row("序号", cell("任务", '<w:gridSpan w:val="2"/>')),
        row(cell("1", '<w:vMerge w:val="restart"/>'), "抽查", "检验"),
        row(cell("", down), "复查", "复检"),
    )
    assert text_of(docx(body)).splitlines() == [
        "| 序号 | 任务 | 任务 |",
        "| --- | --- | --- |",
        "| 1 | 抽查 | 检验 |",
        "| 1 | 复查 | 复检 |",
    ]


def test_a_nested_table_becomes_words_of_its_cell_and_layout_keeps_it() -> None:
    inner = table(row("甲", "乙"), row("丙", "丁"))
    real = table(row("项", "内容"), row("1", cell(inner + paragraph("完"))))
    assert text_of(docx(real)).splitlines()[2] == "| 1 | 甲 乙 丙 丁 完 |"
    layout = table(row(cell(paragraph("引言") + inner)))
    assert text_of(docx(layout)) == "引言\n| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |"


def test_a_column_that_word_numbers() -> None:
    body = table(row("序号", "任务"), row(cell(item("")), "抽查"), row(cell(item("")), "检验"))
    lines = text_of(docx(body, numbering=lists(level(0, "%1")))).splitlines()
    assert lines[2:] == ["| 1 | 抽查 |", "| 2 | 检验 |"]


def test_headers_are_margins_and_footnotes_follow_the_text() -> None:
    note = f'<w:footnote w:type="separator">{paragraph("—")}</w:footnote>'
    note += f'<w:footnote w:id="2">{paragraph("指规模以上企业。")}</w:footnote>'
    loaded = load_docx(
        docx(
            paragraph("正文"),
            hdr=paragraph("内部资料") + paragraph("内部资料"),
            ftr=paragraph("— 1 —"),
            footnotes=note,
        ),
        "a.docx",
    )
    assert loaded.text == "正文\n脚注1：指规模以上企业。"
    assert loaded.margins == ("内部资料", "— 1 —")


def test_a_reference_to_a_part_that_is_not_there_does_no_harm() -> None:
    broken = '<Relationship Id="x" Type="http://x/image" Target="NULL"/>'
    assert text_of(docx(paragraph("正文"), relations=broken)) == "正文"


def test_pictures_are_told_of_and_a_file_of_pictures_is_refused() -> None:
    picture = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"
    loaded = load_docx(docx(paragraph("正文") + picture), "a.docx")
    assert loaded.notes == ("有1张图片，其中的文字没有读入",)
    with pytest.raises(DocumentError, match=r"办法\.docx holds 1 pictures"):
        text_of(docx(picture))


_WHOLE = docx(paragraph("正文" * 500))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04", "damaged"),
        (_WHOLE[: len(_WHOLE) // 2], "damaged"),
        (_WHOLE.replace(b"word/document.xml", b"word/document.xmk"), "no part"),
        (packed({"word/document.xml": "<w:document"}), "damaged"),
        (packed({"a.txt": "x"}), "not a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "Word 97"),
        (docx(""), "no text"),
        (docx("<w:sdt><w:sdtContent>" * 400 + "</w:sdtContent></w:sdt>" * 400), "damaged"),
    ],
    ids=["empty", "head", "truncated", "renamed", "xml", "zip", "locked", "doc", "blank", "deep"],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words) as caught:
        text_of(data)
    assert "办法.docx" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_flipped_byte_is_noticed() -> None:
    with zipfile.ZipFile(io.BytesIO(_WHOLE)) as archive:
        info = archive.getinfo("word/document.xml")
    broken = bytearray(_WHOLE)
    broken[info.header_offset + 30 + len("word/document.xml") + info.compress_size // 2] ^= 0xFF
    with pytest.raises(DocumentError, match="damaged"):
        text_of(bytes(broken))


def test_an_entity_is_not_expanded() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "boom">]><w:document xmlns:w="w"><w:body>'
    made = packed({"word/document.xml": f"{bomb}{paragraph('甲&a;')}</w:body></w:document>"})
    assert text_of(made) == "甲"
