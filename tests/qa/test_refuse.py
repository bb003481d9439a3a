"""What does not exist is said not to, with how many there are."""

from dataclasses import replace

import pytest

from index.question.labels.missing import Missing
from qa.refuse import no_such_article
from tests.qa.conftest import evidence

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
