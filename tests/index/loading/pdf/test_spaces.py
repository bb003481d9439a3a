"""Spaces between characters: drawn as characters, left as gaps, and those that are none."""

import pytest

from index.loading.pdf.pdf import load_pdf
from tests.index.loading.pdf.pdf_maker import NOTO, Writer

pytestmark = pytest.mark.skipif(not NOTO.exists(), reason="needs the fonts of fonts-noto-cjk")

SIZE = 16.0
SPACE = 0.24  # ems, as fonts for Chinese have it


def test_a_gap_is_a_space_where_no_space_is_drawn() -> None:
    assert _placed("第一条_为了加强监督，制定本办法。") == "第一条 为了加强监督，制定本办法。"
    assert _placed("第一章_总_则") == "第一章 总 则"
    assert _placed("1.1_编制目的和依据") == "1.1 编制目的和依据"
    assert _placed("第四条_“两库”建设和管理") == "第四条 “两库”建设和管理"


def test_letter_spacing_is_no_space() -> None:
    assert _placed("关于印发质量办法的通知", spread=0.3) == "关于印发质量办法的通知"
    assert _placed("第一条_为了加强监督制定本办法", spread=0.15) == "第一条 为了加强监督制定本办法"
    assert _placed("第二条__为了加强监督制定", spread=0.3) == "第二条 为了加强监督制定"


def test_the_gap_that_word_processors_leave_beside_digits_is_no_space() -> None:
    lines = ["到2025年达到98%以上，", "共3次、5类的12项标准。"]
    writer = Writer()
    writer.add_page()
    for number, line in enumerate(lines):
        _place(writer, 100 + 28 * number, line, beside_digits=0.22)
    assert load_pdf(writer.data(), "a.pdf").text == "".join(lines)


def test_a_drawn_space_counts_beside_gaps_that_do_not() -> None:
    writer = Writer()
    writer.add_page()
    writer.put(79, 100, "第一条 为了加强监督，", SIZE)
    _place(writer, 128, "到2025年，制定本办法。", beside_digits=0.22)
    assert load_pdf(writer.data(), "a.pdf").text == "第一条 为了加强监督，到2025年，制定本办法。"


def test_spaces_drawn_at_the_ends_of_lines_are_not_in_the_text() -> None:
    writer = Writer()
    writer.add_page()
    writer.put(111, 100, "为了防治污染，根据有关法律、法规的规 ", SIZE)
    writer.put(79, 128, "定，结合本市实际，制定本办法，请各单位遵 ", SIZE)
    writer.put(79, 156, "照执行quality management ", SIZE)
    writer.put(79, 184, "第二条", SIZE)
    text = load_pdf(writer.data(), "a.pdf").text
    assert text.startswith("为了防治污染，根据有关法律、法规的规定，结合本市实际，制定")
    assert "遵照执行quality management\n" in text


def test_a_line_stretched_inside_one_operator_has_no_spaces() -> None:
    """Such kerning makes PDFium see a space after every character."""
    kerned = b"[" + b" -400 ".join([b"<01>", b"<02>"] * 8) + b"] TJ"
    assert load_pdf(_drawn_font(kerned), "a.pdf").text == "国日" * 8


def test_letters_with_little_ink_leave_no_gap() -> None:
    """In fonts of drawings, as browsers embed them, PDFium's boxes are those of the ink."""
    assert load_pdf(_drawn_font(b"<0102020102> Tj"), "a.pdf").text == "国日日国日"
    gap = b"<010202> Tj 3.24 0 Td <0102> Tj"
    assert load_pdf(_drawn_font(gap), "a.pdf").text == "国日日 国日"


def _placed(text: str, spread: float = 0.0) -> str:
    writer = Writer()
    writer.add_page()
    _place(writer, 100, text, spread)
    return load_pdf(writer.data(), "a.pdf").text


def _place(
    writer: Writer, y: float, text: str, spread: float = 0.0, beside_digits: float = 0.0
) -> None:
    """Each character by itself, ``_`` as a gap; ``spread`` ems between all of them."""
    x, before = 79.0, ""
    for each in text:
        if each == "_":
            x += SPACE * SIZE
            continue
        if (before.isalpha() and each.isdigit()) or (before.isdigit() and each.isalpha()):
            x += beside_digits * SIZE
        writer.put(x, y, each, SIZE)
        x += writer.width_of(each, SIZE) + spread * SIZE
        before = each


def _drawn_font(shown: bytes) -> bytes:
    """Text in a Type 3 font: <01> is 国, all ink, <02> 日, a narrow stroke, <03> a space."""
    to_unicode = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange
3 beginbfchar <01> <56FD> <02> <65E5> <03> <0020> endbfchar endcmap end end"""
    font = b"""<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]
/FirstChar 1/LastChar 3/Widths[1000 1000 250]/CharProcs<</a 6 0 R/b 7 0 R/c 9 0 R>>
/Encoding<</Type/Encoding/Differences[1/a/b/c]>>/Resources<<>>/ToUnicode 8 0 R>>"""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        _stream(b"BT /F 1 Tf 16 0 0 16 79 700 Tm " + shown + b" ET"),
        font,
        _stream(b"1000 0 0 -120 1000 880 d1 0 -120 1000 1000 re f"),
        _stream(b"1000 0 300 0 700 700 d1 300 0 400 700 re f"),
        _stream(to_unicode),
        _stream(b"250 0 d0"),
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + (
        b"xref\n0 10\n0000000000 65535 f \n%strailer<</Size 10/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, len(data))
    )


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)
