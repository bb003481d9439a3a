"""Judging answers: hand-made ones get the verdict that a person would give."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eval import answers
from eval.__main__ import QUESTIONS, main
from eval.answers import Judged, judge
from eval.question_set import Gold, Question, load
from index.search import Searcher
from qa.answer import Answer, Citation
from qa.answerer import Answerer
from qa.model import ModelSlot

NEIMENGGU = "neimenggu-quality-outline"
LABEL = "一、（二）“产品、工程、服务质量水平显著提升”"
QUOTE = "制造业产品质量合格率达到96.5%"
ASKED = Question(
    id="t-1",
    kind="fact",
    question="内蒙古2025年制造业产品质量合格率要达到多少？",
    gold=(Gold(NEIMENGGU, QUOTE, LABEL),),
    facts=(("96.5%", "百分之九十六点五"), ("达到",)),
    forbidden=("94.8%",),
    why="hand-made",
)
NO_ANSWER = Question(
    id="t-2",
    kind="unanswerable",
    question="深圳的制造业产品质量合格率要达到多少？",
    gold=(),
    facts=(),
    why="hand-made",
    reason="wrong_region",
)
SAID = "内蒙古到2025年：制造业产品质量合格率达到96.5%。[1]"


@pytest.fixture(scope="module")
def answerer(searcher: Searcher) -> Answerer:
    return Answerer(searcher, ModelSlot.of(None))


def cite(question: Question, answerer: Answerer) -> tuple[Citation, ...]:
    """What a perfect answer cites: the gold quotes at their places."""
    found = []
    for n, gold in enumerate(question.gold, 1):
        document = answerer.document(gold.document)
        start = document.text.index(gold.quote)
        clause = min(
            (c for c in answerer.clauses_of(document.id) if c.start <= start < c.end),
            key=lambda c: c.end - c.start,
        )
        found.append(
            Citation(
                n, document.id, document.title, document.number, clause.label, clause.id,
                gold.quote, start, start + len(gold.quote),
            )
        )  # fmt: skip
    return tuple(found)


def made(text: str, citations: Sequence[Citation] = (), **fields: Any) -> Answer:
    answer = Answer("？", "？", "answered", text, tuple(citations), timings={"search": 0.1})
    return replace(answer, **fields)


def verdict(judged: Judged) -> tuple[bool, bool, bool, bool]:
    return judged.right, judged.cited, judged.refused, judged.passed


def test_a_right_answer(answerer: Answerer) -> None:
    judged = judge(ASKED, made(SAID, cite(ASKED, answerer)), answerer)
    assert verdict(judged) == (True, True, False, True)
    assert judged.strays == ()
    assert judged.answerable


def test_another_way_to_write_the_fact_is_right(answerer: Answerer) -> None:
    text = "制造业产品质量合格率达到９６．５％。[1]"
    assert judge(ASKED, made(text, cite(ASKED, answerer)), answerer).right


@pytest.mark.parametrize(
    "text",
    [
        "制造业产品质量合格率达到98%。[1]",  # another fact
        "制造业产品质量合格率为96.5%。[1]",  # one of two facts
        f"{SAID}汕尾是94.8%。[1]",  # something forbidden
        "",
    ],
)
def test_a_wrong_answer(text: str, answerer: Answerer) -> None:
    judged = judge(ASKED, made(text, cite(ASKED, answerer)), answerer)
    assert not judged.right
    assert not judged.passed


def test_a_missing_or_wrong_citation(answerer: Answerer) -> None:
    (right,) = cite(ASKED, answerer)
    other = next(c for c in answerer.clauses_of(NEIMENGGU) if c.label != right.label)
    wrong = replace(right, label=other.label, clause_id=other.id)
    for citations in ((), (wrong,)):
        judged = judge(ASKED, made(SAID, citations), answerer)
        assert (judged.right, judged.cited, judged.passed) == (True, False, False)


def test_the_same_label_of_another_document_is_no_citation(answerer: Answerer) -> None:
    (right,) = cite(ASKED, answerer)
    judged = judge(ASKED, made(SAID, (right,)), answerer)
    moved = replace(ASKED, gold=(replace(ASKED.gold[0], document="shanwei-2023-quality-draft"),))
    assert judged.cited
    assert not judge(moved, made(SAID, (right,)), answerer).cited


def test_every_gold_clause_must_be_cited(answerer: Answerer) -> None:
    second = Gold("shanwei-2023-quality-draft", "制造业产品质量合格率力争达到94.8%", "一、（二）")
    both = replace(ASKED, gold=(*ASKED.gold, second), forbidden=())
    citations = cite(both, answerer)
    text = f"{SAID}\n汕尾力争达到94.8%。[2]"
    assert judge(both, made(text, citations), answerer).passed
    assert not judge(both, made(text, citations[:1]), answerer).cited


def test_a_figure_that_no_citation_holds_is_a_stray(answerer: Answerer) -> None:
    text = f"{SAID}另有37.7%的企业、1,234家。[1]"
    judged = judge(ASKED, made(text, cite(ASKED, answerer)), answerer)
    assert judged.right
    assert judged.strays == ("37.7%", "1234")
    assert not judged.passed


def test_the_year_above_a_clause_is_no_stray(answerer: Answerer) -> None:
    """2025 stands in the paragraph that the cited item stands under."""
    (right,) = cite(ASKED, answerer)
    assert "2025" not in answerer.clause(right.clause_id).text
    assert judge(ASKED, made(SAID, (right,)), answerer).strays == ()


def test_a_refusal_of_what_can_be_answered_is_wrong(answerer: Answerer) -> None:
    judged = judge(ASKED, made("未找到：没有96.5%达到。", status="refused"), answerer)
    assert verdict(judged) == (False, False, True, False)


def test_what_cannot_be_answered_must_be_refused(answerer: Answerer) -> None:
    refused = judge(NO_ANSWER, made("未找到：现有2030年没有。", status="refused"), answerer)
    assert refused.refused
    assert refused.passed
    assert refused.strays == ()  # a refusal claims nothing
    answered = judge(NO_ANSWER, made(SAID, cite(ASKED, answerer)), answerer)
    assert not answered.passed
    assert not answered.answerable


@pytest.mark.parametrize("status", ["partly", "degraded"])
def test_an_answer_in_part_is_an_answer(status: str, answerer: Answerer) -> None:
    assert judge(ASKED, made(SAID, cite(ASKED, answerer), status=status), answerer).passed


@pytest.fixture(scope="module")
def dev() -> tuple[Question, ...]:
    return load(QUESTIONS / "dev.jsonl")


def share(judged: Sequence[Judged]) -> float:
    return sum(j.passed for j in judged) / len(judged)


def oracle(question: Question, answerer: Answerer) -> Answer:
    """The gold quotes, cited."""
    if question.kind == "unanswerable":
        return made("未找到。", status="refused")
    lines = [f"{gold.quote}。[{n}]" for n, gold in enumerate(question.gold, 1)]
    return made("\n".join(lines), cite(question, answerer))


def test_good_answers_rank_above_bad_ones(dev: tuple[Question, ...], answerer: Answerer) -> None:
    """The oracle passes nearly all; always refusing, what must be refused; one answer, nothing."""
    best = [judge(q, oracle(q, answerer), answerer) for q in dev]
    never = [judge(q, made("未找到。", status="refused"), answerer) for q in dev]
    same = [judge(q, made(SAID, cite(ASKED, answerer)), answerer) for q in dev]
    uncited = [judge(q, replace(oracle(q, answerer), citations=()), answerer) for q in dev]
    unanswerable = sum(q.kind == "unanswerable" for q in dev) / len(dev)
    assert share(best) >= 0.97, answers.failures(best)
    assert share(never) == pytest.approx(unanswerable)
    assert share(uncited) == pytest.approx(unanswerable)
    assert share(same) < 0.1


def test_the_oracle_s_figures_are_never_strays(
    dev: tuple[Question, ...], answerer: Answerer
) -> None:
    strays = [j for q in dev if (j := judge(q, oracle(q, answerer), answerer)).strays]
    assert [(j.question.id, j.strays) for j in strays] == []


def timed(judged: Judged, seconds: float) -> Judged:
    timings = {"search": seconds, "first_word": seconds, "whole": seconds}
    return replace(judged, answer=replace(judged.answer, timings=timings))


def test_the_table_and_the_failures(answerer: Answerer) -> None:
    right = judge(ASKED, made(SAID, cite(ASKED, answerer)), answerer)
    wrong = judge(ASKED, made("不知道[1]。", cite(ASKED, answerer)), answerer)
    refused = judge(NO_ANSWER, made("未找到。", status="refused"), answerer)
    judged = [timed(j, s) for j, s in ((right, 1.0), (wrong, 2.0), (refused, 9.0))]
    table = answers.table(judged)
    rows = {" ".join(line.split("  ")[0].split()): line for line in table.splitlines()}
    assert "50.0%  (1/2)" in rows["right answer"]
    assert "100.0%  (2/2)" in rows["right article cited"]
    assert "100.0%  (1/1)" in rows["refused when it should be"]
    assert "0.0%  (0/2)" in rows["wrongly refused"]
    assert "p50   2.00 s" in table
    failures = answers.failures(judged)
    assert failures.startswith("t-1 [fact]")
    assert failures.count("t-1") == 1
    assert "not right" in failures
    assert "t-2" not in failures


def test_a_table_of_one_kind_only(answerer: Answerer) -> None:
    refused = timed(judge(NO_ANSWER, made("未找到。", status="refused"), answerer), 0.1)
    assert "right answer                -" in answers.table([refused])


def test_a_run_is_saved_as_jsonl(answerer: Answerer, tmp_path: Path) -> None:
    judged = judge(ASKED, made(SAID, cite(ASKED, answerer)), answerer)
    answers.save([judged], tmp_path / "run.jsonl")
    assert [file.name for file in tmp_path.iterdir()] == ["run.jsonl"]
    (row,) = map(json.loads, (tmp_path / "run.jsonl").read_text(encoding="utf-8").splitlines())
    assert (row["id"], row["passed"], row["answer"]["text"]) == ("t-1", True, SAID)


def test_a_set_is_answered_in_order(answerer: Answerer, dev: tuple[Question, ...]) -> None:
    few = [next(q for q in dev if q.kind == kind) for kind in ("lookup", "follow_up")]
    judged = answers.run(few, answerer, progress=False)
    assert [j.question.id for j in judged] == [q.id for q in few]
    assert [j.answer.question for j in judged] == [q.question for q in few]


def test_a_set_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answers", "--set", "no-such-set"]) == 1
    said = capsys.readouterr().err
    assert "no-such-set" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("command", ["answers", "retrieval"])
def test_every_command_has_help_with_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    assert f"python -m eval {command}" in capsys.readouterr().out
