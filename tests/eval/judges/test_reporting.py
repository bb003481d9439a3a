"""A run that was made without a judge is reported with one."""

from pathlib import Path

import pytest

from eval.__main__ import main
from eval.judges.verifier import VerifierJudge
from eval.metrics.suite import suite
from eval.question_set.question import Gold, Question
from eval.runs.header import Header
from eval.runs.record import Citing, Passage, Record
from eval.runs.run import Run
from eval.runs.store import save
from tests.eval.judges.conftest import Endpoint

PASSAGE = Passage("d", "一、", "合格率达到98%以上。", title="方案")
QUESTION = Question("q-1", "fact", "多少？", (Gold("d", "98%以上", "一、"),), (("98%",),), "")
RECORD = Record(QUESTION, "answered", "达到98%以上。[1]", "多少？", (Citing(1, PASSAGE, "98%"),))
HEADER = Header("r", "tiaowen", "set", "0" * 64, "2026-01-01T00:00:00+00:00", 1.0, "", False, "g")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIAOWEN_HOME", str(tmp_path / "home"))
    return save(Run(HEADER, (RECORD,)), tmp_path / "run")


@pytest.mark.parametrize(("verdict", "share"), [("正确", "100.0%"), ("不正确", "0.0%")])
def test_the_model_is_asked_about_citations_and_the_whole_answer(
    run: Path, endpoint: Endpoint, capsys: pytest.CaptureFixture[str], verdict: str, share: str
) -> None:
    endpoint.says(f"结论：{verdict}")
    assert main(["report", str(run), "--judge", endpoint.address]) == 0
    lines = capsys.readouterr().out.splitlines()
    (line,) = [line for line in lines if "judged_right" in line]
    assert share in line
    asked = len(endpoint.asked)
    assert asked >= 2  # the sentence and the answer
    assert main(["report", str(run), "--judge", endpoint.address]) == 0
    assert len(endpoint.asked) == asked  # what was said is kept


def test_a_judge_that_cannot_be_reached_is_one_line(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(run), "--judge", "http://127.0.0.1:9/v1#m"]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_rules_cannot_tell_whether_an_answer_is_right() -> None:
    names = [metric.name for metric in suite(VerifierJudge())]
    assert "citation_recall" in names
    assert "judged_right" not in names
