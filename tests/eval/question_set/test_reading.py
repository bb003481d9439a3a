from pathlib import Path
from typing import Any

import pytest

from eval.question_set.named import named
from eval.question_set.question import Gold
from eval.question_set.reading import load, read
from index.errors import QuestionError
from tests.eval.question_set.sample import row, written


def test_what_was_written_is_read(tmp_path: Path) -> None:
    turned = row(id="t-2", kind="follow_up", turns=["合格率呢"], facts=[["98%"]])
    nothing = row(
        id="t-3", kind="unanswerable", gold=[], facts=[], reason="chat", absent=[["月亮"]]
    )
    first, second, third = load(written(tmp_path, row(), "", turned, nothing))
    assert first.gold == (Gold("sample", "合格率达到98%以上", "一、（一）"),)
    assert first.facts == (("98%",), ("以上", "不低于"))
    assert (second.turns, third.reason) == (("合格率呢",), "chat")
    assert (first.answerable, third.answerable) == (True, False)


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ('{"id": "t-2"', "Invalid JSON"),
        ("[]", "object"),
        (row(id="t-2", kind="facts"), "kind"),
        (row(id="t-2", facts=None), "facts"),
        (row(id="t-2", facts=[]), "缺 facts"),
        (row(id="t-2", facts=[[]]), "缺 facts"),
        (row(id="t-2", facts=[[" "]]), "an empty string"),
        (row(id="t-2", gold=[]), "缺 gold"),
        (row(id="t-2", fact=[]), "fact"),
        (row(id="t-2", question=" "), "must not be empty"),
        (row(id="t-2", turns=["合格率呢"]), "turns"),
        (row(id="t-2", kind="follow_up"), "turns"),
        (row(id="t-2", reason="chat"), "reason"),
        (row(id="t-2", absent=[["甲"]]), "absent"),
        (row(id="t-2", kind="unanswerable"), "却有 gold"),
        (row(id="t-2", kind="unanswerable", gold=[], facts=[]), "须有 reason"),
        (row(id="t-2", same_as="t-9"), "same_as"),
        (row(id="t-2", style="loud"), "style"),
        (row(), "已用于"),
    ],
)
def test_the_line_and_what_is_wrong_are_named(
    tmp_path: Path, bad: dict[str, Any] | str, says: str
) -> None:
    path = written(tmp_path, row(), "", bad)
    with pytest.raises(QuestionError, match=rf"set\.jsonl:3.*{says}") as refused:
        load(path)
    assert len(str(refused.value).splitlines()) == 1


def test_an_id_is_unique_over_all_files_of_a_folder(tmp_path: Path) -> None:
    written(tmp_path, row()).rename(tmp_path / "a.jsonl")
    written(tmp_path, row()).rename(tmp_path / "b.jsonl")
    with pytest.raises(QuestionError, match=r"b\.jsonl:1.*a\.jsonl:1"):
        read(tmp_path)


def test_a_paraphrase_of_a_paraphrase_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, row(), row(id="t-2", same_as="t-1"), row(id="t-3", same_as="t-2"))
    with pytest.raises(QuestionError, match=r":3.*same_as"):
        load(path)


def test_a_file_that_is_missing_or_empty_or_in_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="cannot be read"):
        load(tmp_path / "missing.jsonl")
    with pytest.raises(QuestionError, match="holds no question"):
        load(written(tmp_path, ""))
    (tmp_path / "set.jsonl").write_bytes("合格率".encode("gb18030"))
    with pytest.raises(QuestionError, match="UTF-8"):
        load(tmp_path / "set.jsonl")


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, row())
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert [q.id for q in load(path)] == ["t-1"]


def test_sets_are_found_by_name(tmp_path: Path) -> None:
    every, dev, test = (named(name) for name in ("all", "dev", "test"))
    assert {p.question.id for p in every} == {p.question.id for p in (*dev, *test)}
    assert len(every) == len(dev) + len(test)
    assert {p.path.stem for p in named("facts")} == {"facts"}
    assert named(str(written(tmp_path, row())))[0].question.id == "t-1"
    with pytest.raises(QuestionError, match="no-such-set") as refused:
        named("no-such-set")
    assert "facts" in str(refused.value)
