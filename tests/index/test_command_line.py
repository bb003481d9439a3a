"""The command line as another program calls it: what comes out, how it ends, one-line errors."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from index.__main__ import main
from index.embedding.embedder import Embedder
from index.generation import current_id
from index.settings import ROOT, IndexSettings
from tests.index.building.small_build import small_build
from tests.index.small_corpus import write_corpus

HIT = {"document": str, "label": str, "clause_id": str, "text": str, "start": int, "end": int}
SHANWEI = ROOT / "documents" / "shanwei-2023-quality-draft.txt"


def run(home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """``python -m index`` in a process of its own, anything but a terminal attached."""
    return subprocess.run(
        [sys.executable, "-m", "index", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "TIAOWEN_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def built(
    embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A home of its own with this machine's models, and the run that built its index."""
    home = tmp_path_factory.mktemp("home")
    (home / "models").symlink_to(IndexSettings().models, target_is_directory=True)
    documents = write_corpus(home / "documents")
    (documents / "empty.md").write_bytes(b"")
    return home, run(home, "build", "--documents", documents, "--out", home / "index")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without models, for ``main`` in this process."""
    monkeypatch.setenv("TIAOWEN_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def generation(home: Path) -> str:
    """The generation of an index in ``home``, enough for what opens no model."""
    small_build(write_corpus(home / "documents"), home / "index")
    return current_id(home / "index")


def assert_hit(hit: dict[str, Any], documents: Path) -> None:
    assert {name: type(hit[name]) for name in HIT} == HIT
    assert isinstance(hit["score"], float)
    text = (documents / hit["source"]).read_text(encoding="utf-8")
    assert text[hit["start"] : hit["end"]] == hit["text"]


# In processes of their own


def test_build_says_what_it_did_and_what_it_left_out(
    built: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    home, process = built
    assert process.returncode == 0
    assert current_id(home / "index") in process.stdout
    assert "8 条" in process.stdout
    assert all(f"added: {name}" in process.stdout for name in ("bing.txt", "jia.txt", "yi.txt"))
    (line,) = process.stderr.splitlines()  # and no progress bar where there is no terminal
    assert "empty.md" in line


def test_only_what_changed_is_embedded_and_a_program_can_read_the_report(
    built: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    home, _ = built
    documents, out = home / "documents", home / "other"
    shutil.copytree(home / "index", out)
    (documents / "sub").mkdir(exist_ok=True)
    (documents / "sub" / "ding.txt").write_text("一、新增内容。开展检查。", encoding="utf-8")
    process = run(home, "build", "--documents", documents, "--out", out, "--json", "--strict")
    (documents / "sub" / "ding.txt").unlink()
    assert process.returncode == 1  # empty.md was not read
    report = json.loads(process.stdout)
    assert (report["added"], report["unchanged"], report["embedded"]) == (["sub/ding.txt"], 3, 3)
    assert list(report["unreadable"]) == ["empty.md"]


def test_a_batch_of_questions(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    home, _ = built
    asked = [
        {"id": "q-1", "question": "乙县第三条"},
        {"id": 2, "question": "冰雪旅游\u2028滑雪场"},
        {"id": "q-3", "question": "哪个局牵头", "extra": True},
    ]
    lines = [json.dumps(row, ensure_ascii=False) for row in asked]
    questions, out = home / "questions.jsonl", home / "hits.jsonl"
    questions.write_text("\ufeff" + "\n\n".join(lines) + "\n", encoding="utf-8")
    process = run(
        home, "search", "--batch", questions, "-k", "2", "--out", out, "--index", home / "index"
    )
    assert (process.returncode, process.stderr) == (0, "")
    rows = [json.loads(row) for row in out.read_text(encoding="utf-8").split("\n")[:-1]]
    assert [row["id"] for row in rows] == ["q-1", 2, "q-3"]
    assert all(set(row) == {"id", "hits", "ms"} and row["ms"] > 0 for row in rows)
    assert [row["hits"][0]["clause_id"] for row in rows] == ["yi/art3", "bing/1", "jia/2-3"]
    assert all(len(row["hits"]) == 2 for row in rows)
    for row in rows:
        for hit in row["hits"]:
            assert_hit(hit, home / "documents")
    assert not list(home.glob("*.part"))


def test_filters_by_flag_and_by_row(
    built: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    home, _ = built
    one = run(home, "search", "质量", "--region", "乙县", "--region", "丙州", "--json")
    assert {hit["document_id"] for hit in json.loads(one.stdout)} == {"yi", "bing"}
    questions, out = home / "filtered.jsonl", home / "filtered-hits.jsonl"
    asked = [
        {"id": 1, "question": "质量"},
        {"id": 2, "question": "质量", "filters": {"region": "乙县"}},
    ]
    questions.write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    assert (
        run(home, "search", "--batch", questions, "--out", out, "--region", "甲市").returncode == 0
    )
    found = [json.loads(row) for row in out.read_text(encoding="utf-8").splitlines()]
    assert [{hit["document_id"] for hit in row["hits"]} for row in found] == [{"jia"}, {"yi"}]


def test_a_missing_index_ends_with_one_line(tmp_path: Path) -> None:
    process = run(tmp_path, "search", "谁牵头")
    assert (process.returncode, process.stdout) == (1, "")
    (line,) = process.stderr.splitlines()
    assert "python -m index build" in line


# In this process


def test_one_question(
    built: tuple[Path, subprocess.CompletedProcess[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    home, _ = built
    monkeypatch.setenv("TIAOWEN_HOME", str(home))
    assert main(["search", "甲市第（三）条", "-k", "3", "--json"]) == 0
    said = capsys.readouterr()
    hits = json.loads(said.out)
    assert hits[0]["clause_id"] == "jia/2-3"
    assert (len(hits), said.err) == (3, "")
    for hit in hits:
        assert_hit(hit, home / "documents")
    assert main(["search", "甲市第（三）条", "-k", "1"]) == 0
    assert "甲市质量意见 二、（三）" in capsys.readouterr().out


def test_parse_in_json(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(SHANWEI), "--json"]) == 0
    parsed = json.loads(capsys.readouterr().out)
    document, clauses = parsed["document"], parsed["clauses"]
    assert document["title"] == "关于深入贯彻落实《广东省质量强省建设纲要》的实施意见"
    assert {"issuer", "number", "region", "level", "issued", "status"} <= document.keys()
    assert document["status"] == "征求意见稿"
    text = SHANWEI.read_text(encoding="utf-8")
    assert len(clauses) == 32
    for clause in clauses:
        assert {"id", "label", "path", "page", "departments"} <= clause.keys()
        assert text[clause["start"] : clause["end"]] == clause["text"]
    assert "".join(text[b["start"] : b["end"]] for b in parsed["blocks"]) == text


def test_parse_for_people(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_corpus(home / "documents") / "yi.txt"
    assert main(["parse", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("乙县粮食安全办法")
    assert any(
        "第三条  第三条 储备粮每年轮换三分之一。 粮仓应当防火防潮。" in line for line in lines
    )


def test_parse_of_an_archive(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home / "两份.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("甲.txt", "甲县规定\n第一条　市财政局应当在2025年底前拨款。\n")
        archive.writestr("乙.html", "<h1>乙县规定</h1><p>第一条　垃圾分四类。</p>")
        archive.writestr("空.txt", "")
    assert main(["parse", str(path), "--json"]) == 0
    said = capsys.readouterr()
    first, second = json.loads(said.out)
    assert (first["document"]["title"], second["document"]["title"]) == ("甲县规定", "乙县规定")
    (clause,) = first["clauses"]
    assert clause["departments"] == ["市财政局"]
    assert clause["force"] == ["义务"]
    assert clause["deadlines"][0]["date"] == "2025-12-31"
    assert "两份.zip/空.txt" in said.err
    assert main(["parse", str(path)]) == 0
    assert "期限 2025年底前（2025-12-31）" in capsys.readouterr().out


def test_parse_of_what_cannot_be_read(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home / "坏.pdf"
    path.write_bytes(b"%PDF-1.4 broken")
    assert main(["parse", str(path)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "坏.pdf" in line


def test_info(home: Path, generation: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", "--json"]) == 0
    info = json.loads(capsys.readouterr().out)
    assert (info["generation"], info["clauses"], info["embedder"]) == (generation, 8, "bigrams")
    assert set(info["documents"]) == {"bing.txt", "jia.txt", "yi.txt"}
    files = [path for path in (home / "index" / generation).rglob("*") if path.is_file()]
    assert info["bytes"] == sum(path.stat().st_size for path in files)
    assert main(["info"]) == 0
    assert generation in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["search", "谁牵头", "-k", "0"], "-k"),
        (["search", "谁牵头", "-k", "-1"], "-k"),
        (["search"], "no question"),
        (["search", " "], "no question"),
        (["search", "--batch", "right.jsonl"], "--out"),
        (["search", "--batch", "none.jsonl", "--out", "o"], "none.jsonl"),
        (["search", "--batch", "binary.jsonl", "--out", "o"], "binary.jsonl"),
        (["search", "谁牵头", "--index", "none"], "python -m index build"),
        (["search", "谁牵头"], "make setup"),  # the index is there, the model is not
        (["info", "--index", "none"], "python -m index build"),
        (["parse", "none.txt"], "none.txt"),
        (["parse", "none/none.txt"], "none.txt"),
        (["parse", "documents"], "a folder"),
        (["build", "--documents", "documents", "--out", "new"], "make setup"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_what_is_wrong_is_one_line(
    home: Path,
    generation: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    says: str,
) -> None:
    monkeypatch.chdir(home)
    (home / "right.jsonl").write_text('{"id": 1, "question": "谁"}\n', encoding="utf-8")
    (home / "binary.jsonl").write_bytes(b"\xff\xfe\x00")
    assert main(arguments) == 1
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert says in line
    assert not (home / "o").exists()


@pytest.mark.parametrize(
    "bad",
    ["{", "[]", "3", '"text"', "{}", '{"id": 1}', '{"question": "谁"}']
    + [f'{{"id": 1, "question": {value}}}' for value in ("null", "3", '""', '" "', "[]")],
)
def test_a_bad_line_of_a_batch_is_named_by_its_number(
    home: Path, generation: str, capsys: pytest.CaptureFixture[str], bad: str
) -> None:
    batch, out = home / "bad.jsonl", home / "hits.jsonl"
    batch.write_text(f'{{"id": 0, "question": "谁"}}\n\n{bad}\n', encoding="utf-8")
    assert main(["search", "--batch", str(batch), "--out", str(out)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "bad.jsonl 第 3 行" in line
    assert not out.exists()


@pytest.mark.parametrize("command", ["", "fetch", "build", "search", "parse", "info"])
def test_help_gives_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert f"python -m index {command}".strip() in said.partition("example:")[2]


@pytest.mark.parametrize("arguments", [[], ["serve"], ["search", "谁", "-k", "many"], ["parse"]])
def test_what_is_no_command_ends_with_the_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m index" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--level", "村"], "国家、省、地市、县"),
        (["--year", "去年"], "年份"),
        (["--include-above"], "region"),
    ],
)
def test_a_filter_that_cannot_be_is_said_before_a_model_is_opened(
    generation: str, capsys: pytest.CaptureFixture[str], flags: list[str], said: str
) -> None:
    assert generation
    assert main(["search", "质量", *flags]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
