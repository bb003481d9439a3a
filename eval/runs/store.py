"""Runs on disk: a folder with ``run.json`` (the header) and ``answers.jsonl`` (the records)."""

import shutil
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from eval.runs.header import Header
from eval.runs.record import Record
from eval.runs.run import Run
from eval.typed_lines import typed_lines
from index.errors import QuestionError

_HEADER = TypeAdapter(Header)
_RECORD = TypeAdapter(Record)
_HEADER_FILE = "run.json"
_RECORDS_FILE = "answers.jsonl"
REPORT = "report.html"  # the page of a run, beside it
_FILES = {_HEADER_FILE, _RECORDS_FILE, REPORT, f"{REPORT}.part"}


def save(run: Run, folder: Path) -> Path:
    """Write a run to ``folder``, beside first, then in its place.

    A run that is there already is replaced; any other folder is left alone.

    Raises:
        QuestionError: the folder holds something else.
    """
    replaceable(folder)
    staged = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    (staged / _HEADER_FILE).write_bytes(_HEADER.dump_json(run.header, indent=1) + b"\n")
    with (staged / _RECORDS_FILE).open("wb") as out:
        for record in run.records:
            out.write(_RECORD.dump_json(record, exclude_defaults=True) + b"\n")
    shutil.rmtree(folder, ignore_errors=True)
    staged.rename(folder)
    return folder


def replaceable(folder: Path) -> None:
    """Raise QuestionError when ``folder`` holds what is no part of a run and would be lost."""
    if not folder.exists():
        return
    if not (folder / _HEADER_FILE).is_file():
        raise QuestionError(
            f"{folder} 已存在且不是一次评测，未写；请换一个 --out （exists and is no run）"
        )
    if strange := sorted({each.name for each in folder.iterdir()} - _FILES):
        raise QuestionError(
            f"{folder} 中还有 {strange[0]!r}，未写；请移走它，或换一个 --out "
            "（holds more than a run; move it away）"
        )


def load(folder: Path) -> Run:
    """Read a run. Raises QuestionError, naming file and line, for what is none."""
    try:
        header = _HEADER.validate_json((folder / _HEADER_FILE).read_bytes())
    except OSError as error:
        raise QuestionError(
            f"{folder} 不是一次评测：{error}；先运行 python -m eval answers （no run）"
        ) from error
    except ValidationError as error:
        raise QuestionError(f"{folder / _HEADER_FILE}：{_first(error)} （not a run）") from error
    records = typed_lines(folder / _RECORDS_FILE, _RECORD)
    return Run(header, tuple(record for _, record in records))


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc']))} {first['msg']}"
