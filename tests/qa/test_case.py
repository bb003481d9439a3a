"""Which sentences may answer: a fine is that of the offence asked about, or there is none."""

from pathlib import Path

import pytest

from qa.answerer import Answerer
from qa.case import Case, answers, judged
from qa.question import asked
from tests.qa.kinds.conftest import answerer_of
from tests.qa.test_reading import LAW


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder: Path = tmp_path_factory.mktemp("case")
    return answerer_of(folder, {"bridge.txt": LAW})


def case_of(law: Answerer, question: str) -> Case:
    query = law.searcher.understand(question)
    return Case(query, asked(question), law.searcher.search(query), law.searcher)


def test_an_item_can_hold_the_money_of_its_lead(law: Answerer) -> None:
    case = case_of(law, "未设限高标志罚款多少？")
    known = {each.sentence.text: each.known for each in judged(case, case.hits)}
    assert known["（一）未设限高标志的；"].kind == 1.0


def test_a_list_comes_first_where_one_is_asked_for(law: Answerer) -> None:
    case = case_of(law, "哪些情形应当封闭桥梁？")
    assert "下列情形" in judged(case, case.hits)[0].sentence.text


def test_the_fine_of_another_offence_is_no_answer(law: Answerer) -> None:
    case = case_of(law, "超载货车闯卡罚多少元？")
    assert not answers(case, judged(case, case.hits))
