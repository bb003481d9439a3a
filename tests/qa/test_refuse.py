"""What does not exist is said not to, with how many there are."""

from dataclasses import replace

import pytest

from index.question.labels.missing import Missing
from qa.answerer import Answerer
from qa.refuse import no_such_article
from tests.qa.conftest import ask, evidence

REGIONAL = evidence("质量第一。").document
LAW = replace(REGIONAL, id="law", title="产品质量法", region="", aliases=())
DOCUMENTS = {each.id: each for each in (REGIONAL, LAW)}


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (Missing("law", "第一百条", "条", 74), "《产品质量法》共 74 条，没有“第一百条”。"),
        (Missing("law", "第一百条", "条", 0), "《产品质量法》没有编号的条，没有“第一百条”。"),
        (
            Missing("law", "第二条第五款", "款", 2, "第二条"),
            "《产品质量法》第二条共 2 款，没有“第二条第五款”。",
        ),
        (
            Missing("law", "第二条第（一）项", "项", 0, "第二条"),
            "《产品质量法》第二条没有分项，没有“第二条第（一）项”。",
        ),
        (
            Missing("doc", "第九部分", "部分", 4),
            "甲市的文件《质量意见》共 4 部分，没有“第九部分”。",
        ),
        (Missing("", "劳动合同法", "", 0), "现有文件中没有《劳动合同法》。"),
    ],
)
def test_no_such_article(missing: Missing, said: str) -> None:
    assert no_such_article(missing, DOCUMENTS) == said


def test_a_missing_detail_is_refused_with_the_words_that_come_nearest(rules: Answerer) -> None:
    answer = ask(rules, "国家碳计量中心（内蒙古）放在哪个城市").answer
    assert answer.status == "refused"
    assert "\n" not in answer.text
    assert "在内蒙古的文件中没有找到" in answer.text
    assert "二、（四）“坚持质量发展绿色导向”：“积极建设国家碳计量中心(内蒙古)”" in answer.text


def test_nothing_is_quoted_that_shares_no_word_with_the_question(rules: Answerer) -> None:
    answer = ask(rules, "兵团的退休金怎么调整？").answer
    assert answer.status == "refused"
    assert "按职责分工负责" not in answer.text
    assert "牵头负责" not in answer.text
