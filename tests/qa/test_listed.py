"""A list is told with its lead, and no lead without its items."""

from pathlib import Path

import pytest

from qa.answer import Evidence
from qa.answerer import Answerer
from qa.case import Case
from qa.listed import by_list
from qa.question import asked
from tests.qa.kinds.conftest import answerer_of
from tests.qa.test_reading import LAW, found


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder: Path = tmp_path_factory.mktemp("listed")
    return answerer_of(folder, {"bridge.txt": LAW})


def told(law: Answerer, question: str, *words: str) -> list[str]:
    """The lines that a list makes of these sentences, each as likely to answer as the others."""
    query = law.searcher.understand(question)
    case = Case(query, asked(question), (), law.searcher)
    items = []
    for n, each in enumerate(words, 1):
        hit, sentence = found(law.searcher, each)
        items.append(Evidence(n, hit.document, hit.clause, sentence, 0.9))
    outcome = by_list(case, items)
    return [statement.text for statement in outcome.statements] if outcome else []


def test_an_item_is_told_under_its_lead(law: Answerer) -> None:
    lead, item = told(law, "不设限高标志罚多少钱？", "限高")
    assert "处五万元以下的罚款" in lead
    assert item == "（一）未设限高标志的；"


def test_the_first_sentence_of_a_lead_brings_lead_and_items(law: Answerer) -> None:
    lead, *items = told(law, "哪些情形应当封闭桥梁？", "应当封闭")
    assert lead.endswith("任何人可以举报：")
    assert [item[:3] for item in items] == ["（一）", "（二）"]


def test_a_lead_that_comes_second_has_its_items_too(law: Answerer) -> None:
    first, _, *items = told(law, "什么情形下要封闭桥梁？", "堆物", "应当封闭")
    assert "堆物" in first
    assert items == ["（一）桥面塌陷的；", "（二）栏杆断裂的。"]


def test_no_list_where_none_is_opened(law: Answerer) -> None:
    assert told(law, "在桥上停车会怎样？", "停车", "堆物") == []
