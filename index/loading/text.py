"""Reading a document's text from a file, whatever Chinese encoding it was saved in.

The text is handed on verbatim, line ends included: spans of clauses point into it. Nothing is
ever decoded with replacement characters: what cannot be decoded strictly is refused by name.
"""

import codecs
from pathlib import Path

from index.errors import DocumentError
from index.loading.loaded import Loaded
from index.reading.files import read_file

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LARGEST_MB = 100  # more is no text that anyone wrote
_SAMPLE = 4_000  # characters that tell what language a text is


def load_text(data: bytes, name: str) -> Loaded:
    """A TXT or Markdown file, verbatim; raises what ``decode`` raises."""
    return Loaded(decode(data, name))


def read_text(path: Path) -> str:
    """The text of a file, without its byte order mark, decoded as ``decode`` does.

    Raises:
        DocumentError: the file is missing, a folder, empty, or holds no text.
    """
    return decode(read_bytes(path), path.name)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; a DocumentError naming it when there are none to be had."""
    return read_file(path, str(path), _LARGEST_MB)


def decode(data: bytes, name: str) -> str:
    """Bytes as text; ``name`` is for the error message only.

    Tried in this order: UTF-8, UTF-16 with a mark, UTF-16 without one where the text cannot be
    anything else, GB18030 (which covers GBK and GB2312).

    Raises:
        DocumentError: the bytes are empty or no text.
    """
    text = _decoded(data)
    if text is None or "\x00" in text:
        raise DocumentError(
            f"不是文本文件 not a text file: {name} is neither UTF-8, UTF-16 nor GB18030; "
            "save it as UTF-8 text"
        )
    if not text.strip():
        raise DocumentError(f"文件是空的 the file is empty: {name}")
    return text


def _decoded(data: bytes) -> str | None:
    # A UTF-16 mark is no valid UTF-8, so trying UTF-8 first never takes a marked UTF-16 file.
    # Unmarked UTF-16 of ASCII alone is valid UTF-8, full of NULs, which no text file holds.
    text = strictly(data, "utf-8-sig")
    if text is not None and "\x00" not in text:
        return text
    if data.startswith(_UTF16_MARKS):
        return strictly(data, "utf-16")
    national = None if b"\x00" in data else strictly(data, "gb18030")
    return _unmarked_utf16(data, national) or national


def strictly(data: bytes, encoding: str) -> str | None:
    """The text, or None where a single byte of it does not belong to the encoding."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(data: bytes, national: str | None) -> str | None:
    """The text where UTF-16 reads as common Chinese and GB18030 does not."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = strictly(data, encoding)
        if text is None or "\x00" in text or _common(text) < 0.9:
            continue
        if national is None or _common(national) < 0.6:
            return text
    return None


def _common(text: str) -> float:
    """The share of characters that Chinese text is made of.

    Those are ASCII, punctuation and the 3,755 everyday characters of GB 2312's first level,
    which cover 99.7% of modern text. Bytes read in the wrong encoding scatter over the 20,902
    characters of the block, where fewer than a fifth are everyday ones.
    """
    sample = text[:_SAMPLE]
    return sum(_is_common(character) for character in sample) / max(len(sample), 1)


def _is_common(character: str) -> bool:
    if character <= "\x7f":
        return character.isprintable() or character in "\t\n\r\f"
    try:
        return character.encode("gb2312")[0] <= 0xD7  # 0xA1-0xA9 are signs, 0xB0-0xD7 level one
    except UnicodeEncodeError:
        return False
