import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.loading.word.docx import load_docx
from index.loading.word.number_formats import written
from index.loading.word.office import find_office
from index.parsing.numbering import number_value
from tests.index.loading.word.word_files import docx, item, level, lists, paragraph


def lines_of(body: str, numbering: str, **parts: str) -> list[str]:
    return load_docx(docx(body, numbering=numbering, **parts), "a.docx").text.splitlines()


@pytest.mark.parametrize(
    ("number", "number_format", "expected"),
    [
        (1, "decimal", "1"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircleChinese", "㉑"),
        (51, "decimalEnclosedCircle", "51"),
        (2, "decimalEnclosedParen", "⑵"),
        (10, "chineseCounting", "十"),
        (19, "chineseCountingThousand", "十九"),
        (20, "chineseCountingThousand", "二十"),
        (101, "chineseCountingThousand", "一百零一"),
        (110, "chineseCountingThousand", "一百一十"),
        (111, "chineseCountingThousand", "一百一十一"),
        (1001, "chineseCountingThousand", "一千零一"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (100, "chineseCounting", "一〇〇"),
        (21, "japaneseCounting", "二十一"),
        (10, "ideographDigital", "一〇"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (2, "ideographTraditional", "乙"),
        (3, "ideographZodiac", "寅"),
        (4, "upperRoman", "IV"),
        (1994, "lowerRoman", "mcmxciv"),
        (1, "upperLetter", "A"),
        (28, "lowerLetter", "bb"),
        (5, "none", ""),
        (5, "hebrew1", "5"),
    ],
)
def test_a_number_in_each_format(number: int, number_format: str, expected: str) -> None:
    assert written(number, number_format) == expected


@given(st.integers(1, 9999))
def test_chinese_numerals_are_read_back_as_the_same_number(number: int) -> None:
    assert number_value(written(number, "chineseCountingThousand")) == number


def test_articles_items_and_points() -> None:
    numbering = lists(
        level(0, "第%1条", "chineseCountingThousand"),
        level(1, "（%2）", "chineseCounting"),
        level(2, "%3."),
        level(3, "%1.%3.%4", "decimal", "<w:isLgl/>"),
    )
    body = item("甲") + item("乙", 1) + item("丙", 1) + item("丁", 2) + item("戊") + item("己", 1)
    body += item("庚", 2) + item("辛", 3)
    assert lines_of(body, numbering) == [
        "第一条 甲",
        "（一）乙",
        "（二）丙",
        "1.丁",
        "第二条 戊",
        "（一）己",
        "1.庚",
        "2.1.1 辛",
    ]


def test_text_between_goes_on_counting_and_a_second_list_may_begin_anew() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbering = lists(level(0, "%1、", "chineseCounting"), more=again)
    body = item("甲") + paragraph("说明") + item("乙") + item("丙", number=3)
    body += item("丁", number=2) + item("戊", number=2)
    assert lines_of(body, numbering) == [
        "一、甲", "说明", "二、乙", "三、丙", "五、丁", "六、戊",
    ]  # fmt: skip


def test_articles_count_on_through_the_chapters() -> None:
    numbering = lists(
        level(0, "第%1章", "chineseCounting"),
        level(1, "第%2条", "chineseCounting", '<w:lvlRestart w:val="0"/>'),
    )
    body = item("总则") + item("甲", 1) + item("职责") + item("乙", 1)
    assert lines_of(body, numbering) == ["第一章 总则", "第一条 甲", "第二章 职责", "第二条 乙"]


def test_a_level_that_restarts_only_after_a_higher_one() -> None:
    numbering = lists(
        level(0, "%1"), level(1, "%1.%2"), level(2, "(%3)", "decimal", '<w:lvlRestart w:val="1"/>')
    )
    body = item("a") + item("b", 1) + item("c", 2) + item("d", 1) + item("e", 2)
    body += item("f") + item("g", 2)
    assert lines_of(body, numbering) == [
        "1 a", "1.1 b", "(1)c", "1.2 d", "(2)e", "2 f", "(1)g",
    ]  # fmt: skip


def test_gaps_bullets_and_paragraphs_without_number() -> None:
    numbering = lists(
        level(0, "第%1条", "decimal", '<w:suff w:val="nothing"/>'),
        level(1, "\uf0b7", "bullet"),
        level(2, "——", "bullet"),
    )
    body = item("甲") + item("乙", 1) + item("丙", 2) + item("丁", number=0) + item("戊", number=9)
    assert lines_of(body, numbering) == ["第1条甲", "乙", "—— 丙".replace(" ", ""), "丁", "戊"]


def test_numbers_that_come_with_a_style() -> None:
    numbering = lists(
        level(0, "第%1章", "chineseCounting", '<w:pStyle w:val="H1"/>'),
        level(1, "第%2条", "chineseCounting", '<w:pStyle w:val="H2"/>'),
    )
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"/>'
        '<w:style w:type="paragraph" w:styleId="H1"><w:basedOn w:val="N"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="N"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2b"><w:basedOn w:val="H2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Off"><w:basedOn w:val="H2"/><w:pPr><w:numPr>'
        '<w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    body = "".join(
        paragraph(text, f'<w:pStyle w:val="{style}"/>')
        for text, style in [("总则", "H1"), ("甲", "H2"), ("乙", "H2b"), ("丙", "Off"), ("丁", "N")]
    )
    assert lines_of(body, numbering, styles=styles) == [
        "第一章 总则", "第一条 甲", "第二条 乙", "丙", "丁",
    ]  # fmt: skip


def test_a_definition_behind_a_list_style() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="8"><w:styleLink w:val="L"/>'
        f"{level(0, '%1、', 'chineseCounting')}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    assert lines_of(item("甲"), numbering) == ["一、甲"]


def test_a_format_beside_its_older_form() -> None:
    both = (
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="upperLetter"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1."/></w:lvl>'
    )
    assert lines_of(item("甲"), lists(both)) == ["C.甲"]


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_libreoffice_prints_the_same_numbers(tmp_path: Path) -> None:
    numbering = lists(
        level(0, "第%1章", "chineseCountingThousand"),
        level(1, "第%2条", "chineseCountingThousand"),  # LibreOffice has no w:lvlRestart
        level(2, "（%3）", "chineseCounting"),
        level(3, "%4.", "decimal"),
        level(4, "%5)", "lowerLetter"),
        level(5, "%6", "decimalEnclosedCircle"),
        level(6, "%7.", "upperRoman"),
        level(7, "%8、", "ideographTraditional"),
        more='<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="4"/></w:lvlOverride></w:num>',
    )
    levels = [0, 1, 2, 2, 3, 4, 4, 5, 5, 1, 2, 3, 6, 6, 0, 1, 7, 7, 1, 2]
    body = "".join(item(f"文{at}", depth) for at, depth in enumerate(levels))
    body += "".join(item(f"又{at}", depth, 2) for at, depth in enumerate([0, 1, 0]))
    made = docx(body, numbering=numbering)
    (tmp_path / "a.docx").write_bytes(made)
    subprocess.run(
        [
            str(find_office()),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "a.docx"),
        ],
        check=True,
        timeout=60,
    )
    printed = (tmp_path / "a.txt").read_text(encoding="utf-8-sig")
    ours = load_docx(made, "a.docx").text
    assert ours.replace(" ", "").split() == printed.replace(" ", "").replace("\t", "").split()
