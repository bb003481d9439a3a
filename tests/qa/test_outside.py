"""What asks nothing of the documents is told apart, and questions to them are not taken for it."""

import json

import pytest

from index.settings import ROOT
from qa.outside import Outside, outside

DATA = ROOT.parent / "shared" / "data"
QUERIES = tuple(
    path for name in ("legal_dc", "stard") if (path := DATA / name / "queries.dev.jsonl").exists()
)
ALLOWED = 0.005  # share of real questions that may be turned away


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("你好", "greeting"),
        ("您好！在吗？", "greeting"),
        ("Hello", "greeting"),
        ("好的，谢谢啦", "thanks"),
        ("謝謝您", "thanks"),
        ("再见", "goodbye"),
        ("你是谁？", "identity"),
        ("你能做什么", "identity"),
        ("讲个笑话", "talk"),
        ("今天天气怎么样", "talk"),
        ("这个官司我能告赢吗", "advice"),
        ("该选哪家律所", "advice"),
        ("厂家不认账，我去法院起诉能赢吗", "advice"),
        ("我该去省城还是县里开厂？", "advice"),
        ("我该不该辞职创业", "advice"),
        ("手里有点钱买什么基金好", "advice"),
        ("明年合格率会不会提高？", "prediction"),
        ("你觉得这个规定合理吗", "opinion"),
        ("帮我写一份起诉状", "task"),
    ],
)
def test_what_is_outside(message: str, kind: Outside) -> None:
    assert outside(message) == kind


@pytest.mark.parametrize(
    "question",
    [
        "你好，电梯由谁维护？",
        "谢谢，那消费品呢？",
        "律师事务所由哪个部门监管？",
        "我们要不要办理排污许可证？",
        "我该去哪个部门投诉？",
        "起诉后多久能立案？",
        "基金管理人可以买什么证券？",
        "起诉状应当写明哪些内容？",
        "天气预报由谁发布？",
        "标准会修订吗？",
        "到2035年要达到什么目标？",
    ],
)
def test_questions_to_the_documents_are_not(question: str) -> None:
    assert outside(question) is None


@pytest.mark.skipif(not QUERIES, reason="the shared questions are not here")
def test_real_questions_are_not_turned_away() -> None:
    lines = [line for path in QUERIES for line in path.read_text(encoding="utf-8").splitlines()]
    caught = [text for line in lines if outside(text := json.loads(line)["text"])]
    assert len(caught) <= ALLOWED * len(lines), caught
