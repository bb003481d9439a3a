"""What a question claims or takes for granted: quotations, places, departments, figures."""

import pytest

from index.search.searcher import Searcher
from qa.case import Case, Outcome
from qa.language import language_of
from qa.question import asked
from qa.yes_no.premise import by_premise


def premise(searcher: Searcher, question: str) -> Outcome | None:
    query = searcher.understand(question)
    case = Case(query, asked(question, language_of(question)), searcher.search(query, 8), searcher)
    return by_premise(case)


@pytest.mark.parametrize(
    ("question", "opening", "label"),
    [
        ("汕尾说“深入开展质量提升月行动”，原话没错吧", "不对", "三、（六）"),
        ("兵团的原文是“打造中国屯垦旅游主题品牌”，对吗", "是的", "三、（一）3.“旅游服务质量”"),
        ("“网剑行动”是兵团文件提出的，对吗", "不对", "九、（二十七）"),
        ("“明厨亮灶”是兵团文件里的吧", "是的", "三、（一）3.“餐饮服务质量”"),
        ("内蒙古第三十一条讲的是考核评价，对吗", "不对", "十、（三十一）"),
        ("既然兵团养老服务由教育局牵头，他们要整治什么？", "不对", "三、（一）3.“养老服务质量”"),
    ],
)
def test_put_right_or_borne_out(
    searcher: Searcher, question: str, opening: str, label: str
) -> None:
    outcome = premise(searcher, question)
    assert outcome is not None
    first = outcome.statements[0]
    assert first.text.startswith(opening)
    assert first.evidence[0].clause.label == label


def test_words_that_no_document_says(searcher: Searcher) -> None:
    outcome = premise(searcher, "克州写了“数据要素乘数效应工程”，对不对")
    assert outcome is not None
    assert outcome.status == "refused"


@pytest.mark.parametrize(
    "question",
    [
        "汕尾由哪个部门负责建材？",
        "既然兵团养老服务由民政局牵头，他们要整治什么？",
        "“双随机、一公开”监管要不要推行？",
    ],
)
def test_nothing_to_put_right(searcher: Searcher, question: str) -> None:
    assert premise(searcher, question) is None
