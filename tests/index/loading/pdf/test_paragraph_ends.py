"""Where paragraphs end when neither an indent nor a gap tells."""

import pytest

from index.loading.layout.paragraphs import first_unit
from index.loading.pdf.pdf import load_pdf
from tests.index.loading.pdf.pdf_maker import NOTO, Frame, Writer

needs_noto = pytest.mark.skipif(not NOTO.exists(), reason="needs the fonts of fonts-noto-cjk")
FLUSH = Frame(indent=0, right=79 + 27 * 16)
FULL = "国家建立健全产品质量追溯体系推动重点产品生产企业实施制"  # one line


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("质量", 1.0),
        ("（质）量", 3.0),
        ("“质量”", 2.0),
        ("设“质量”", 3.0),
        ("库”范围", 3.0),
        ("质。量", 2.0),
        ("ISO 9001", 1.65),
        ("", 0.0),
    ],
)
def test_what_no_line_may_break_within(text: str, width: float) -> None:
    assert first_unit(text) == pytest.approx(width)


def _lines(*lines: str, frame: Frame = FLUSH) -> list[str]:
    """The paragraphs of a page with these lines at the left edge."""
    writer = Writer()
    writer.add_page()
    for line in (*lines, "附则"):
        writer.put(frame.left, writer.y, line, frame.size)
        writer.y += frame.pitch
    *read, last = load_pdf(writer.data(), "a.pdf").text.split("\n")
    assert last == "附则"
    return read


@needs_noto
def test_a_quotation_mark_keeps_its_neighbours_on_one_line() -> None:
    """设“廉洁 moves as a whole, so the line before it is two characters short."""
    assert len(FULL) == 27
    assert _lines(FULL, FULL[:25], "设“廉洁雄安”的有关要求。") == [
        FULL + FULL[:25] + "设“廉洁雄安”的有关要求。"
    ]


@needs_noto
def test_a_sentence_that_ends_a_little_early_ends_its_paragraph() -> None:
    short = FULL[:24] + "。"
    assert _lines(FULL, short, FULL, "要求。") == [FULL + short, FULL + "要求。"]


@needs_noto
def test_a_sentence_that_ends_half_a_character_early_ends_its_paragraph_in_justified_text() -> None:
    writer = Writer()
    writer.add_page()
    for line in [*[FULL] * 10, "前" + FULL[:25]]:
        writer.put(79, writer.y, line, 16)
        writer.y += 28
    writer.put(79 + 26 * 16 - 8, writer.y - 28, "。", 16)  # a little over the 前
    writer.put(79, writer.y, FULL, 16)
    assert load_pdf(writer.data(), "a.pdf").text.split("\n")[-1] == FULL


@needs_noto
def test_points_that_hang_over_the_edge_do_not_widen_the_text() -> None:
    hanging = FULL + "，"
    end = FULL[:24] + "的"
    assert _lines(hanging, hanging, hanging, FULL, end, "（试行）的规定。") == [
        hanging * 3 + FULL + end + "（试行）的规定。"
    ]


@needs_noto
def test_a_number_that_the_text_speaks_of_begins_nothing() -> None:
    lead = FULL[:23]
    assert _lines(FULL, lead + "（见附件", "2）的要求填写。") == [
        FULL + lead + "（见附件2）的要求填写。"
    ]
    assert _lines(FULL, lead + "（见图集", "2）的要求填写。") == [
        FULL + lead + "（见图集2）的要求填写。"
    ]
    assert _lines(FULL, lead + "本办法的", "第三条规定执行。") == [
        FULL + lead + "本办法的第三条规定执行。"
    ]
    assert _lines(FULL, lead + "张开宽1", "—5毫米。") == [FULL + lead + "张开宽1—5毫米。"]


@needs_noto
def test_a_title_over_a_full_line_and_a_short_one_is_one() -> None:
    frame = Frame()
    writer = Writer()
    writer.add_page()
    for line in ("国务院关于促进综合保税区高水平开放高质量", "发展的意见"):
        writer.centred(line, 22, frame)
    for _ in range(4):
        writer.paragraph(FULL + "。", frame)
    assert load_pdf(writer.data(), "a.pdf").text.split("\n") == [
        "国务院关于促进综合保税区高水平开放高质量发展的意见",
        *[FULL + "。"] * 4,
    ]


@needs_noto
def test_a_note_below_the_title_over_a_full_line_and_a_short_one_is_one() -> None:
    writer = Writer()
    writer.add_page()
    writer.centred("质量监督管理办法")
    writer.put(79, writer.y, "（" + FULL[:26], 16)
    writer.y += 28
    writer.centred("第一次修订）", 16, FLUSH)
    for _ in range(4):
        writer.paragraph(FULL + "有关规定。", Frame(right=FLUSH.right))
    assert load_pdf(writer.data(), "a.pdf").text.split("\n")[:3] == [
        "质量监督管理办法",
        "（" + FULL[:26] + "第一次修订）",
        FULL + "有关规定。",
    ]


@needs_noto
def test_what_follows_a_signature_at_the_left_is_its_own() -> None:
    writer = Writer()
    writer.add_page()
    writer.paragraph(FULL + "有关规定。", FLUSH)
    writer.right("2018年12月25日", FLUSH, back=0)
    writer.paragraph("（此件公开发布）", FLUSH)
    assert load_pdf(writer.data(), "a.pdf").text.split("\n") == [
        FULL + "有关规定。",
        "2018年12月25日",
        "（此件公开发布）",
    ]


@needs_noto
def test_a_page_of_short_lines_has_the_gutter_of_the_next_one() -> None:
    left, right = Frame(50, 100, 285, 760, 10.5, 16), Frame(310, 100, 545, 760, 10.5, 16)
    headings = [f"1.{number} 总则" for number in range(1, 10)]
    writer = Writer()
    expected = []
    for texts in (headings, [FULL * 4 + "。"] * 5):
        writer.add_page()
        for frame in (left, right):
            writer.y = frame.top
            for text in texts:
                writer.paragraph(text, frame)
        expected += texts * 2
    assert load_pdf(writer.data(), "栏.pdf").text.split("\n") == expected
