"""PDF files with text: what a reader sees comes out, paragraph by paragraph."""

import re
import zlib

import pytest
from fpdf.enums import EncryptionMethod
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import DocumentError
from index.loading.pdf.pdf import load_pdf
from tests.index.loading.pdf.pdf_maker import NOTO, Frame, Writer

pytestmark = pytest.mark.skipif(not NOTO.exists(), reason="needs the fonts of fonts-noto-cjk")

TITLE = ("某某市人民政府关于印发", "产品质量监督管理办法的通知")
BODY = [
    "为了加强产品质量监督管理，提高产品质量水平，明确产品质量责任，保护消费者的合法权益，维护社会经济秩序，制定本办法。",
    "第一条 在本行政区域内从事产品生产、销售活动，必须遵守本办法；检验机构按照 "
    "GB/T 19001-2016 quality management systems 的要求执行，并在15个工作日内告知结果。",
    "（一）到2025年，产品质量合格率达到98.5%以上；",
    "（二）建立健全产品质量追溯体系，推动重点产品生产企业实施首席质量官制度，鼓励行业协会制定团体标准。",
    "第二条 县级以上人民政府应当加强对产品质量工作的统筹规划和组织领导。",
]
SIGNED = ["某某市人民政府", "2020年1月3日"]


def test_paragraphs_pages_and_margins_of_a_policy_document() -> None:
    writer = Writer()
    writer.add_page()
    for line in TITLE:
        writer.centred(line)
    for _ in range(6):
        for text in BODY:
            writer.paragraph(text)
    for text in SIGNED:
        writer.right(text)
    numbers = _number_pages(writer)

    loaded = load_pdf(writer.data(), "办法.pdf")

    assert loaded.text.split("\n") == ["".join(TITLE), *BODY * 6, *SIGNED]
    assert loaded.margins == ("某某市人民政府公报", *numbers)
    assert len(loaded.pages) == writer.page == 4
    assert loaded.pages[0] == 0
    assert loaded.notes == ()


def test_a_page_starts_where_its_first_line_does_though_a_paragraph_runs_over() -> None:
    text = "".join(f"这是第{number}句话，说的是质量。" for number in range(100))
    writer = Writer()
    writer.add_page()
    writer.paragraph(text)
    frame = Frame()
    lines = [line for line, _ in writer.wrapped(text, frame)]
    on_first = int((frame.bottom - frame.size - frame.top) // frame.pitch) + 1

    loaded = load_pdf(writer.data(), "长.pdf")

    assert loaded.text == text
    assert loaded.pages[1] == len("".join(lines[:on_first]))
    assert loaded.page_at(loaded.pages[1] - 1) == 1
    assert loaded.page_at(loaded.pages[1]) == 2


@pytest.mark.parametrize(
    "frame",
    [
        Frame(indent=2),
        Frame(indent=0, gap=14),
        Frame(indent=2, size=12, pitch=18, left=90, right=505),
        Frame(indent=0, hanging=2, gap=0, size=10.5, pitch=16),
    ],
    ids=["indented", "with gaps", "small", "hanging"],
)
def test_paragraphs_are_told_apart_in_every_style(frame: Frame) -> None:
    numbered = [f"{number}. {text}" for number, text in enumerate(BODY[:1] + BODY[3:] * 4, 1)]
    writer = Writer()
    writer.add_page()
    for text in numbered:
        writer.paragraph(text, frame)
    assert load_pdf(writer.data(), "表.pdf").text.split("\n") == numbered


def test_a_wrapped_line_that_begins_with_a_number_is_no_paragraph() -> None:
    # Each line holds 27 characters, the first one 25: the second begins with the number.
    lead = "违反本办法规定的，由市场监督管理部门责令改正，按照"
    texts = [
        lead + "第三条规定执行，并处一万元以下罚款。",
        lead + "（二）项所列情形处理，情节严重的依法吊销许可证。",
        lead + "三、四两款的要求办理，不得推诿，不得拖延，不得敷衍。",
        "第四条 本办法自发布之日起施行，由市场监督管理局负责解释。",
    ]
    assert len(lead) == 25
    writer = Writer()
    writer.add_page()
    for text in texts:
        writer.paragraph(text, Frame(right=79 + 27 * 16))
    assert load_pdf(writer.data(), "罚.pdf").text.split("\n") == texts


def test_headings_in_the_middle_and_at_the_left_are_paragraphs() -> None:
    texts = ["第一章 总 则", BODY[0], "第二章 监督管理", "第一节 一般规定", BODY[1], BODY[4]]
    writer = Writer()
    writer.add_page()
    for text in texts:
        if re.match(r"第.[章节]", text):
            writer.centred(text, 16)
        else:
            writer.paragraph(text)
    assert load_pdf(writer.data(), "章.pdf").text.split("\n") == texts


def test_contents_lines_stay_apart() -> None:
    dots = "." * 44
    texts = [f"第一章 总则{dots} 1", f"第二章 监督管理{dots} 4", f"第三章 附则{dots} 17"]
    writer = Writer()
    writer.add_page()
    for text in texts:
        writer.paragraph(text, Frame(indent=0))
    assert load_pdf(writer.data(), "目录.pdf").text.split("\n") == texts


def test_broken_latin_words_are_joined() -> None:
    writer = Writer()
    writer.add_page()
    writer.put(79, 105, "The quality of products is a matter of careful manage-", 16)
    writer.put(79, 133, "ment in every enterprise.", 16)
    writer.put(79, 161, "第二段", 16)
    loaded = load_pdf(writer.data(), "en.pdf")
    assert loaded.text.split("\n")[0].endswith("careful management in every enterprise.")


def test_odd_and_even_running_heads_and_a_footer_with_a_changing_number() -> None:
    writer = Writer()
    for number in range(1, 7):
        writer.add_page()
        writer.put(79, 50, "质量发展规划" if number % 2 else "某某省人民政府文件", 10.5)
        writer.put(400, 790, f"第 {number} 页 共 6 页", 9)
        writer.paragraph(f"{BODY[0]}第{number}段。")
    loaded = load_pdf(writer.data(), "规划.pdf")
    assert loaded.text.split("\n") == [f"{BODY[0]}第{number}段。" for number in range(1, 7)]
    assert loaded.margins[:2] == ("质量发展规划", "第 1 页 共 6 页")
    assert "某某省人民政府文件" in loaded.margins


@pytest.mark.parametrize("written", ["{}", "- {} -", "—{}—", "{}/4", "第{}页", "Page {} of 4"])
def test_page_numbers_of_all_kinds(written: str) -> None:
    writer = Writer()
    for number in range(1, 5):
        writer.add_page()
        writer.put(290, 790, written.format(number), 10.5)
        writer.paragraph(BODY[0])
    loaded = load_pdf(writer.data(), "页.pdf")
    assert loaded.text.split("\n") == [BODY[0]] * 4
    assert loaded.margins == tuple(written.format(number) for number in range(1, 5))


def test_what_begins_a_page_of_the_text_is_no_margin() -> None:
    """附件1, 附件2 … stand at the same height of their pages, and so do equal numbers in a text."""
    writer = Writer()
    texts = []
    for number in range(1, 5):
        writer.add_page()
        for text in (f"附件{number}", BODY[0], "98"):
            writer.paragraph(text, Frame(indent=0 if text.startswith("附") else 2))
            texts.append(text)
    loaded = load_pdf(writer.data(), "附件.pdf")
    assert loaded.text.split("\n") == texts
    assert loaded.margins == ()


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = Frame(50, 160, 285, 760, 10.5, 16), Frame(310, 160, 545, 760, 10.5, 16)
    texts = [f"{number}. {text}" for number, text in enumerate(BODY * 3, 1)]
    writer = Writer()
    writer.add_page()
    writer.centred("两栏的文件", frame=Frame(50, right=545))
    for frame, column in ((left, texts[:7]), (right, texts[7:])):
        writer.y = 160
        for text in column:
            writer.paragraph(text, frame)
    assert load_pdf(writer.data(), "两栏.pdf").text.split("\n") == ["两栏的文件", *texts]


ROWS = [
    ["序号", "指标", "2025年目标"],
    ["1", "产品质量合格率", "98.5%以上"],
    ["2", "制造业产品质量合格率和农产品质量安全监测总体合格率", "94%、97%以上"],
]


def test_a_ruled_table_becomes_rows_among_the_paragraphs() -> None:
    writer = Writer()
    writer.add_page()
    writer.paragraph(BODY[0])
    writer.table(ROWS, [50, 200, 150])
    writer.y += 20
    writer.paragraph(BODY[4])
    assert load_pdf(writer.data(), "表.pdf").text.split("\n") == [
        BODY[0],
        "| 序号 | 指标 | 2025年目标 |",
        "| --- | --- | --- |",
        "| 1 | 产品质量合格率 | 98.5%以上 |",
        "| 2 | 制造业产品质量合格率和农产品质量安全监测总体合格率 | 94%、97%以上 |",
        BODY[4],
    ]


def test_a_table_over_two_pages_is_one_and_its_heads_stand_once() -> None:
    writer = Writer()
    writer.add_page()
    writer.paragraph(BODY[0])
    writer.table(ROWS, [50, 200, 150])
    writer.add_page()
    writer.table([ROWS[0], ["3", "质量竞争力指数", "90"]], [50, 200, 150])
    writer.y += 20
    writer.paragraph(BODY[4])
    _number_pages(writer)

    loaded = load_pdf(writer.data(), "表.pdf")

    rows = [line for line in loaded.text.split("\n") if line.startswith("|")]
    assert len(rows) == 5
    assert rows[-1] == "| 3 | 质量竞争力指数 | 90 |"
    assert loaded.text[loaded.pages[1] :].startswith("| 3 |")


def test_merged_cells_say_their_text_in_every_row() -> None:
    writer = Writer()
    writer.add_page()
    writer.table([["部门", "任务"]], [100, 200])
    top = writer.y
    writer.pdf.rect(79, top, 100, 52)
    writer.put(83, top + 20, "市场监管局", 10.5)
    for number in range(2):
        writer.pdf.rect(179, top + 26 * number, 200, 26)
        writer.put(183, top + 26 * number + 6, f"任务{number + 1}", 10.5)
    assert load_pdf(writer.data(), "合并.pdf").text.split("\n")[2:] == [
        "| 市场监管局 | 任务1 |",
        "| 市场监管局 | 任务2 |",
    ]


def test_a_frame_around_text_is_no_table() -> None:
    writer = Writer()
    writer.add_page()
    writer.pdf.rect(70, 95, 460, 600)
    for text in BODY:
        writer.paragraph(text)
    assert load_pdf(writer.data(), "框.pdf").text.split("\n") == BODY


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_that_are_turned_are_read_upright(turn: int) -> None:
    writer = Writer()
    writer.add_page()
    for text in BODY:
        writer.paragraph(text)
    data = writer.data()
    straight = load_pdf(data, "a.pdf")
    assert straight.text.split("\n") == BODY
    # A page whose /Rotate is wrong, as scanners' software leaves it, still has upright text.
    turned = data.replace(b"/Type /Page\n", b"/Type /Page\n/Rotate %d\n" % turn)
    assert turned != data
    assert load_pdf(turned, "a.pdf") == straight


def test_text_printed_sideways_is_read_in_its_direction() -> None:
    writer = Writer(842, 595)
    frame = Frame(79, 60, 760, 500)
    writer.add_page(60)
    with writer.pdf.rotation(90, 421, 297):
        for text in BODY:
            writer.paragraph(text, frame)
    assert load_pdf(writer.data(), "横.pdf").text.split("\n") == BODY


def test_radicals_become_the_characters_that_were_meant() -> None:
    writer = Writer()
    writer.add_page()
    writer.paragraph("使⽤⻓期标准，⼈⼯检验，全角Ａ保留。")
    assert load_pdf(writer.data(), "部首.pdf").text == "使用长期标准，人工检验，全角Ａ保留。"


def test_a_watermark_across_the_page_is_no_text() -> None:
    writer = Writer()
    writer.add_page()
    with writer.pdf.rotation(45, 300, 400):
        writer.put(150, 400, "征求意见稿", 60)
    for text in BODY:
        writer.paragraph(text)
    loaded = load_pdf(writer.data(), "水印.pdf")
    assert loaded.text.split("\n") == BODY
    assert loaded.margins == ("征求意见稿",)


def test_progress_is_told_page_by_page() -> None:
    writer = Writer()
    for _ in range(3):
        writer.add_page()
        writer.paragraph(BODY[0])
    told: list[tuple[int, int]] = []
    load_pdf(writer.data(), "a.pdf", lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


# Bad files


def _policy() -> bytes:
    writer = Writer()
    writer.add_page()
    writer.paragraph(BODY[0])
    return writer.data()


def test_an_encrypted_file_is_named_as_such() -> None:
    writer = Writer()
    writer.pdf.set_encryption("owner", "user", EncryptionMethod.RC4)
    writer.add_page()
    writer.paragraph(BODY[0])
    with pytest.raises(DocumentError, match=r"已加密.*密件.pdf"):
        load_pdf(writer.data(), "密件.pdf")


def test_a_file_with_only_an_owner_password_opens() -> None:
    writer = Writer()
    writer.pdf.set_encryption("owner", encryption_method=EncryptionMethod.RC4)
    writer.add_page()
    writer.paragraph(BODY[0])
    assert load_pdf(writer.data(), "a.pdf").text == BODY[0]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"no PDF at all",
        b"\0" * 1000,
        b"%PDF-1.4\n1 0 obj" + b"[" * 10_000 + b"]" * 10_000 + b"endobj\n%%EOF",
        b"%PDF-1.4\n1 0 obj" + b"<</A " * 10_000 + b">>" * 10_000 + b"endobj\n%%EOF",
    ],
    ids=["only a head", "text", "zeros", "nested arrays", "nested dictionaries"],
)
def test_damaged_files_are_one_clear_line(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"坏.pdf") as caught:
        load_pdf(data, "坏.pdf")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("depth", "count"), [(3000, 1), (1, 90_000_000), (1, -1)])
def test_a_wrong_tree_of_pages_ends(depth: int, count: int) -> None:
    with pytest.raises(DocumentError, match=r"树.pdf"):
        load_pdf(_tree(depth, count), "树.pdf")


def test_a_reader_of_the_progress_can_refuse_a_file_of_many_pages_after_the_first() -> None:
    kids = b"3 0 R " * 6000
    pages = b"<</Type/Pages/Kids[" + kids + b"]/Count 6000>>"
    page = b"<</Type/Page/MediaBox[0 0 595 842]>>"
    told: list[tuple[int, int]] = []

    def refuse(done: int, total: int) -> None:
        told.append((done, total))
        raise DocumentError("页数太多")

    with pytest.raises(DocumentError, match="页数太多"):
        load_pdf(_file([b"<</Type/Catalog/Pages 2 0 R>>", pages, page]), "多.pdf", refuse)
    assert told == [(1, 6000)]


def test_a_file_without_text_is_one_clear_line() -> None:
    writer = Writer()
    writer.add_page()
    with pytest.raises(DocumentError, match=r"没有文字.*空.pdf"):
        load_pdf(writer.data(), "空.pdf")


def test_a_large_stream_of_nothing_ends() -> None:
    spaces = zlib.compress(b" " * 50_000_000, 9)
    data = _one_page(b"<</Length %d/Filter/FlateDecode>>stream\n" % len(spaces) + spaces)
    with pytest.raises(DocumentError):
        load_pdf(data, "弹.pdf")


@settings(max_examples=60, deadline=None)
@given(
    cut=st.floats(0, 1),
    changed=st.lists(st.tuples(st.floats(0, 0.999), st.binary(min_size=1, max_size=4)), max_size=5),
)
def test_truncated_and_changed_files_never_raise_anything_else(
    cut: float, changed: list[tuple[float, bytes]]
) -> None:
    data = bytearray(POLICY)
    for at, new in changed:
        start = int(at * len(data))
        data[start : start + len(new)] = new
    try:
        loaded = load_pdf(bytes(data[: int(cut * len(data))]), "断.pdf")
    except DocumentError:
        return
    assert loaded.text.strip()


def _one_page(stream: bytes) -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        stream + b"\nendstream",
    ]
    return _file(objects)


def _tree(depth: int, count: int) -> bytes:
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    objects += [
        b"<</Type/Pages/Kids[%d 0 R]/Count %d>>" % (number + 3, count) for number in range(depth)
    ]
    objects.append(b"<</Type/Page/MediaBox[0 0 595 842]>>")
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(data))
    )


def _number_pages(writer: Writer) -> list[str]:
    numbers = []
    for number in range(1, writer.page + 1):
        writer.pdf.page = number
        writer.put(240, 50, "某某市人民政府公报", 10.5)
        writer.put(275, 770, f"— {number} —", 14)
        numbers.append(f"— {number} —")
    return numbers


POLICY = _policy() if NOTO.exists() else b""
