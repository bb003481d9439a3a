import stat
import subprocess
from pathlib import Path

import pytest

from index.errors import DocumentError
from index.loading.word.office import find_office, load_office
from tests.index.loading.word.word_files import docx, item, level, lists, paragraph, row, table

RTF = rb"{\rtf1\ansi\uc1 \u31532?\u19968?\u26465? ABC\par}"
needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")


def test_without_libreoffice_the_error_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    if find_office() is not None:
        pytest.skip("LibreOffice is installed outside the PATH")
    with pytest.raises(DocumentError, match=r"旧文件\.doc.*apt-get install libreoffice-writer"):
        load_office(RTF, "旧文件.doc")


def _program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of that name on the PATH that runs a shell script instead."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_a_conversion_that_does_not_end_is_ended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _program(tmp_path, f"echo $$ > {tmp_path}/pid; exec tail -f /dev/null", monkeypatch)
    with pytest.raises(DocumentError, match=r"慢\.doc within 0\.5 s"):
        load_office(RTF, "慢.doc", seconds=0.5)
    assert not Path("/proc", (tmp_path / "pid").read_text().strip()).exists()


def test_a_conversion_that_makes_nothing_is_told_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _program(tmp_path, "echo could not load; exit 1", monkeypatch)
    with pytest.raises(DocumentError, match=r"nothing of 坏\.wps \(could not load\)"):
        load_office(RTF, "坏.wps")


@needs_office
def test_a_doc_keeps_numbers_and_tables(tmp_path: Path) -> None:
    body = item("总则") + item("抽查") + table(row("任务", "单位"), row("抽查", "市局"))
    made = docx(body + paragraph("完"), numbering=lists(level(0, "第%1条", "chineseCounting")))
    (tmp_path / "a.docx").write_bytes(made)
    subprocess.run(
        [
            str(find_office()),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "doc:MS Word 97",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "a.docx"),
        ],
        check=True,
        timeout=60,
    )
    loaded = load_office((tmp_path / "a.doc").read_bytes(), "a.wps")
    assert loaded.text.splitlines() == [
        "第一条 总则",
        "第二条 抽查",
        "| 任务 | 单位 |",
        "| --- | --- |",
        "| 抽查 | 市局 |",
        "完",
    ]


@needs_office
def test_rtf() -> None:
    assert load_office(RTF, "a.rtf").text == "第一条 ABC"
