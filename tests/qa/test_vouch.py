"""Vouching: a sentence keeps the evidence that bears on it, and no other."""

from qa.compose import Drafted
from qa.vouch import vouch
from tests.qa.conftest import evidence


def test_evidence_that_does_not_bear_on_a_sentence_is_not_cited() -> None:
    items = [
        evidence("产品质量合格率达到94%。", 1),
        evidence("公共服务质量满意度达到85分。", 2),
        evidence("举办全国质量月活动。", 3),
    ]
    said = "产品质量合格率达到94%，公共服务质量满意度达到85分。"
    statement, check = vouch(Drafted(said, (1, 2, 3)), items)
    assert statement is not None
    assert check.verdict == "supported"
    assert [item.n for item in statement.evidence] == list(check.citations) == [1, 2]


def test_a_sentence_that_only_announces_is_dropped() -> None:
    items = [evidence("资质认定的办理流程由主管部门公布。", 1)]
    statement, check = vouch(Drafted("资质认定的办理流程是：。", (1,)), items)
    assert statement is None
    assert check.failures == ("这句话没有说完",)
