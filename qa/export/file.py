"""An answer written to a file, in the format that the file's name says."""

from collections.abc import Callable
from pathlib import Path

from index.errors import ConfigurationError
from qa.answer import Answer
from qa.export.sheet import to_csv
from qa.export.word import to_docx

FORMATS: dict[str, Callable[[Answer], bytes]] = {".csv": to_csv, ".docx": to_docx}
"""How an answer is written, by the ending of the file's name."""


def write_file(answer: Answer, path: Path) -> None:
    """Write an answer as ``.csv`` or ``.docx``, whole or not at all.

    Raises ConfigurationError for another ending, OSError where the file cannot be written.
    """
    made = FORMATS.get(path.suffix.lower())
    if made is None:
        raise ConfigurationError(
            f"不能导出为 {path.name}：文件名须以 {'、'.join(FORMATS)} 结尾 (unknown format)"
        )
    staged = path.with_name(path.name + ".part")
    staged.write_bytes(made(answer))
    staged.replace(path)
