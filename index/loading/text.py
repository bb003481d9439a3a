"""Reading a document's text from a file, whatever Chinese encoding it was saved in.

The text is handed on verbatim, line ends included: spans of clauses point into it.
"""

import codecs
from pathlib import Path

from index.errors import DocumentError

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(path: Path) -> str:
    """The text of a file, without its byte order mark.

    Tried in this order: UTF-8, UTF-16 with a mark, GB18030 (which covers GBK and GB2312).

    Raises:
        DocumentError: the file is missing, a folder, empty, or holds no text.
    """
    return decode(read_bytes(path), path.name)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; a DocumentError naming it when there are none to be had."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"找不到文件 no such file: {path}; check the name") from None
    except IsADirectoryError:
        raise DocumentError(f"是文件夹而不是文件 a folder, not a file: {path}") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise DocumentError(f"无法读取 cannot read {path}: {error}") from error
    if not data.strip():
        raise DocumentError(f"文件是空的 the file is empty: {path}")
    return data


def decode(data: bytes, name: str) -> str:
    """Bytes as text; ``name`` is for the error message only."""
    text = _decoded(data)
    if text is None or "\x00" in text:
        raise DocumentError(
            f"不是文本文件 not a text file: {name} is neither UTF-8, UTF-16 with a "
            "byte order mark, nor GB18030; save it as UTF-8 text"
        )
    if not text.strip():
        raise DocumentError(f"文件是空的 the file is empty: {name}")
    return text


def _decoded(data: bytes) -> str | None:
    # A UTF-16 mark is no valid UTF-8, so trying UTF-8 first never takes a UTF-16 file.
    encodings = ["utf-8-sig", "utf-16"] if data.startswith(_UTF16_MARKS) else ["utf-8-sig"]
    for encoding in [*encodings, "gb18030"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
