"""``python -m eval`` as an evaluator uses it: the real index, no language model."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from eval.__main__ import COMMANDS, main
from eval.retrieval.rankings import load as load_rankings
from eval.runs.store import load, save
from index.search.searcher import Searcher
from index.settings import ROOT, IndexSettings
from tests.eval.question_set.sample import row, written


@pytest.fixture(scope="module")
def home(searcher: Searcher, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation of its own: the models of this machine, a copy of the index."""
    settings, folder = IndexSettings(), tmp_path_factory.mktemp("home")
    (folder / "models").symlink_to(settings.models)
    shutil.copytree(settings.index, folder / "index", ignore=shutil.ignore_patterns(".*"))
    assert searcher.generation in {each.name for each in (folder / "index").iterdir()}
    return folder


@pytest.fixture(autouse=True)
def _settings(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIAOWEN_HOME", str(home))
    monkeypatch.setenv("TIAOWEN_LLM", "none")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help_with_an_example(
    command: object, capsys: pytest.CaptureFixture[str]
) -> None:
    name = command.name  # type: ignore[attr-defined]
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    assert f"python -m eval {name}" in capsys.readouterr().out


def test_a_run_is_answered_shown_reported_and_compared(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["answers", "--set", "dates", "--limit", "4", "--out", str(tmp_path / "a")]) == 0
    said = capsys.readouterr().out
    assert "答对 (right)" in said
    assert (tmp_path / "a" / "report.html").is_file()
    assert load(tmp_path / "a").header.cached == 0
    assert main(["answers", "--set", "dates", "--limit", "6", "--out", str(tmp_path / "b")]) == 0
    assert load(tmp_path / "b").header.cached == 4  # asked once, not again
    assert main(["report", str(tmp_path / "b"), "--out", str(tmp_path / "page.html")]) == 0
    assert (tmp_path / "page.html").is_file()
    capsys.readouterr()
    assert main(["compare", str(tmp_path / "a"), str(tmp_path / "b")]) == 0
    assert "4 题" in capsys.readouterr().out


def test_a_run_that_got_worse_fails_the_comparison(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["answers", "--set", "dates", "--quiet", "--out", str(tmp_path / "a")]) == 0
    good = load(tmp_path / "a")
    spoiled = [
        {"status": "refused", "text": "未找到", "cited": (), "question": record.question}
        for record in good.records
    ]
    records = tuple(
        type(record)(rewritten="？", **changes)  # type: ignore[arg-type]
        for record, changes in zip(good.records, spoiled, strict=True)
    )
    save(type(good)(good.header, records), tmp_path / "b")
    capsys.readouterr()
    assert main(["compare", str(tmp_path / "a"), str(tmp_path / "b")]) == 1
    assert "退步" in capsys.readouterr().out


def test_a_question_that_was_not_asked_again_fails_a_complete_comparison(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, limit in (("a", "3"), ("b", "2")):
        out = str(tmp_path / name)
        assert main(["answers", "--set", "dates", "--limit", limit, "--quiet", "--out", out]) == 0
    runs = [str(tmp_path / "a"), str(tmp_path / "b")]
    assert main(["compare", *runs]) == 0
    assert main(["compare", "--all", *runs]) == 1
    assert "1 questions not asked again" in capsys.readouterr().err
    assert main(["compare", "--all", *reversed(runs)]) == 0


def test_runs_are_listed_newest_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answers", "--set", "dates", "--limit", "1", "--quiet"]) == 0
    assert main(["answers", "--set", "premises", "--limit", "1", "--quiet"]) == 0
    capsys.readouterr()
    assert main(["runs"]) == 0
    said = capsys.readouterr().out
    assert said.index("premises") < said.index("dates")


def test_a_person_s_opinions_are_held_against_the_metrics(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "run"
    assert main(["answers", "--set", "dates", "--limit", "2", "--quiet", "--out", str(out)]) == 0
    asked = [record.question.id for record in load(out).records]
    rows = [{"question": each, "verdict": "wrong", "by": "甲"} for each in asked]
    path = tmp_path / "opinions.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    capsys.readouterr()
    assert main(["agreement", "--opinions", str(path), "--run", str(out)]) == 0
    assert "2 份回答" in capsys.readouterr().out
    assert main(["agreement", "--opinions", str(path), "--run", "no-such-run"]) == 1


def test_a_sample_is_always_the_same(tmp_path: Path) -> None:
    asked = []
    for name in ("a", "b"):
        out = str(tmp_path / name)
        assert main(["answers", "--set", "dates", "--sample", "3", "--quiet", "--out", out]) == 0
        asked.append([record.question.id for record in load(tmp_path / name).records])
    assert len(asked[0]) == 3
    assert asked[0] == asked[1]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["{"], "set.jsonl:1"),
        ([row(), row()], "set.jsonl:2"),
        ([row()], "another corpus"),
        ([row(gold=[{"document": "kezhou-2017-quality-strategy", "quote": "无此文字甲乙丙",
                     "label": "一、（一）"}])], "set.jsonl:1"),
    ],
    ids=["malformed", "twice", "another corpus", "unknown words"],
)  # fmt: skip
def test_a_wrong_set_is_refused_before_anything_is_asked(
    lines: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, *lines)
    assert main(["answers", "--set", str(path), "--out", str(tmp_path / "run")]) == 1
    assert says in capsys.readouterr().err
    assert not (tmp_path / "run").exists()
    assert main(["check", str(path)]) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["answers", "--set", "no-such-set"],
        ["answers", "--limit", "0"],
        ["answers", "--set", "dates", "--kind", "compare"],
        ["answers", "--judge", "no-address"],
        ["report", "no-such-run"],
        ["compare", "no-such-run"],
        ["retrieval", "--corpus", "no-such-corpus"],
        ["retrieval", "-k", "0"],
        ["retrieval", "--documents", "5"],
        ["retrieval", "--out", "."],
        ["answers", "--out", "."],
        ["agreement", "--labels", "no-such-file.jsonl"],
        ["review", "show", "no-such-id"],
        ["ablations", "--sample", "1"],
    ],
    ids=" ".join,
)
def test_what_is_wrong_is_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_ranks_are_kept_though_nobody_reads_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "ranks.jsonl"
    with Path("/dev/full").open("w", encoding="utf-8", buffering=1) as full:
        monkeypatch.setattr(sys, "stdout", full)
        arguments = ["--set", "dates", "--limit", "2", "--by", "lexical", "--out", str(out)]
        assert main(["retrieval", *arguments]) == 1
        monkeypatch.undo()
        with contextlib.suppress(OSError):
            full.close()
    assert len(load_rankings(out).questions) == 2


def test_the_shipped_set_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "dev" in capsys.readouterr().out


def test_an_index_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "eval", "answers", "--limit", "1"],
        cwd=ROOT,
        env={**os.environ, "TIAOWEN_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert "python -m index build" in done.stderr
    assert "Traceback" not in done.stderr


def test_ranks_are_written_and_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "ranks.jsonl"
    asked = ["retrieval", "--limit", "8", "--by", "lexical"]
    assert main([*asked, "--out", str(out)]) == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 9
    assert json.loads(out.read_text(encoding="utf-8").splitlines()[0])["name"] == "search"
    capsys.readouterr()
    assert main([*asked, "--before", str(out)]) == 0
    assert "变差 worse: 0" in capsys.readouterr().out
