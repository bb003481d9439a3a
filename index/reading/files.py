"""Taking a file's bytes, whatever stands behind its name."""

import os
import stat
from pathlib import Path

from index.errors import DocumentError


def read_file(path: Path, name: str, megabytes: int) -> bytes:
    """The bytes of a regular file of at most so many megabytes; ``name`` is for messages.

    It is opened without waiting and looked at before it is read: a FIFO would wait for a writer
    for ever, and a file that is too large costs nothing.

    Raises:
        DocumentError: missing, a broken link, a folder, no regular file, not readable, too large
            or empty.
    """
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            status = os.fstat(file.fileno())
            _check_regular(name, status)
            if status.st_size > megabytes * 1_000_000:
                raise DocumentError(
                    f"文件太大 file too large: {name} has {status.st_size / 1e6:.0f} MB of at most "
                    f"{megabytes} MB; split it"
                )
            data = file.read()
    except FileNotFoundError:
        raise DocumentError(_missing(path, name)) from None
    except IsADirectoryError:
        raise DocumentError(f"是文件夹而不是文件 a folder, not a file: {name}") from None
    except PermissionError:
        raise DocumentError(
            f"没有读取权限 no permission to read: {name}; change it with chmod a+r"
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise DocumentError(f"无法读取 cannot read {name}: {error}") from error
    if not data or data.isspace():
        raise DocumentError(f"文件是空的 the file is empty: {name}")
    return data


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)


def _check_regular(name: str, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise DocumentError(
            f"不是普通文件 not a regular file: {name} (a pipe, socket or device); remove it"
        )


def _missing(path: Path, name: str) -> str:
    if path.is_symlink():
        return f"链接失效 broken link: {name} -> {path.readlink()}; repair or remove it"
    return f"找不到文件 no such file: {name}; check the name"
