"""A sentence is read with its lead and with what goes on from it, and with nothing else."""

from pathlib import Path

import pytest

from index.clause import Sentence
from index.search.hit import Hit, SentenceHit
from index.search.searcher import Searcher
from qa.answerer import Answerer
from qa.reading import Read, asks_list, lead_over, opens, read
from tests.qa.kinds.conftest import answerer_of

LAW = """甲市桥梁管理办法

第一条 有下列行为之一的，处五万元以下的罚款；逾期未改正的，责令停业：
（一）未设限高标志的；
（二）未定期检测桥墩的。

第二条 在桥上摆摊的，给予警告；拒不改正的，处一千元以下罚款。

第三条 在桥上停车的，给予警告；在桥下堆物的，处二千元以下罚款。

第四条 有下列情形之一的，应当封闭桥梁；未封闭的，任何人可以举报：
（一）桥面塌陷的；
（二）栏杆断裂的。
"""


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder: Path = tmp_path_factory.mktemp("reading")
    return answerer_of(folder, {"bridge.txt": LAW})


def found(searcher: Searcher, words: str) -> tuple[Hit, Sentence]:
    (document,) = searcher.documents.values()
    for clause in searcher.clauses_of(document.id):
        for sentence in searcher.sentences_of(clause):
            if words in sentence.text:
                return Hit(clause, document, 1, 1.0, 0.0, 0.0), sentence
    raise LookupError(words)


def read_for_money(searcher: Searcher, words: str) -> Read:
    hit, sentence = found(searcher, words)
    said = SentenceHit(sentence, 0.0, 0.0, 0.0)
    return read(searcher, hit, said, lambda text: "元" in text, hangs=True)


def test_an_item_has_the_fine_of_its_lead(law: Answerer) -> None:
    whole = read_for_money(law.searcher, "限高")
    assert whole.found.sentence.text == "（一）未设限高标志的；"
    assert whole.lead.startswith("第一条")
    assert "五万元以下" in whole.lead


def test_a_sentence_goes_on_to_its_own_consequence(law: Answerer) -> None:
    whole = read_for_money(law.searcher, "摆摊").found.sentence
    (document,) = law.documents
    assert whole.text.endswith("警告；拒不改正的，处一千元以下罚款。")
    assert document.text[whole.start : whole.end] == whole.text


def test_but_not_to_the_fine_for_something_else(law: Answerer) -> None:
    whole = read_for_money(law.searcher, "停车")
    assert "堆物" not in whole.found.sentence.text
    assert whole.lead == ""


def test_what_says_it_alone_is_left_alone(law: Answerer) -> None:
    whole = read_for_money(law.searcher, "堆物")
    assert whole.found.sentence.text == "在桥下堆物的，处二千元以下罚款。"


def test_a_lead_that_speaks_of_its_items_opens_the_list_before_its_end(law: Answerer) -> None:
    hit, sentence = found(law.searcher, "应当封闭")
    assert opens(law.searcher, hit.clause, sentence)
    assert lead_over(law.searcher, hit.clause, sentence) == ""


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("哪些情形应当封闭桥梁？", True),
        ("什么情况不算违法", True),
        ("报告包括什么？", True),
        ("在桥上摆摊怎么罚？", False),
    ],
)
def test_what_asks_for_a_list(question: str, several: bool) -> None:
    assert asks_list(question) is several
