"""Pictures of pages, read with the real models: small pages, a few seconds each."""

import io
import subprocess
import sys

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from index.errors import DocumentError
from index.loading.loaded import Loaded
from index.loading.pdf.pdf import load_pdf
from index.loading.scan.scan import load_image
from tests.index.loading.pdf.pdf_maker import NOTO, Frame, Writer

pytestmark = pytest.mark.skipif(not NOTO.exists(), reason="needs the fonts of fonts-noto-cjk")

TEXTS = [
    "第一条 为了加强产品质量监督管理，提高产品质量水平，制定本办法。",
    "第二条 在本行政区域内从事产品生产、销售活动，必须遵守本办法。",
]
SMALL = Frame(40, 60, 360, 340, 14, 24)


def test_a_scanned_page_of_a_pdf_is_recognised_and_its_margins_left_out() -> None:
    pages = [_page(number) for number in (1, 2)]
    told: list[tuple[int, int]] = []
    loaded = load_pdf(_scanned(pages), "扫描.pdf", lambda done, count: told.append((done, count)))
    assert _letters(loaded) == ["".join(text.split()) for text in TEXTS] * 2
    assert [margin.strip("-— ") for margin in loaded.margins] == ["1", "2"]
    assert loaded.text[loaded.pages[1] :].startswith("第一条")
    assert loaded.notes == ()
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("turns", [1, 2])
def test_pages_that_lie_on_their_side_or_head_are_turned(turns: int) -> None:
    picture = Image.fromarray(np.rot90(np.asarray(_page(1)), turns))
    loaded = load_image(_saved(picture, "PNG"), "横.png")
    assert _letters(loaded) == ["".join(text.split()) for text in TEXTS]


def test_every_picture_of_a_tiff_is_a_page() -> None:
    buffer = io.BytesIO()
    pages = [_page(number) for number in (1, 2)]
    pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:])
    loaded = load_image(buffer.getvalue(), "传真.tif")
    assert len(loaded.pages) == 2
    assert _letters(loaded) == ["".join(text.split()) for text in TEXTS] * 2


def test_a_ruled_table_in_a_picture_becomes_rows() -> None:
    writer = Writer(400, 300)
    writer.add_page(50)
    writer.table([["序号", "指标"], ["1", "产品质量合格率"], ["2", "质量竞争力"]], [80, 200], 50)
    loaded = load_image(_saved(_drawn(writer), "JPEG"), "表.jpg")
    assert loaded.text.split("\n") == [
        "| 序号 | 指标 |",
        "| --- | --- |",
        "| 1 | 产品质量合格率 |",
        "| 2 | 质量竞争力 |",
    ]


def test_a_font_that_does_not_say_its_characters_is_read_like_a_scan() -> None:
    writer = Writer(400, 400)
    writer.add_page(60)
    for text in TEXTS:
        writer.paragraph(text, SMALL)
    data = writer.data()
    mute = data.replace(b"/ToUnicode", b"/ToUnic0de")
    assert mute != data
    assert _letters(load_pdf(mute, "乱码.pdf")) == ["".join(text.split()) for text in TEXTS]


def test_what_can_hardly_be_read_is_remarked_on() -> None:
    small = _page(1).resize((140, 140)).resize((800, 800))
    loaded = load_image(_saved(small, "PNG"), "糊.png")
    assert [note[:8] for note in loaded.notes] == ["第1页识别不清，"]


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 50])
def test_what_is_no_picture_is_one_clear_line(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"坏.png"):
        load_image(data, "坏.png")


def test_a_truncated_picture_is_one_clear_line() -> None:
    data = _saved(_page(1), "PNG")
    with pytest.raises(DocumentError, match=r"damaged picture: 断.png"):
        load_image(data[: len(data) // 2], "断.png")


def test_a_picture_of_too_many_pixels_is_refused() -> None:
    data = _saved(Image.new("1", (12_000, 9_000)), "PNG")
    with pytest.raises(DocumentError, match="12000×9000"):
        load_image(data, "大.png")


def test_an_empty_picture_is_one_clear_line() -> None:
    with pytest.raises(DocumentError, match="没有文字"):
        load_image(_saved(Image.new("RGB", (300, 200), "white"), "BMP"), "空.bmp")


def test_the_models_are_loaded_only_for_pictures() -> None:
    code = (
        "import sys, index.loading.pdf.pdf, index.loading.scan.scan; "
        "print({'rapidocr', 'onnxruntime', 'cv2'} & {*sys.modules})"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"


def _page(number: int) -> Image.Image:
    writer = Writer(400, 400)
    writer.add_page(60)
    for text in TEXTS:
        writer.paragraph(text, SMALL)
    writer.put(180, 375, f"— {number} —", 10.5)
    return _drawn(writer)


def _drawn(writer: Writer) -> Image.Image:
    page = pypdfium2.PdfDocument(writer.data())[0]
    picture: Image.Image = page.render(scale=2).to_pil().convert("RGB")
    return picture


def _scanned(pages: list[Image.Image]) -> bytes:
    buffer = io.BytesIO()
    pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=144)
    return buffer.getvalue()


def _saved(picture: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind)
    return buffer.getvalue()


def _letters(loaded: Loaded) -> list[str]:
    """The paragraphs without spaces, which recognition leaves out beside Chinese characters."""
    return ["".join(line.split()) for line in loaded.text.split("\n")]
