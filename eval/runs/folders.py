"""Where runs lie, and how one is named: a folder, an id, or the newest."""

from pathlib import Path

from index.errors import QuestionError
from index.settings import IndexSettings

NEWEST = "latest"


def runs_folder(settings: IndexSettings) -> Path:
    """The folder that runs are kept in."""
    return settings.home / "eval" / "runs"


def cache_file(settings: IndexSettings) -> Path:
    """The file of answers that were given once."""
    return settings.home / "eval" / "answers.sqlite"


def find_run(name: str, settings: IndexSettings) -> Path:
    """The folder of the run of that name: a path, an id, ``latest``.

    Raises:
        QuestionError: there is none.
    """
    kept = runs_folder(settings)
    if name == NEWEST:
        runs = sorted(kept.glob("*/run.json"), key=lambda file: file.stat().st_mtime)
        if runs:
            return runs[-1].parent
        raise QuestionError(f"{kept} 中还没有评测；先运行 python -m eval answers （no run yet）")
    for folder in (Path(name), kept / name):
        if (folder / "run.json").is_file():
            return folder
    known = sorted((file.parent.name for file in kept.glob("*/run.json")), reverse=True)[:3]
    raise QuestionError(
        f"没有评测 {name!r}；可用文件夹、latest，或 {'、'.join(known) or '（无）'} （no such run）"
    )
