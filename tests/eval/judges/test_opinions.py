import json
from pathlib import Path

import pytest

from eval.judges.opinions import disagreements, load_opinions, with_metrics
from eval.question_set.question import Question
from eval.runs.record import Record
from index.errors import QuestionError


def record(name: str, refused: bool) -> Record:
    """An answer to what nothing answers: content when it was refused, a fault when not."""
    question = Question(name, "unanswerable", "？", (), (), "", reason="chat")
    return Record(question, "refused" if refused else "answered", "甲。", "？")


RECORDS = (record("a", True), record("b", False), record("c", True), record("d", False))


def written(folder: Path, **opinions: str) -> Path:
    path = folder / "opinions.jsonl"
    rows = [{"question": name, "verdict": said, "by": "读者"} for name, said in opinions.items()]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    return path


def test_opinions_are_held_against_the_metrics(tmp_path: Path) -> None:
    opinions = load_opinions(written(tmp_path, a="right", b="wrong", c="partly"), RECORDS)
    found = with_metrics(RECORDS, opinions)
    assert found.n == 3
    assert found.agreed == pytest.approx(2 / 3)
    assert [each.question.id for each in disagreements(RECORDS, opinions)] == ["c"]


def test_a_later_opinion_replaces_an_earlier_one(tmp_path: Path) -> None:
    path = written(tmp_path, a="wrong")
    row = {"question": "a", "verdict": "right", "by": "读者"}
    path.write_text(path.read_text(encoding="utf-8") + json.dumps(row), encoding="utf-8")
    assert load_opinions(path, RECORDS)["a"].verdict == "right"


@pytest.mark.parametrize(
    ("opinions", "says"),
    [({"z": "right"}, ":1：'z'"), ({"a": "good"}, ":1：verdict"), ({}, "no op")],
)
def test_what_is_no_opinion_on_this_run_is_refused(
    tmp_path: Path, opinions: dict[str, str], says: str
) -> None:
    with pytest.raises(QuestionError, match=says):
        load_opinions(written(tmp_path, **opinions), RECORDS)
