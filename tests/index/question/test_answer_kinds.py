"""Kinds of answer: what a question asks for, and which clauses can give it."""

import pytest

from index.question.answer_kinds import asked_kinds, kinds_given


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("《粮食流通条例》从何时起施行？", "effective date"),
        ("不正当竞争会受到什么处罚？", "penalty"),
        ("什么是缺陷产品？", "definition"),
        ("审查要在多长时间内完成？", "period"),
        ("由哪些部门负责？", "body"),
        ("要交多少保证金？", "amount"),
        ("未成年人可以签合同吗？", "permission"),
    ],
)
def test_a_question_asks_for_a_kind_of_answer(question: str, kind: str) -> None:
    assert kind in {each.name for each in asked_kinds(question)}


def test_a_clause_that_can_give_it_is_told_from_one_that_cannot() -> None:
    given = kinds_given(
        "拒不召回的怎么处罚？",
        ["由市场监督管理部门责令改正，处五万元罚款。", "国家鼓励企业采用先进标准。"],
    )
    assert given[0] > given[1] == 0


def test_a_question_without_a_kind_says_nothing_of_any_clause() -> None:
    assert kinds_given("产品质量", ["由主管部门责令改正。"]).tolist() == [0]
