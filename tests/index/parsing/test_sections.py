import pytest

from index.clause import ParsedDocument
from index.loading.loaded import Loaded
from index.parsing.annexes import annex_of
from index.parsing.parse import parse, parse_text


def labels(text: str) -> list[str]:
    return [clause.label for clause in parse_text(text, "a.txt").clauses]


def clause_texts(parsed: ParsedDocument) -> dict[str, str]:
    return {clause.label: clause.text for clause in parsed.clauses}


NOTICE = """甲市人民政府关于印发《扬尘治理办法》的通知
各县人民政府：
现将《扬尘治理办法》印发给你们，请认真贯彻执行。
甲市人民政府
2021年3月9日
"""
RULES = """扬尘治理办法
第一章 总则
第一条 为了治理扬尘，制定本办法。
第二条 本办法适用于本市。
"""


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("附件", "附件"),
        ("附件1", "附件1"),
        ("附 件 一：", "附件1"),
        ("附件２", "附件2"),
        ("附件2-1", "附件2-1"),
        ("附录A（规范性）", "附录A"),
        ("附录 B （资料性附录） 检验方法", "附录B"),
        ("附件3：任务分工表", "附件3"),
        ("附表1", "附表1"),
        ("附：", "附"),
        ("附件1中的产品应当检验。", None),
        ("附则", None),
        ("附加费", None),
        ("附图说明", None),
    ],
)
def test_lines_that_announce_an_attachment(line: str, name: str | None) -> None:
    annex = annex_of(line)
    assert (annex.name if annex else None) == name


def test_a_notice_without_numbers_carries_the_main_section() -> None:
    assert labels(NOTICE + RULES) == ["文前说明", "落款", "第一条", "第二条"]
    path = parse_text(NOTICE + RULES, "a.txt").clauses[-1].path
    assert path[-2:] == ("第一章 总则", "第二条")
    assert "扬尘治理办法" in path[:2]


def test_a_notice_that_numbers_is_the_main_section() -> None:
    notice = NOTICE.replace("现将", "一、加强领导。各地要高度重视。\n二、认真执行。现将")
    assert labels(notice + RULES) == [
        "引言", "一、", "二、", "落款", "《扬尘治理办法》第一条", "《扬尘治理办法》第二条",
    ]  # fmt: skip


def test_the_same_with_an_attachment_line() -> None:
    notice = NOTICE.replace("现将", "一、加强领导。各地要高度重视。\n二、认真执行。现将")
    assert labels(notice + "附件1\n" + RULES) == [
        "引言", "一、", "二、", "落款", "附件1第一条", "附件1第二条",
    ]  # fmt: skip


def test_numbers_that_start_again_below_a_title_are_a_section() -> None:
    text = RULES + "扬尘治理细则\n第一条 根据办法，制定本细则。\n第二条 施行。\n"
    assert labels(text) == ["第一条", "第二条", "《扬尘治理细则》第一条", "《扬尘治理细则》第二条"]


def test_the_list_of_attachments_is_no_part_of_the_last_clause() -> None:
    text = (
        "一、目标\n做好。\n二、要求\n抓好落实。\n附件：重点任务分工表\n甲市人民政府\n2020年1月2日\n"
    )
    parsed = parse_text(text, "a.txt")
    assert clause_texts(parsed) == {
        "一、": "一、目标\n做好。",
        "二、": "二、要求\n抓好落实。",
        "附件说明": "附件：重点任务分工表",
        "落款": "甲市人民政府\n2020年1月2日",
    }


def test_a_list_of_several_attachments_and_what_they_are() -> None:
    text = (
        "一、目标\n做好。\n附件：1.任务分工表\n2.指标表\n甲市人民政府\n2020年1月2日\n"
        "附件1\n任务分工表\n一、农业局负责种植。\n附件2\n指标表\n达到九成。\n次年达到。\n"
    )
    assert labels(text) == [
        "一、", "附件说明", "落款", "附件1一、", "附件2第1段", "附件2第2段",
    ]  # fmt: skip


def test_an_appendix_of_a_standard() -> None:
    text = (
        "1 范围\n本标准规定了外观。\n2 要求\n2.1 外观\n平整。\n"
        "附录A\n（规范性）\n检验方法\nA.1 概述\n本附录给出方法。\nA.1.1 仪器\n天平。\n"
    )
    assert labels(text) == ["1", "2.1", "A.1", "A.1.1"]


def test_the_heading_of_a_standard_stays_above_its_units() -> None:
    text = "4 技术要求\n4.1 外观\n产品应当平整。\n4.2 尺寸\n应当合格。\n5 检验\n5.1 方法\n目测。\n"
    parsed = parse_text("1 范围\n适用于产品。\n2 引用\n无。\n3 术语\n无。\n" + text, "a.txt")
    clause = next(each for each in parsed.clauses if each.label == "4.1")
    assert clause.path[-2:] == ("4 技术要求", "4.1 外观")
    assert "4" not in [each.label for each in parsed.clauses]


def test_lists_stay_in_a_unit_of_a_standard() -> None:
    text = (
        "1 范围\n适用。\n2 要求\n2.1 外观\na) 平整；\n1) 无裂纹；\n——无气泡。\n2.2 尺寸\n合格。\n"
    )
    assert labels(text) == ["1", "2.1", "2.2"]


def test_a_standard_whose_numbers_stand_alone() -> None:
    text = "3\n要求\n3.1\n外观\n应当平整。\n3.2\n尺寸\n应当合格。\n"
    text = "1\n范围\n1.1\n对象\n适用于产品。\n1.2\n地点\n本市。\n2\n引用\n2.1\n文件\n无。\n" + text
    assert labels(text) == ["1.1", "1.2", "2.1", "3.1", "3.2"]


def test_contents_are_asides() -> None:
    for contents in (
        "目　录\n第一章 总则\n第二章 责任\n",
        "第一章 总则…………1\n第二章 责任…………12\n附则…………20\n",
        "第一章　总则\n第二章　责任\n附　则\n",
    ):
        text = (
            f"质量办法\n{contents}第一章 总则\n第一条 甲。\n第二章 责任\n"
            "第二条 乙。\n附　则\n第三条 丙。\n"
        )
        parsed = parse_text(text, "a.txt")
        assert [clause.label for clause in parsed.clauses] == ["第一条", "第二条", "第三条"]
        asides = "".join(text[b.start : b.end] for b in parsed.blocks if b.kind == "aside")
        assert contents.strip() in asides


def test_levels_of_a_policy_document() -> None:
    text = (
        "一、任务\n（一）质量。\n提升质量。\n1.产品。\n提升产品。\n（1）农业。\n抓好农业。\n①粮食。\n增产粮食。\n"
        "②蔬菜。\n增产蔬菜。\n（二）保障。\n保障如下。\n一是加强领导。\n二是落实责任。\n二、实施\n印发施行。\n"
    )
    assert labels(text) == [
        "一、（一）", "一、（一）1.", "一、（一）1.（1）", "一、（一）1.（1）①",
        "一、（一）1.（1）②",
        "一、（二）", "一、（二）一是", "一、（二）二是", "二、",
    ]  # fmt: skip


def test_dash_items_are_cited_by_heading_or_place() -> None:
    text = (
        "一、原则\n坚持如下。\n——坚持质量第一。把质量放在首位。\n——到2025年，"
        + "提升" * 20
        + "。\n"
    )
    assert labels(text) == ["一、", "一、“坚持质量第一”", "一、第2项"]


def test_numbers_that_start_again_in_each_chapter_are_cited_with_it() -> None:
    text = (
        "第一章 总则\n一、目标明确。\n二、责任明确。\n"
        "第二章 责任\n一、生产者负责。\n二、销售者负责。\n"
    )
    assert labels(text) == ["第一章一、", "第一章二、", "第二章一、", "第二章二、"]


def test_markdown() -> None:
    text = (
        "# 质量办法\n\n## 总则\n\n**第一条** 为了质量。\n\n"
        "> 第二条 适用于本市。\n\n## 责任\n\n第三条 负责。\n"
    )
    parsed = parse_text(text, "a.md")
    assert [clause.label for clause in parsed.clauses] == ["第一条", "第二条", "第三条"]
    assert parsed.clauses[0].text == "第一条** 为了质量。"
    assert parsed.clauses[1].path[-2:] == ("总则", "第二条")
    assert parsed.clauses[2].path[-2:] == ("责任", "第三条")


def test_a_clause_knows_its_page() -> None:
    text = "第一条 甲。\n第二条 乙。\n"
    parsed = parse(Loaded(text, pages=(0, 7)), "a.pdf", "")
    assert [clause.page for clause in parsed.clauses] == [1, 2]
