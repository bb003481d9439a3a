"""The lines of information of a published document, entry by entry."""

import pytest

from qa.about_fields import fields_asked, fields_of


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        ("索 引 号：113200/2021-00031", [("索引号", "113200/2021-00031")]),
        ("索引号 A-7 主题分类 农业、林业", [("索引号", "A-7"), ("主题分类", "农业、林业")]),
        ("生成日期: 2021-05-06", [("成文日期", "2021-05-06")]),
        ("文号 甲政发〔2021〕3号", [("文号", "甲政发〔2021〕3号")]),
        ("发文字号:", [("文号", "")]),
        ("为加强质量工作，制定本意见。", []),
    ],
)  # fmt: skip
def test_entries(line: str, entries: list[tuple[str, str]]) -> None:
    assert [(field.name, field.value) for field in fields_of(line)] == entries


def test_what_is_asked_for() -> None:
    assert fields_asked("这份文件的索引号和主题分类？") == ("索引号", "主题分类")
    assert fields_asked("文件由谁发布") == ()
