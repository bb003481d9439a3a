"""Replacing a file whole: written beside it, synced, renamed over it."""

import os
import shutil
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Make ``data`` the file's content at one stroke; its permissions stay, its folder is made.

    Raises:
        OSError: it cannot be written; the file is then as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_name(f".{path.name}.part")
    try:
        with staged.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if path.exists():
            shutil.copymode(path, staged)
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
