"""``python -m qa``: what other programs may rely on. No language model; the real index."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from index.settings import ROOT
from qa.__main__ import main

ROW = {
    "id": str,
    "status": str,
    "text": str,
    "citations": list,
    "tables": list,
    "checks": list,
    "timings": dict,
    "model": str,
    "generation": str,
}
CITATION = {
    "n": int,
    "document": str,
    "number": str,
    "label": str,
    "clause_id": str,
    "quote": str,
    "start": int,
    "end": int,
}
CHECK = {"sentence": str, "citations": list, "verdict": str, "failures": list}

BATCH = (
    {"id": "department", "question": "兵团由谁负责养老服务质量？"},
    {"id": "empty", "question": "   "},
    {"id": "long", "question": "质" * 10_000},
    {
        "id": "follow-up",
        "question": "那消费品呢？",
        "turns": ["内蒙古2025年制造业产品质量合格率要达到多少？"],
    },
    {"id": "filtered", "question": "怎样完善质量激励机制？", "filters": {"region": "汕尾"}},
    {"id": "bad filter", "question": "怎样完善质量激励机制？", "filters": {"colour": "red"}},
    {"id": "refused", "question": "深圳的食品抽检合格率要求是多少？", "turns": []},
    {"id": "own words", "question": "克州怎样完善质量激励机制？"},
)


def qa(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "qa", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "TIAOWEN_LLM": "none", "PYTHONIOENCODING": "utf-8", **variables},
        timeout=120,
        check=False,
    )


def assert_shape(value: dict[str, Any], shape: Mapping[str, type]) -> None:
    for name, kind in shape.items():
        assert isinstance(value.get(name), kind), f"{name} of {value}"


def write(path: Path, *rows: object) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """One batch, run as another program would."""
    folder = tmp_path_factory.mktemp("batch")
    out = folder / "answers.jsonl"
    done = qa("batch", str(write(folder / "q.jsonl", *BATCH, "")), "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert [file.name for file in folder.iterdir() if file.suffix == ".part"] == []
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == [row["id"] for row in BATCH]
    return {row["id"]: row for row in rows}


@pytest.mark.parametrize("name", ["department", "follow-up", "filtered", "refused", "own words"])
def test_a_row_is_what_the_contract_says(name: str, answered: dict[str, dict[str, Any]]) -> None:
    row = answered[name]
    assert_shape(row, ROW)
    assert row["status"] in {"answered", "partly", "refused", "degraded"}
    assert row["generation"]
    assert all(isinstance(seconds, float) for seconds in row["timings"].values())
    for citation in row["citations"]:
        assert_shape(citation, CITATION)
        assert f"[{citation['n']}]" in row["text"]
        assert len(citation["quote"]) == citation["end"] - citation["start"]
    for check in row["checks"]:
        assert_shape(check, CHECK)


def test_what_was_answered(answered: dict[str, dict[str, Any]]) -> None:
    assert "民政局" in answered["department"]["text"]
    assert "94%" in answered["follow-up"]["text"]
    assert {c["document_id"] for c in answered["filtered"]["citations"]} <= {
        "shanwei-2023-quality-draft"
    }
    assert answered["refused"]["status"] == "refused"
    assert answered["refused"]["citations"] == []
    assert answered["own words"]["status"] == "degraded"
    assert answered["own words"]["citations"]


@pytest.mark.parametrize("name", ["empty", "long", "bad filter"])
def test_what_is_no_question_does_not_stop_the_batch(
    name: str, answered: dict[str, dict[str, Any]]
) -> None:
    row = answered[name]
    assert row["status"] == "refused"
    assert row["citations"] == []
    assert len(row["text"].splitlines()) == 1


@pytest.mark.parametrize("name", ["empty", "long", "bad filter"])
def test_its_row_has_all_fields_too(name: str, answered: dict[str, dict[str, Any]]) -> None:
    assert_shape(answered[name], ROW)


def test_ask_as_json() -> None:
    done = qa("ask", "内蒙古到2025年消费品质量合格率达到多少？", "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert_shape(answer, {name: kind for name, kind in ROW.items() if name != "id"})
    assert "94%" in answer["text"]
    assert_shape(answer["citations"][0], CITATION)
    assert done.stderr == ""


def test_a_missing_index_is_one_line(tmp_path: Path) -> None:
    models = Path(os.environ.get("TIAOWEN_HOME", ROOT / "var")) / "models"
    (tmp_path / "models").symlink_to(models.resolve())
    done = qa("ask", "养老由谁负责", TIAOWEN_HOME=str(tmp_path))
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "index build" in done.stderr


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The same command line in this process, for what is refused before anything is loaded."""
    monkeypatch.setenv("TIAOWEN_LLM", "none")

    def command(*arguments: object) -> tuple[int, str]:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        return status, capsys.readouterr().err

    return command


GOOD = {"id": "1", "question": "养老由谁负责？"}


@pytest.mark.parametrize(
    "bad",
    [
        "not json",
        '{"id": "2", "question": "cut off',
        '"a string"',
        "[1, 2]",
        "null",
        '{"question": "no id"}',
        '{"id": "2"}',
        '{"id": "2", "question": 5}',
        '{"id": "2", "question": null}',
        '{"id": "2", "question": "甲", "turns": 5}',
        '{"id": "2", "question": "甲", "turns": [1]}',
        '{"id": "2", "question": "甲", "filters": "汕尾"}',
        '{"id": "2", "question": "甲", "turns": "乙"}',
    ],
)
def test_a_bad_line_is_named(bad: str, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "a.jsonl"
    status, said = run("batch", write(tmp_path / "q.jsonl", GOOD, "", bad), "--out", out)
    assert status == 1
    assert len(said.splitlines()) == 1
    assert "q.jsonl" in said
    assert "3" in said.split("q.jsonl")[1]
    assert not out.exists()


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_a_file_that_cannot_be_read(name: str, tmp_path: Path, run: Run) -> None:
    status, said = run("batch", tmp_path / name, "--out", tmp_path / "a.jsonl")
    assert status == 1
    assert len(said.splitlines()) == 1
    assert str(tmp_path) in said


def test_a_file_in_another_encoding(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "q.jsonl"
    path.write_bytes('{"id": "1", "question": "养老由谁负责"}'.encode("gb18030"))
    status, said = run("batch", path, "--out", tmp_path / "a.jsonl")
    assert status == 1
    assert str(path) in said


@pytest.mark.parametrize(
    "arguments", [(), ("ask",), ("batch", "q.jsonl"), ("nonsense",), ("ask", "甲", "--colour")]
)
def test_wrong_usage_is_status_two(arguments: tuple[str, ...], run: Run) -> None:
    status, said = run(*arguments)
    assert status == 2
    assert "usage" in said


@pytest.mark.parametrize("command", ["ask", "batch", "fetch"])
def test_every_command_has_help_with_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    assert f"python -m qa {command}" in capsys.readouterr().out.split("example")[-1]


def test_nothing_to_fetch_without_a_model(run: Run) -> None:
    assert run("fetch") == (0, "")


def test_an_output_folder_that_is_not_there(tmp_path: Path, run: Run) -> None:
    status, said = run(
        "batch", write(tmp_path / "q.jsonl", GOOD), "--out", tmp_path / "no" / "a.jsonl"
    )
    assert status == 1
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("question", ["", "😀", "质" * 2000], ids=["empty", "emoji", "long"])
def test_ask_refuses_what_is_no_question(question: str, run: Run) -> None:
    status, said = run("ask", question)
    assert status == 1
    assert len(said.splitlines()) == 1
