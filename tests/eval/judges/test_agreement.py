"""Agreement of a judge with labels, by hand; and the labels that are kept here."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from eval.judges.agreement import agreement, text
from eval.judges.labels import LABELS, Label, Shown, load_labels
from eval.judges.verifier import VerifierJudge
from eval.runs.record import Passage
from index.errors import QuestionError
from index.settings import ROOT


class Told:
    """Finds supported what it was told to."""

    name = "told"

    def __init__(self, *supported: str) -> None:
        self._supported = supported

    def supports(self, sentence: str, passages: Sequence[Passage]) -> bool:
        return sentence in self._supported


def label(sentence: str, supported: bool) -> Label:
    shown = Shown("d", "一", "方案", "", "甲乙丙丁戊。")
    why = "" if supported else "没有说"
    return Label(sentence, "q", "plain", sentence, (shown,), supported, "读者", why)


LABELLED = [label("甲", True), label("乙", True), label("丙", True)]
LABELLED += [label("丁", False), label("戊", False)]


def test_by_hand() -> None:
    # judge: 甲乙 supported, 丙 not (strict), 丁 supported (lax), 戊 not
    # observed 3/5; by chance 3/5 * 3/5 + 2/5 * 2/5 = 13/25; (15 - 13) / (25 - 13) = 1/6
    measured = agreement(LABELLED, Told("甲", "乙", "丁"))
    counts = measured.confusion
    assert (counts.both, counts.neither, counts.strict, counts.lax) == (2, 1, 1, 1)
    assert measured.accuracy == pytest.approx(3 / 5)
    assert measured.kappa.kappa == pytest.approx(1 / 6)
    assert measured.caught == pytest.approx(1 / 2)
    assert measured.passed == pytest.approx(2 / 3)
    assert [each.id for each in measured.disagreements] == ["丙", "丁"]


def test_what_is_shown() -> None:
    shown = text(agreement(LABELLED, Told("甲", "乙", "丁")))
    assert "κ：0.17 [" in shown
    assert "60.0%" in shown
    assert "过严 strict  丙" in shown
    assert "漏过 lax  丁  丁（没有说）" in shown


def test_a_judge_who_always_agrees_with_one_verdict_has_no_kappa() -> None:
    measured = agreement([label("甲", True)], Told("甲"))
    assert measured.kappa.kappa is None
    assert measured.caught is None
    assert "无法计算" in text(measured)


def test_labels_survive_the_file(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(f"{_line()}\n\n{_line(id='b', supported=True, why='')}\n", encoding="utf-8")
    first, second = load_labels(path)
    assert first.cited == (Passage("d", "一", "甲。", "克州", (2020,), title="方案"),)
    assert (first.supported, second.supported) == (False, True)


def _line(**changed: object) -> str:
    shown = {"document": "d", "label": "一", "title": "方案", "context": "克州", "text": "甲。"}
    whole = {
        "id": "a", "question": "q", "writer": "plain", "sentence": "乙。",
        "passages": [{**shown, "years": [2020]}], "supported": False, "by": "读者", "why": "没有乙",
    }  # fmt: skip
    return json.dumps({**whole, **changed}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("second", "wrong"),
    [
        ("{", "labels.jsonl:2：整行"),
        ("[]", "labels.jsonl:2：整行"),
        (_line(id="b", supported="yes"), "labels.jsonl:2：supported"),
        (_line(id="b", writer="somebody"), "labels.jsonl:2：writer"),
        (_line(id="b", extra=1), "labels.jsonl:2：extra"),
        (_line(id="b", passages=[]), "labels.jsonl:2：id、sentence、passages 不能为空"),
        (_line(id="b", sentence=" "), "labels.jsonl:2：id、sentence、passages 不能为空"),
        (_line(id="b", why=""), "labels.jsonl:2：不支持的句子要写明原因"),
        (_line(), "labels.jsonl：编号 a 出现两次"),
    ],
)
def test_malformed_labels(second: str, wrong: str, tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(f"{_line()}\n{second}\n", encoding="utf-8")
    with pytest.raises(QuestionError) as caught:
        load_labels(path)
    assert wrong in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", None])
def test_files_that_hold_no_labels(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(QuestionError, match=r"labels\.jsonl"):
        load_labels(path)


def test_the_labels_kept_here_are_of_the_documents_and_hold_errors_enough() -> None:
    labels = load_labels(LABELS)
    texts = {path.stem: path.read_text("utf-8") for path in (ROOT / "documents").glob("*.txt")}
    assert len(labels) >= 220
    assert sum(not each.supported for each in labels) * 3 >= len(labels)
    assert {each.writer for each in labels} == {"product", "plain", "system"}
    for each in labels:
        for shown in each.passages:
            assert shown.text in texts[shown.document], each.id


def test_the_rules_agree_with_the_reader_as_far_as_is_said() -> None:
    measured = agreement(load_labels(LABELS), VerifierJudge())
    assert measured.kappa.low is not None
    assert measured.kappa.low > 0.55, text(measured)


def test_two_readers_are_compared_over_what_both_read() -> None:
    read_twice = [replace(each, second=each.supported) for each in LABELLED[:4]]
    assert agreement(LABELLED, Told()).readers is None
    both = agreement([*read_twice, LABELLED[4]], Told()).readers
    assert both is not None
    assert (both.n, both.kappa) == (4, 1.0)
    apart = [*read_twice[:3], replace(read_twice[3], second=True)]
    one_off = agreement(apart, Told()).readers
    assert one_off is not None
    assert one_off.kappa == pytest.approx(0.0)  # the second reader never says no
    assert "between two readers" in text(agreement(read_twice, Told()))
