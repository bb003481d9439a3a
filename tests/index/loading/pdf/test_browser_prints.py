"""What browsers print at the edges of a page is no text, even where there is but one page."""

import pytest

from index.loading.layout.print_marks import is_print_mark
from index.loading.pdf.pdf import load_pdf
from tests.index.loading.pdf.pdf_maker import NOTO, Frame, Writer

needs_noto = pytest.mark.skipif(not NOTO.exists(), reason="needs the fonts of fonts-noto-cjk")

TEXTS = [
    "第一条 为了防治环境噪声污染，保障公众健康，根据有关法律、法规的规定，制定本办法。",
    "第二条 夜间二十二时至次日六时，禁止在居民区施工。",
    "第三条 经批准夜间施工的，应当在施工现场公告。",
]
PAPER = Frame(34, 78, 575, 760, 12, 17, gap=12)


@pytest.mark.parametrize(
    "mark",
    [
        "11/22/26, 9:20 AM 丁市噪声防治办法",
        "2026/11/22 09:20 丁市噪声防治办法",
        "2026/11/22 上午9:20",
        "丁市噪声防治办法 2026/11/22 09:20:31",
        "2026年11月22日 9:20 办法",
        "file:///tmp/user/p.html 1/1",
        "https://www.gov.cn/zhengce/content_1.htm?a=1#top 3/12",
        "丁市噪声防治办法 http://www.gov.cn/a.html",
        "about:blank 1/2",
    ],
)
def test_marks(mark: str) -> None:
    assert is_print_mark(mark)


@pytest.mark.parametrize(
    "text",
    [
        "自2026年1月1日起施行。",
        "2026年1月1日",
        "2026-01-01 发布",
        "网址：https://www.gov.cn/，邮编100017",
        "9:20至11:00",
        "一、总体要求 1/3",
    ],
)
def test_no_marks(text: str) -> None:
    assert not is_print_mark(text)


@needs_noto
@pytest.mark.parametrize("pages", [1, 3])
def test_the_marks_of_a_print_are_margins(pages: int) -> None:
    writer = Writer(612, 792)
    written: list[str] = []
    for number in range(1, pages + 1):
        writer.add_page(39)
        writer.put(24, 15, "11/22/26, 9:20 AM", 7)
        writer.put(270, 15, "丁市噪声防治办法", 7)
        writer.put(24, 767, "file:///tmp/2026/p7.html", 7)
        writer.put(575, 767, f"{number}/{pages}", 7)
        texts = [f"丁市噪声防治办法{'之' * number}", *TEXTS[number - 1 :], *TEXTS]
        written += texts
        writer.centred(texts[0], 18, PAPER)
        for text in texts[1:]:
            writer.paragraph(text, PAPER)
    loaded = load_pdf(writer.data(), "印.pdf")
    assert loaded.text.split("\n") == written
    assert loaded.margins == (
        "11/22/26, 9:20 AM 丁市噪声防治办法",
        *(f"file:///tmp/2026/p7.html {number}/{pages}" for number in range(1, pages + 1)),
    )


@needs_noto
def test_an_address_in_the_text_stays() -> None:
    writer = Writer()
    writer.add_page(39)
    writer.paragraph("办法全文见以下网址。", PAPER)
    writer.paragraph("https://www.gov.cn/zhengce/content_1.htm", PAPER)
    loaded = load_pdf(writer.data(), "址.pdf")
    assert loaded.text == "办法全文见以下网址。\nhttps://www.gov.cn/zhengce/content_1.htm"
    assert loaded.margins == ()


@needs_noto
def test_footers_count_the_pages_though_they_hold_other_numbers() -> None:
    writer = Writer()
    for number in range(1, 5):
        writer.add_page()
        writer.put(79, 780, f"GB/T 19001 第{number}页 版本3", 9)
        writer.paragraph(TEXTS[0])
    loaded = load_pdf(writer.data(), "脚.pdf")
    assert loaded.text.split("\n") == [TEXTS[0]] * 4
    assert loaded.margins == tuple(f"GB/T 19001 第{number}页 版本3" for number in range(1, 5))
