import pytest

from index.parsing.cuts import cut_lines
from index.parsing.lines import lines_of
from index.parsing.numbered import numbers_in
from index.parsing.numbering import decimal_of, number_of, number_value


def shown(text: str) -> list[str | None]:
    lines = cut_lines(lines_of(text))
    return [number.shown if number else None for number in numbers_in(lines, frozenset())]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("第一千零一条　收养", "第一千零一条"),
        ("第二〇条 生产者", "第二〇条"),
        ("第二○条 生产者", "第二○条"),
        ("第 五 条 生产者", "第五条"),
        ("第二十三条之一　伪造", "第二十三条之一"),
        ("第５条　生产者", "第5条"),
        ("第5条 生产者", "第5条"),
        ("**第一条** 为了", "第一条"),
        ("> 第一条 为了", "第一条"),
        ("第一编　总则", "第一编"),
        ("第二分编 物权", "第二分编"),
        ("第一部分 总则", "第一部分"),
        ("### 第三节 责任", "第三节"),
        ("（一）名称", "（一）"),
        ("1、名称", "1."),
        ("1) 名称", "（1）"),
        ("②名称", "②"),
        ("二是加强", "二是"),
        ("第2部分：表格格式规则", None),
        ("第三条第二款的产品", None),
        ("第三条、第四条规定", None),
        ("一、二、三等奖", None),
    ],
)
def test_what_starts_a_line(line: str, expected: str | None) -> None:
    number = number_of(line)
    assert (number.shown if number else None) == expected


@pytest.mark.parametrize(("numeral", "value"), [("一千零一", 1001), ("二○", 20), ("两百", 200)])
def test_numerals(numeral: str, value: int) -> None:
    assert number_value(numeral) == value


@pytest.mark.parametrize(
    ("line", "expected"),
    [("4 技术要求", "4"), ("4．１．２　外观", "4.1.2"), ("A.1 概述", "A.1"), ("2. 1　公历", "2.1"),
     ("123 号", None), ("GB 4806", None)],
)  # fmt: skip
def test_decimals(line: str, expected: str | None) -> None:
    number = decimal_of(line)
    assert (number.shown if number else None) == expected


@pytest.mark.parametrize(
    "wrapped",
    [
        "第三条规定执行的，从其规定。",
        "第三条、第四条的规定办理。",
        "第三条第二款所列产品。",
        "第三条的规定执行。",
        "第三条所称产品除外。",
    ],
)
def test_a_wrapped_line_that_cites_is_no_article(wrapped: str) -> None:
    for line_end in ("。", "，依照本办法"):
        text = f"第一条 甲。\n第二条 乙。\n第三条 生产者应当对其生产的产品质量负责{line_end}\n"
        assert shown(text + wrapped) == ["第一条", "第二条", "第三条", None]


def test_a_wrapped_line_needs_no_citing_word_after_an_open_line() -> None:
    text = (
        "第一条 甲。\n第二条 有关部门应当在职责范围内依照本办法\n第七条 处理有关事项。\n第三条 丙。"
    )
    assert shown(text) == ["第一条", "第二条", None, "第三条"]


def test_articles_without_white_space_after_them() -> None:
    text = "第一条为了质量，制定本办法。\n第二条所有单位应当遵守。\n第三条中华人民共和国公民。"
    assert shown(text) == ["第一条", "第二条", "第三条"]


def test_the_style_of_standards() -> None:
    text = (
        "1 范围\n本标准规定了外观。\n2 要求\n2.1 外观\n"
        "应当平整。\n2.1.1 色泽\n均匀。\n3 检验\n按表1。"
    )
    assert shown(text) == ["1", None, "2", "2.1", None, "2.1.1", None, "3", None]


def test_figures_are_no_numbers_of_a_standard() -> None:
    text = "一、目标\n2.5万吨粮食。\n3.5%以上。\n二、要求\n做好。"
    assert shown(text) == ["一、", None, None, "二、", None]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("第一条 甲的范围。第二条 乙依照第三条规定办理。第三条 丙。",
         ["第一条", "第二条", "第三条"]),
        ("质量办法 第一章 总则 第一条 为了质量。第二条 适用。第二章 责任 第三条 生产者负责。",
         ["质量办法", "第一章", "第一条", "第二条", "第二章", "第三条"]),
        ("一、目标。做好工作。二、要求。（一）组织。加强领导。（二）保障。落实资金。",
         ["一、", "二、", "（一）", "（二）"]),
        ("第一条 违反《质量法》第二条 规定的。第二条 甲。", ["第一条", "第二条"]),
        ("第一条 将“第二条”改为“第三条”。", ["第一条"]),
    ],
)  # fmt: skip
def test_a_text_on_one_line_is_cut_at_its_numbers(text: str, starts: list[str]) -> None:
    lines = cut_lines(lines_of(text))
    assert len(lines) == len(starts)
    for line, start in zip(lines, starts, strict=True):
        assert line.text.startswith(start)
        assert text[line.start : line.end] == line.text


def test_a_unit_that_lost_its_line_end_is_cut_and_a_sentence_is_not() -> None:
    text = (
        "一、目标\n" + "提升质量水平。" * 9 + "二、要求\n做到：一、快；二、好。\n三、保障\n落实。"
    )
    starts = [line.text[:2] for line in cut_lines(lines_of(text))]
    assert starts == ["一、", "提升", "二、", "做到", "三、", "落实"]
