"""Rows survive other writers, power cuts and a full disk; nothing is lost without a word."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import FeedbackError
from index.settings import ROOT
from qa.journal import Journal

_WRITER = """
import sys
from pathlib import Path
from qa.journal import Journal
journal = Journal(Path(sys.argv[1]))
for n in range(25):
    journal.append({"writer": sys.argv[2], "n": n, "text": "条" * 500})
"""


def _rows(journal: Journal) -> list[dict[str, object]]:
    return [row for _, row in journal.rows()]


def test_rows_come_back_in_their_order(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "new" / "j.jsonl")
    assert journal.rows() == ()
    journal.append({"a": "一\n二\u2028三"})
    journal.append({"a": "二"})
    assert journal.rows() == ((1, {"a": "一\n二\u2028三"}), (2, {"a": "二"}))


@given(st.lists(st.dictionaries(st.text(max_size=3), st.text(max_size=20)), max_size=5))
def test_any_text_is_one_line(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]
) -> None:
    journal = Journal(tmp_path_factory.mktemp("j") / "j.jsonl")
    for row in rows:
        journal.append(row)
    assert _rows(journal) == rows


def test_a_lone_surrogate_is_stored_as_a_question_mark(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.jsonl")
    journal.append({"a": "条\ud800问"})
    assert _rows(journal) == [{"a": "条?问"}]


def test_several_processes_write_every_row_whole(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, path, name], cwd=ROOT) for name in "abc"
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    rows = _rows(Journal(path))
    for name in "abc":
        assert [row["n"] for row in rows if row["writer"] == name] == list(range(25))
    assert len(rows) == 75


def test_a_torn_line_is_skipped_with_a_warning_and_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "j.jsonl"
    journal = Journal(path)
    journal.append({"a": 1})
    journal.append({"a": "条问" * 9})
    torn = path.read_bytes()[:-12]  # inside a character
    path.write_bytes(torn)
    assert _rows(journal) == [{"a": 1}]
    assert f"{path}:2" in caplog.text
    journal.append({"a": 3})
    assert _rows(journal) == [{"a": 1}, {"a": 3}]
    assert path.read_bytes().startswith(torn + b"\n")


@pytest.mark.parametrize("line", [b"[1]", b"\xff\xfe", b"{", b"7"])
def test_what_is_no_row_is_skipped(
    tmp_path: Path, line: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "j.jsonl"
    path.write_bytes(b'{"a": 1}\n' + line + b'\n\n{"a": 2}\n')
    assert Journal(path).rows() == ((1, {"a": 1}), (4, {"a": 2}))
    assert f"{path}:2" in caplog.text


def test_too_large_a_row_or_file_is_refused_and_nothing_written(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    journal = Journal(path, largest_line=40, largest_file=70)
    with pytest.raises(FeedbackError, match="太大"):
        journal.append({"a": "条" * 40})
    assert not path.exists()
    journal.append({"a": "x" * 25})
    journal.append({"a": "x" * 20})
    with pytest.raises(FeedbackError, match="已满"):
        journal.append({"a": "x"})
    assert len(_rows(journal)) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="resource limits are Unix's")
def test_a_row_that_does_not_fit_the_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    Journal(path).append({"a": "x" * 90})
    script = f"""
import resource, signal
from pathlib import Path
from index.errors import FeedbackError
from qa.journal import Journal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (150, 150))
try:
    Journal(Path({str(path)!r})).append({{"a": "y" * 90}})
except FeedbackError as error:
    print(error)
"""
    said = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "不能写入" in said.stdout
    assert path.read_text() == json.dumps({"a": "x" * 90}) + "\n"


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FeedbackError, match="TIAOWEN_HOME"):
        Journal(tmp_path / "file" / "j.jsonl").append({})
