"""Standards as people paste them: an excerpt may begin in the middle and leave chapters out."""

from index.parsing.parse import parse_text

EXCERPT = """4 技术要求
4.1 一般要求
停放处应通风。
4.1.1 间距
间距不应小于0.5 m。
6 检验
6.1 方法
用卷尺。
"""


def test_an_excerpt_begins_where_it_begins() -> None:
    parsed = parse_text(EXCERPT, "停放规范.txt")
    assert [clause.label for clause in parsed.clauses] == ["4.1", "4.1.1", "6.1"]
    assert [clause.path[1] for clause in parsed.clauses] == ["4 技术要求", "4 技术要求", "6 检验"]


def test_a_number_that_nothing_stands_below_is_no_chapter() -> None:
    parsed = parse_text("共有\n4 台设备\n运行正常。\n", "设备.txt")
    assert [clause.label for clause in parsed.clauses] == ["第1段", "第2段", "第3段"]
