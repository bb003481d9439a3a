"""What a question claims, and how it wants that confirmed."""

import pytest

from qa.yes_no.claim import claim_of


@pytest.mark.parametrize(
    ("question", "text", "form"),
    [
        ("合格率要达到95%，对吗？", "合格率要达到95%", "right"),
        ("这项工作由教育局牵头吧？", "这项工作由教育局牵头", "right"),
        ("企业可不可以自行检验？", "企业可以自行检验", "may"),
        ("销售者能否拒绝退货", "销售者能拒绝退货", "may"),
        ("经营者需不需要备案？", "经营者需要备案", "need"),
        ("电梯要不要定期检验", "电梯要定期检验", "need"),
        ("文件有没有规定召回？", "文件有规定召回", "have"),
        ("考核结果会不会公开？", "考核结果会公开", "will"),
        ("是否属于重点产业", "属于重点产业", "is"),
        ("要建10个品牌？", "要建10个品牌", "need"),
        ("達到95%，對嗎？", "达到95%", "right"),
        ("我们在外省。可以申请吗？", "我们在外省。可以申请", "may"),
    ],
)
def test_what_is_claimed(question: str, text: str, form: str) -> None:
    claim = claim_of(question)
    assert claim is not None
    assert (claim.text, claim.form) == (text, form)


@pytest.mark.parametrize(
    "question",
    [
        "合格率要达到多少？",
        "保安服务是什么",
        "由哪个部门牵头？",
        "可以报销吗？报多少？",
        "What pass rate is required?",
        "产品质量法的目的是什么？",
    ],
)
def test_other_questions_claim_nothing(question: str) -> None:
    assert claim_of(question) is None
