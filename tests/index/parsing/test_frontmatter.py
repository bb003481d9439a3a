"""What stands before the first number: fields, titles, notices, web remains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.parsing.frontmatter import fields_of, front_of, is_web_remain
from index.parsing.lines import lines_of
from index.parsing.titles import looks_like_title

PAGE = """# 国务院关于甲的意见
- 发文字号: 国发〔2019〕5号
- 发文机关: 国务院
国务院关于
甲的意见
国发〔2019〕5号
各省人民政府：
甲很重要。
一、好
"""


def kinds(text: str, title: str = "") -> list[str]:
    return list(front_of(lines_of(text), title).kinds)


def test_a_page_of_the_state_council() -> None:
    front = front_of(lines_of(PAGE))
    assert front.title == "国务院关于甲的意见"
    assert list(front.kinds) == [
        *("title", "about", "about", "title", "title", "about", "preamble", "preamble"),
    ]
    assert front.titles == ((0, 1), (3, 5))
    assert front.end == len(front.lines) == 8


def test_a_notice_that_carries_a_document() -> None:
    text = """国务院关于印发甲实施方案的通知
各省人民政府：
现将《甲实施方案》印发给你们。
国务院
2019年1月24日
（此件公开发布）
甲实施方案
甲很重要。
一、好
"""
    assert kinds(text) == [
        *("title", "notice", "notice", "signature", "signature", "signature", "title", "preamble"),
    ]
    assert front_of(lines_of(text)).title == "国务院关于印发甲实施方案的通知"


def test_everything_before_a_known_title_is_a_notice() -> None:
    text = "一、近日印发。\n某局\n2019年1月1日\n甲纲要\n为好制定。\n一、好\n"
    assert kinds(text, "甲纲要") == ["notice", "notice", "notice", "title", "preamble"]


def test_a_letterhead_names_offices_and_no_title() -> None:
    text = """济南市甲局
济 南 市 公 安 局
文件
济甲字〔2022〕1号
关于印发《甲办法》的
通知
各单位：
一、好
"""
    assert kinds(text) == ["about"] * 4 + ["title"] * 2 + ["preamble"]
    order = """中华人民共和国国务院令
第707号
现公布《甲条例》。
总理　李某某
2018年12月18日
甲实施条例
第一条 好
"""
    assert kinds(order) == ["about", "about", "notice", "notice", "notice", "title"]


def test_web_remains_inside_a_stretch_belong_to_it() -> None:
    text = """甲实施意见
索引号：1
打印 关闭
文号：国发〔2019〕5号
各县：
扫一扫手机看
甲很好。
一、好
"""
    assert kinds(text) == ["title", "about", "about", "about", "preamble", "preamble", "preamble"]


def test_a_bracket_of_promulgation_may_run_over_lines() -> None:
    text = "甲保护法\n（1990年1月2日某会议通过\n　根据2000年1月2日《决定》修正）\n第一章 总则\n"
    assert kinds(text) == ["title", "about", "about"]
    assert kinds("甲保护法\n（甲乙）很好。\n第一条 好\n") == ["title", "preamble"]


def test_a_wrapped_paragraph_holds_no_title() -> None:
    text = "关于甲的意见\n为了好，组织编制了甲行业\n智能制造标准体系建设指南\n并印发。\n一、好\n"
    assert kinds(text) == ["title", "preamble", "preamble", "preamble"]


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 > 政府公报", "上一篇：甲办法", "下一条：无", "【字体：大 中 小】",
        "打印 关闭", "分享到：", "浏览次数：1234", "扫一扫在手机打开",
        "返回顶部", "（此件公开发布）", "— 2 —", "第3页 共10页", "相关解读",
        "版权所有：甲市政府", "您访问的链接即将离开“甲局”网站，是否继续？",
    ],
)  # fmt: skip
def test_web_remains(line: str) -> None:
    assert is_web_remain(line)


@pytest.mark.parametrize(
    "line",
    [
        "上一年度的工作",
        "关闭煤矿的企业",
        "打印机的采购",
        "首页",
        "分享经济的发展，要规范。",
        "一、总则",
        "正文部分如下",
    ],
)
def test_no_web_remains(line: str) -> None:
    assert is_web_remain(line) is (line == "首页")


def test_fields_of_a_line_of_several() -> None:
    lines = lines_of(
        "索 引 号：01  主题分类：质量\n来源：甲局  发布时间：2023-05-04 10:22  浏览次数：12\n"
    )
    assert fields_of(lines) == {
        "索引号": "01", "主题分类": "质量", "来源": "甲局",
        "发布时间": "2023-05-04 10:22", "浏览次数": "12",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("国务院关于甲的意见", True),
        ("甲管理办法（试行）", True),
        ("《甲规定》", True),
        ("国 家 预 案", True),
        ("制定本办法", False),
        ("为了落实关于甲的规定", False),
        ("的通知", False),
        ("组织编制了《甲建设指南", False),
        ("现将甲印发，请执行本意见。", False),
        ("", False),
    ],
)
def test_titles(line: str, is_one: bool) -> None:
    assert looks_like_title(line) is is_one


LINES = st.lists(
    st.sampled_from(
        [
            *PAGE.splitlines(),
            "2019年1月24日",
            "（此件公开发布）",
            "（2019年1月1日",
            "甲办法",
            "目录",
            "令",
        ]
    )
)


@given(LINES.map("\n".join), st.sampled_from(["", "甲办法", "国务院关于甲的意见"]))
def test_every_line_before_the_first_number_has_a_kind(text: str, title: str) -> None:
    lines = lines_of(text)
    front = front_of(lines, title)
    assert front.lines == lines[: front.end]
    assert all(0 <= first < end <= front.end for first, end in front.titles)
    for first, end in front.titles:
        assert set(front.kinds[first:end]) == {"title"}
