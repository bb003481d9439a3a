"""The committed question sets are right, and a wrong one is refused by line and reason."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from eval.question_set import (
    DOCUMENTS,
    Gold,
    Question,
    SearchQuestion,
    comparable,
    load,
    load_search,
    validate,
)
from index.errors import QuestionError
from index.settings import ROOT

SETS = ROOT / "eval" / "questions"
TEXT = """关于质量的意见

为落实《纲要》,制定本意见。

一、总体要求

(一)目标。到2025年,合格率达到98%以上。满意度达到80分。

二、主要任务

(二)提升质量。加强监管。

1. 提升产品质量。围绕重点产品。

农产品:推进标准化。(农业局牵头负责)
——品牌建设取得进展。商标50件。
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "sample.txt").write_text(TEXT, encoding="utf-8")
    return folder


def row(**changes: Any) -> dict[str, Any]:
    right = {
        "id": "t-1",
        "kind": "fact",
        "question": "合格率要多少？",
        "gold": [{"document": "sample", "quote": "合格率达到98%以上", "label": "一、（一）"}],
        "facts": [["98%"], ["以上", "不低于"]],
        "forbidden": [],
        "why": "a figure",
    }
    return {key: value for key, value in {**right, **changes}.items() if value is not None}


def written(folder: Path, *rows: dict[str, Any] | str) -> Path:
    lines = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in rows]
    path = folder / "set.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def question(label: str, quote: str, fact: str, *, forbidden: tuple[str, ...] = ()) -> Question:
    return Question(
        id="t",
        kind="fact",
        question="？",
        gold=(Gold("sample", quote, label),),
        facts=((fact,),),
        why="",
        forbidden=forbidden,
    )


# The committed sets


@pytest.mark.parametrize("name", ["dev", "tune", "absent", "test"])
def test_every_set_agrees_with_the_documents(name: str) -> None:
    assert validate(load(SETS / f"{name}.jsonl")) == ()


def test_no_question_teaches_and_examines() -> None:
    taught = {q.question for n in ("dev", "tune", "absent") for q in load(SETS / f"{n}.jsonl")}
    assert not taught & {q.question for q in load(SETS / "test.jsonl") if not q.turns}


def test_committed_sets_hold_against_the_documents() -> None:
    development, search = load(SETS / "dev.jsonl"), load_search(SETS / "search.jsonl")
    assert validate([*development, *search]) == ()


def test_development_set_covers_every_kind_and_document() -> None:
    questions = load(SETS / "dev.jsonl")
    kinds: Counter[str] = Counter(q.kind for q in questions)
    least = {"fact": 50, "department": 20, "date": 10, "lookup": 15, "compare": 10}
    least |= {"follow_up": 12, "yes_no": 6, "false_premise": 8, "list": 10, "unanswerable": 60}
    assert {kind: n for kind, n in least.items() if kinds[kind] < n} == {}
    assert len(questions) - kinds["unanswerable"] >= 130
    per_document = Counter(gold.document for q in questions for gold in q.gold)
    assert set(per_document) == {file.stem for file in DOCUMENTS.glob("*.txt")}
    assert min(per_document.values()) * 1.5 >= max(per_document.values())


def test_unanswerable_questions_cover_every_reason() -> None:
    reasons: Counter[str] = Counter(
        q.reason for q in load(SETS / "dev.jsonl") if q.kind == "unanswerable"
    )
    least = {"wrong_region": 15, "wrong_year": 12, "absent_topic": 15, "missing_detail": 6}
    least |= {"out_of_scope": 8, "chat": 1, "injection": 1}
    assert {reason: n for reason, n in least.items() if reasons[reason] < n} == {}


def test_comparisons_rest_on_two_documents() -> None:
    compared = [q for q in load(SETS / "dev.jsonl") if q.kind == "compare"]
    assert [q.id for q in compared if len({g.document for g in q.gold}) != 2] == []


def test_search_set_is_spread_and_asks_nothing_twice() -> None:
    questions = load_search(SETS / "search.jsonl")
    assert len(questions) >= 60
    assert min(Counter(q.document for q in questions).values()) >= 15
    development = [q.question for q in load(SETS / "dev.jsonl") if not q.turns]
    asked = Counter([comparable(text) for text in (*development, *(q.question for q in questions))])
    assert [text for text, n in asked.items() if n > 1] == []


# Loading


def test_load_reads_what_was_written(documents: Path) -> None:
    gold = {"document": "sample", "quote": "满意度达到80分", "label": "一、（一）"}
    turned = row(id="t-2", kind="follow_up", turns=["合格率呢"], gold=[gold], facts=[["80分"]])
    nothing = row(id="t-3", kind="unanswerable", gold=[], facts=[], reason="chat")
    first, second, third = load(written(documents, row(), "", turned, nothing), documents)
    assert first.gold == (Gold("sample", "合格率达到98%以上", "一、（一）"),)
    assert first.facts == (("98%",), ("以上", "不低于"))
    assert (second.turns, third.reason) == (("合格率呢",), "chat")


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ('{"id": "t-2"', "Invalid JSON"),
        ("[]", "object"),
        (row(id="t-2", kind="facts"), "kind"),
        (row(id="t-2", facts=None), "facts"),
        (row(id="t-2", facts=[]), "missing facts"),
        (row(id="t-2", facts=[[]]), "missing facts"),
        (row(id="t-2", facts=[[" "]]), "empty fact"),
        (row(id="t-2", gold=[]), "no gold"),
        (row(id="t-2", fact=[]), "fact"),
        (row(id="t-2", question=" "), "must not be empty"),
        (row(id="t-2", turns=["合格率呢"]), "turns"),
        (row(id="t-2", kind="follow_up"), "turns"),
        (row(id="t-2", reason="chat"), "reason"),
        (row(id="t-2", kind="unanswerable"), "yet it has gold"),
        (row(id="t-2", kind="unanswerable", gold=[], facts=[]), "without a reason"),
        (row(id="t-2", gold=[{"document": "no", "quote": "甲", "label": "一、"}]), "no document"),
        (row(), "stands on line 1 already"),
    ],
)
def test_load_names_the_line_and_what_is_wrong(
    documents: Path, bad: dict[str, Any] | str, says: str
) -> None:
    path = written(documents, row(), "", bad)
    with pytest.raises(QuestionError, match=rf"set\.jsonl:3: .*{says}"):
        load(path, documents)


def test_load_refuses_a_file_that_is_missing_or_empty(documents: Path) -> None:
    with pytest.raises(QuestionError, match="cannot be read"):
        load(documents / "missing.jsonl", documents)
    with pytest.raises(QuestionError, match="holds no question"):
        load(written(documents, ""), documents)


# Validating


@pytest.mark.parametrize(
    ("label", "quote", "fact"),
    [
        ("引言", "制定本意见", "制定"),
        ("一、（一）", "合格率达到98%以上", "９８％"),
        ("一、(一)", "(一)目标", "目标"),
        ("二、（二）", "加强监管", "监管"),
        ("二、（二）1.", "围绕重点产品", "重点产品"),
        ("二、（二）1.“农产品”", "(农业局牵头负责)", "农业局"),
        ("二、（二）1.“品牌建设取得进展”", "商标50件", "50件"),
    ],
)
def test_validate_accepts_what_the_text_says(
    documents: Path, label: str, quote: str, fact: str
) -> None:
    assert validate([question(label, quote, fact)], documents) == ()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (question("一、（一）", "合格率达到99%", "99%"), "is 0 times"),
        (question("一、（一）", "质量", "质量"), "must be there once"),
        (question("一、（一）", "合格率达到98%", "94%"), "in none of the gold quotes"),
        (question("二、（一）", "合格率达到98%", "98%"), "stands under '一、（一）'"),
        (question("引言", "合格率达到98%", "98%"), "stands under '一、（一）'"),
        (question("二、（二）1.“畜产品”", "农业局", "农业局"), "does not start with that name"),
        (question("一、（一）", "合格率达到98%", "98%", forbidden=("2025年",)), "'2025年'"),
        (SearchQuestion("t", "？", "sample", "二、", "加强监管"), "stands under '二、（二）'"),
        (SearchQuestion("t", "？", "none", "二、", "加强监管"), "no document 'none'"),
    ],
)
def test_validate_says_what_is_wrong(
    documents: Path, wrong: Question | SearchQuestion, says: str
) -> None:
    (problem,) = validate([wrong], documents)
    assert problem.startswith("t: ")
    assert says in problem


def test_a_neighbouring_sentence_may_be_forbidden(documents: Path) -> None:
    asked = question("一、（一）", "合格率达到98%以上", "98%", forbidden=("80分",))
    assert validate([asked], documents) == ()


def test_comparable_folds_width_and_space() -> None:
    assert comparable("达到 ９６．５％（以上）") == "达到96.5%(以上)"
