"""Verification stands alone: no model, no index, nothing of the page or of a chat."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from qa.verify.__main__ import main

FOREIGN = {"gradio", "langchain", "langchain_core", "llama_cpp", "numpy", "onnxruntime", "torch"}
ROOT = Path(__file__).resolve().parents[2]


def test_importing_and_using_it_loads_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "from qa.verify import Source, check\n"
        "check('合格率达到94%。', [Source('合格率达到94%。')])\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert FOREIGN.isdisjoint(run.stdout.split())


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    path = tmp_path / "clause.txt"
    path.write_text("到2025年，消费品质量合格率达到94%。", "utf-8")
    return path


def test_a_true_sentence_on_the_command_line(
    evidence: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--claim", "消费品质量合格率达到94%。", "--evidence", str(evidence)]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["verdict"] == "supported"
    assert said["words"] == "到2025年，消费品质量合格率达到94%。"
    assert said["bearing"] == [0]


def test_a_false_sentence_on_the_command_line(
    evidence: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--claim", "消费品质量合格率达到95%。", "--evidence", str(evidence)]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [failure["kind"] for failure in said["failed"]] == ["figure"]


def test_evidence_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--claim", "合格。", "--evidence", str(tmp_path / "none.txt")]) == 2
    assert "none.txt" in capsys.readouterr().err
