"""Several things asked at once: each answered from what is found for it, verbatim."""

import pytest

from qa.answerer import Answerer
from tests.qa.conftest import ask


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "我们在兵团修水库，分别是项目法人和监理，各要做到什么？",
            ["项目法人对工程质量负总责", "监理平行检测"],
        ),
        (
            "我们是内蒙古的大型超市，退换货有什么要求？商超属于重点监管领域吗？",
            ["异地、异店退换货", "重点服务领域"],
        ),
        (
            "我们是内蒙古的矿泉水厂，食品抽检问题处置率是多少？制造业产品质量合格率呢？",
            ["处置率达到100%", "合格率达到96.5%"],
        ),
        (
            "我们在汕尾卖货，消费争议推行什么做法？网络平台销售的商品会被监督检查吗？",
            ["消费争议先行赔付", "网络平台销售商品质量监督检查"],
        ),
    ],
)
def test_every_part_is_answered(question: str, said: list[str], rules: Answerer) -> None:
    answer = ask(rules, question).answer
    assert all(words in answer.text for words in said)
    assert all(check.verdict == "supported" for check in answer.checks)
    for citation in answer.citations:
        text = rules.document(citation.document_id).text
        assert text[citation.start : citation.end] == citation.quote


def test_what_the_documents_do_not_hold_is_said(rules: Answerer) -> None:
    answer = ask(rules, "我们是内蒙古的大型超市，退换货有什么要求？月球基地几点关门？").answer
    assert answer.status == "partly"
    assert "异店退换货" in answer.text
    assert "文件中没有找到：月球基地几点关门" in answer.text


def test_nothing_is_said_twice(rules: Answerer) -> None:
    question = "我们是克州的行业协会，鼓励我们开展什么公益活动？能帮企业做些什么？"
    lines = ask(rules, question).answer.text.splitlines()
    assert len(lines) == len(set(lines))
    assert sum("质量志愿者队伍" in line for line in lines) == 1


def test_what_a_part_asks_more_of_is_told_by_the_whole_sentence(rules: Answerer) -> None:
    answer = ask(rules, "克州打算建的自治区级质检中心有几个，图什么？").answer
    assert "1个自治区级质量检验中心" in answer.text
    assert "核心竞争力" in answer.text


@pytest.mark.parametrize(
    "question", ["汕尾校车检测哪几项？几天一次？", "克州动物园几点开门？门票多少钱？"]
)
def test_what_no_document_holds_stays_refused(question: str, rules: Answerer) -> None:
    assert ask(rules, question).answer.status == "refused"


def test_bodies_asked_for_one_after_another(rules: Answerer) -> None:
    answer = ask(rules, "兵团旅游服务谁牵头、养老服务谁牵头？").answer
    assert "商务局" in answer.text
    assert "民政局" in answer.text


def test_a_claim_among_several_things_is_put_right_first(rules: Answerer) -> None:
    answer = ask(rules, "兵团养老服务质量是商务局牵头的吧，它要做些什么？").answer
    assert answer.text.startswith("不对")
    assert "民政局" in answer.text
