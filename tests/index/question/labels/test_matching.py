"""The clauses that labels name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clause import Clause
from index.parsing.parse import parse_text
from index.question.labels.matching import highest, matching, path_numbers
from index.question.labels.reading import labels_in

POLICY = """质量意见

一、总体要求

（一）目标。到2025年达到98%。

（二）原则。质量第一。

二、主要任务

（三）产品。提升产品质量。

1. 农产品。推进标准化。

2. 食品。加强监管。

（四）服务。提升服务质量。
"""
LAW = """质量条例

第一章 总则

第一条 制定本条例。

第二条 适用本条例。

第二章 监督

第三条 加强监督检查。

第十一条 处以罚款。
"""


def clauses_of(text: str) -> tuple[Clause, ...]:
    return parse_text(text, "d.txt").clauses


def named(question: str, text: str) -> list[str]:
    (label,) = labels_in(question)
    return [clause.id.removeprefix("d/") for clause in matching(label, clauses_of(text))]


@given(st.text("第条章款（）()、.一二十百零〇两019１９٣ 质量", max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    for label in labels_in(text):
        assert label.numbers
        matching(label, clauses_of(POLICY))
        highest(label, clauses_of(LAW))


@pytest.mark.parametrize(
    ("identity", "numbers"),
    [
        ("d/6-18", (6, 18)),
        ("d/3-1-1-p2", (3, 1, 1)),
        ("d/1-2-end", (1, 2)),
        ("law/art26", (26,)),
        ("d/3-1~2", (3, 1)),
        ("d-2018-x/preamble", ()),
    ],
)
def test_path_numbers(identity: str, numbers: tuple[int, ...]) -> None:
    assert path_numbers(Clause(identity, "d", "", (), "", "", 0, 0)) == numbers


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("第（三）条", ["2-3"]),
        ("第四条", ["2-4"]),
        ("二、（三）", ["2-3", "2-3-1", "2-3-2"]),
        ("二、（三）1.", ["2-3-1"]),
        ("二、主要任务", ["2-3", "2-3-1", "2-3-2", "2-4"]),
        ("第一部分", ["1-1", "1-2"]),
        ("第一部分（二）", ["1-2"]),
        ("第三部分", []),
        ("第（九）条", []),
    ],
)
def test_units_of_a_policy_document(question: str, found: list[str]) -> None:
    assert named(question, POLICY) == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("第二条", ["art2"]),
        ("第11条第一款", ["art11"]),
        ("第二章", ["art3", "art11"]),
        ("第二章第三条", ["art3"]),
        ("第三章", []),  # not 第三条
        ("第四条", []),
    ],
)
def test_articles_and_chapters_of_a_law(question: str, found: list[str]) -> None:
    assert named(question, LAW) == found


def test_a_law_without_chapters_has_no_third_chapter() -> None:
    articles = "质量条例\n\n第一条 甲。\n\n第二条 乙。\n\n第三条 丙。\n"
    assert named("第三章", articles) == []
    assert named("第三条", articles) == ["art3"]


def test_a_number_that_is_there_twice_names_both() -> None:
    twice = "一、总则\n\n（一）甲。质量第一。\n\n（一）乙。安全第一。\n"
    assert named("一、（一）", twice) == ["1-1", "1-1~2"]


@pytest.mark.parametrize(
    ("question", "text", "count"),
    [
        ("第九部分", POLICY, 2),
        ("第（九）条", POLICY, 4),
        ("第九十九条", LAW, 11),
        ("第九章", LAW, 2),
    ],
)
def test_how_far_a_document_counts(question: str, text: str, count: int) -> None:
    assert highest(labels_in(question)[0], clauses_of(text)) == count


def test_brackets_name_the_number_in_brackets() -> None:
    both = (
        "一、总则\n\n（一）甲。质量第一。\n\n1. 乙。安全第一。\n\n2. 丙。服务第一。\n\n（二）丁。\n"
    )
    assert named("第（二）条", both) == ["1-2"]
    assert named("（二）", both) == ["1-2"]
    assert set(named("第2条", both)) == {"1-1-2", "1-2"}
