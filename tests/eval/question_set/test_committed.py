"""The question sets that ship are right, and cover what the data card says."""

from collections import Counter

import pytest

from eval.question_set.corpus import Corpus
from eval.question_set.named import SEARCH, SEEN, THEMES
from eval.question_set.question import comparable
from eval.question_set.reading import load, load_search, read
from eval.question_set.split import half
from eval.question_set.validation import problems_of, unsearched, validate
from index.parsing.parse import parse_file
from index.settings import ROOT

KINDS = {
    "fact": 50, "department": 20, "date": 14, "lookup": 20, "applies": 15, "compare": 15,
    "reverse": 15, "follow_up": 25, "yes_no": 15, "false_premise": 15, "list": 15,
    "unanswerable": 80,
}  # fmt: skip
REASONS = {
    "wrong_region": 12, "wrong_year": 12, "absent_topic": 15, "missing_detail": 10,
    "out_of_scope": 10, "chat": 4, "injection": 8,
}  # fmt: skip
STYLES = {"plain": 150, "typing": 12, "traditional": 12, "english": 12, "injection": 10}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus.of(parse_file(file) for file in (ROOT / "documents").glob("*.txt"))


def test_the_themes_are_true_of_the_documents(corpus: Corpus) -> None:
    assert problems_of(read(THEMES), corpus) == ()


@pytest.mark.parametrize("name", ["plain", "far", "absent", "examination", "trial", "once"])
def test_the_seen_sets_are_true_of_the_documents(name: str, corpus: Corpus) -> None:
    assert problems_of(read(SEEN / f"{name}.jsonl"), corpus) == ()


def test_the_search_questions_are_true_of_the_documents(corpus: Corpus) -> None:
    questions = load_search(SEARCH)
    assert [problem for q in questions for problem in validate(q, corpus)] == []
    assert len(questions) >= 60
    assert min(Counter(q.document for q in questions).values()) >= 15


def test_no_theme_asks_what_was_seen() -> None:
    seen = {comparable(q.question) for file in SEEN.glob("*.jsonl")
            for q in load(file) if not q.turns}  # fmt: skip
    asked = {comparable(q.question): q.id for q in load(THEMES) if not q.turns}
    # A handful of questions anybody would ask, word for word.
    assert len(seen & asked.keys()) <= len(asked) / 50, [
        asked[text] for text in seen & asked.keys()
    ]


def test_nothing_is_asked_twice() -> None:
    asked = Counter((comparable(q.question), q.turns) for q in load(THEMES))
    assert [question for question, n in asked.items() if n > 1] == []


def test_every_kind_reason_and_style_is_there() -> None:
    questions = load(THEMES)
    kinds, styles = Counter(q.kind for q in questions), Counter(q.style for q in questions)
    reasons = Counter(q.reason for q in questions)
    assert {kind: kinds[kind] for kind, n in KINDS.items() if kinds[kind] < n} == {}  # type: ignore[index]
    assert {name: reasons[name] for name, n in REASONS.items() if reasons[name] < n} == {}  # type: ignore[index]
    assert {name: styles[name] for name, n in STYLES.items() if styles[name] < n} == {}  # type: ignore[index]
    assert all(q.why for q in questions)


def test_both_halves_are_large_and_every_kind_is_in_both() -> None:
    questions = load(THEMES)
    halves = Counter(map(half, questions))
    assert min(halves.values()) >= 150
    assert len({(half(q), q.kind) for q in questions}) == 2 * len(KINDS)


def test_dialogues_have_two_to_five_turns() -> None:
    turns = Counter(len(q.turns) + 1 for q in load(THEMES) if q.turns)
    assert set(turns) <= {2, 3, 4, 5}
    assert max(turns) == 5


def test_what_nothing_answers_was_searched_for() -> None:
    assert unsearched(load(THEMES)) == ()


def test_every_document_is_asked_about() -> None:
    per_document = Counter(gold.document for q in load(THEMES) for gold in q.gold)
    assert set(per_document) == {file.stem for file in (ROOT / "documents").glob("*.txt")}
    assert min(per_document.values()) * 3 >= max(per_document.values())
