"""A small corpus, a set of one theme, and readers who say what they think of an answer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from eval.question_set.corpus import Corpus
from eval.review.places import Places
from index.building.build import build
from qa.answer import Answer, Citation
from qa.feedback import FeedbackStore, feedback_on
from qa.settings import Settings
from tests.index.bigram_encoder import bigram_embedder
from tests.index.small_corpus import write_corpus

QUESTION = "甲市2025年合格率要达到多少？"
# Spaced as no program would write it: it must come through byte for byte.
OTHER = (
    '{"id":"facts-1",  "kind":"fact", "question":"滑雪场几个？", "gold":[{"document":"bing", '
    '"quote":"建设滑雪场5个", "label":"一、"}], "facts":[["5个"]], "why":"A figure."}'
)

Say = Callable[..., str]


@pytest.fixture(scope="session")
def small_corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    root = tmp_path_factory.mktemp("review")
    build([write_corpus(root / "documents")], root / "index", bigram_embedder)
    return Corpus.open(root / "index")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    questions = tmp_path / "questions"
    questions.mkdir()
    (questions / "facts.jsonl").write_bytes(OTHER.encode() + b"\r\n")
    (questions / "unanswerable.jsonl").write_bytes(b"")
    return Places.of(Settings(home=tmp_path / "var"), questions)


def answer_of(corpus: Corpus, question: str = QUESTION) -> Answer:
    """Two sentences of one clause and one of another, cited as an answer would."""
    clause = next(c for c in corpus.clauses_of("jia") if "98%" in c.text)
    other = next(c for c in corpus.clauses_of("jia") if "市场监管局" in c.text)
    quotes = (
        (clause, "到2025年，产品质量合格率达到98%以上。服务满意度达到80分。"),
        (other, "市场监管局牵头负责。"),
    )
    cited = tuple(
        Citation(n, "jia", "甲市质量意见", "", c.label, c.id, quote, 0, 0)
        for n, (c, quote) in enumerate(quotes, 1)
    )
    return Answer(question, question, "answered", "达到98%以上[1]，市场监管局牵头[2]。", cited)


@pytest.fixture
def say(places: Places, small_corpus: Corpus) -> Say:
    """Store one reader's word on one answer; the row's id comes back."""
    count = iter(range(1, 100))

    def one(
        verdict: str = "wrong", what: str = "answer", question: str = QUESTION, **more: str
    ) -> str:
        key = more.pop("key", "") or f"{next(count):08x}" + "0" * 24
        answer = answer_of(small_corpus, question)
        row = feedback_on(key, answer, (), verdict, what, **more)  # type: ignore[arg-type]
        FeedbackStore(places.feedback).add(row)
        return key

    return one
