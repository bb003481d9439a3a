"""Questions about a document itself are answered from its own lines, by no model."""

import pytest

from qa.answerer import Answerer
from tests.qa.conftest import ask, assert_cited


@pytest.mark.parametrize(
    ("question", "document", "said"),
    [
        ("克州质量强州意见的文号是什么？", "kezhou", "克政发〔2017〕95号"),
        ("克州意见的成文日期是哪天？", "kezhou", "2017-12-06"),
        ("克州这份意见哪年成文的？", "kezhou", "2017-12-06"),
        ("克州意见是谁发布的？", "kezhou", "克州人民政府"),
        ("汕尾征求意见的截止日期是哪天？", "shanwei", "2023年10月26日"),
        ("汕尾征求意见稿的联系电话是多少？", "shanwei", "0660-3361078"),
        ("对汕尾的稿子有意见，发到哪个邮箱？", "shanwei", "swsqsb@126.com"),
        ("汕尾征求意见邮寄地址在哪里？", "shanwei", "金湖路西50米"),
        ("汕尾征求意见稿是哪个单位起草的？", "shanwei", "汕尾市市场监督管理局"),
        ("兵团的实施意见是什么时候印发的？", "bingtuan", "2018"),
    ],
)
def test_its_own_lines(question: str, document: str, said: str, rules: Answerer) -> None:
    answer = ask(rules, question).answer
    assert answer.status == "answered"
    assert said in answer.text
    assert {c.document_id.split("-")[0] for c in answer.citations} == {document}
    assert_cited(answer, rules)


@pytest.mark.parametrize(
    "question",
    [
        "内蒙古纲要的文号是多少？",
        "克州意见的联系电话是多少？",
        "兵团实施意见的反馈邮箱？",
        "兵团实施意见的文号是什么？",
    ],
)
def test_what_a_document_does_not_say_of_itself_is_not_made_up(
    question: str, rules: Answerer
) -> None:
    answer = ask(rules, question).answer
    assert answer.status == "refused"
    assert answer.citations == ()


def test_a_number_named_in_the_text_is_not_its_own(rules: Answerer) -> None:
    """兵团's document names 中发〔2017〕24号 and 新党发〔2018〕6号, which are others'."""
    text = ask(rules, "兵团这份文件的文号是多少？").answer.text
    assert "24号" not in text
    assert "6号" not in text


def test_a_question_of_content_is_not_answered_from_them(plain: Answerer) -> None:
    """The words of asking for a date do not make it a question about the document."""
    answer = ask(plain, "汕尾要在什么时候之前实现制造业产品质量合格率94.8%？").answer
    assert "10月26日" not in answer.text


@pytest.mark.parametrize(
    ("question", "opening", "said"),
    [
        ("克州意见是2017年12月6日成文的吗？", "是的", "2017-12-06"),
        ("克州意见的发布日期是2019年3月1日，对吗？", "不对", "2017-12-08"),
        ("汕尾的联系电话是0660-1111111吧", "不对", "0660-3361078"),
        ("汕尾意见已经正式生效了吧", "不对", "征求意见稿"),
        ("汕尾意见从2024年1月1日起实施，是吗", "不对", "征求意见稿"),
    ],
)
def test_what_is_claimed_of_it(question: str, opening: str, said: str, rules: Answerer) -> None:
    answer = ask(rules, question).answer
    assert answer.status == "answered"
    assert answer.text.startswith(opening)
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("请问克州这个文件的索引号是多少", ["KZ001-2018-000496"]),
        ("克政发〔2017〕95号是哪天成文的", ["2017-12-06"]),
        ("兵团实施意见的落款单位和日期", ["委员会办公厅", "2018年11月20日"]),
    ],
)
def test_its_entries_and_its_signature(question: str, said: list[str], rules: Answerer) -> None:
    text = ask(rules, question).answer.text
    assert all(each in text for each in said)


def test_an_empty_entry_is_said_to_be_empty(rules: Answerer) -> None:
    answer = ask(rules, "兵团文件的主题词是什么").answer
    assert answer.status == "refused"
    assert "主题词" in answer.text


def test_a_draft_has_no_day_of_its_own(rules: Answerer) -> None:
    answer = ask(rules, "汕尾意见从哪天起执行").answer
    assert answer.status == "refused"
    assert "征求意见" in answer.text
