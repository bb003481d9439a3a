"""Documents that come as lines of one file, written as files of their own, to be read as any."""

import hashlib
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from index.parsing.parse import document_id

_PLAIN = re.compile(r"[0-9a-z_\u4e00-\u9fff、，（）()《》〈〉“”·-]+")
_LONGEST = 200  # bytes; file systems allow 255
_MADE_OF = "MADE_OF"
_FORM = "1"  # raised whenever the same sources give other files


def file_name(identity: str) -> str:
    """A name for the file of a document, the same on every system and for no other document.

    The identity itself where it is plain (also in upper and lower case alike), else its sha256.

    >>> file_name("专利法"), file_name("doc-17")
    ('专利法.txt', 'doc-17.txt')
    """
    if _PLAIN.fullmatch(identity) and len(identity.encode()) <= _LONGEST:
        return f"{identity}.txt"
    return f"{hashlib.sha256(identity.encode()).hexdigest()[:32]}.txt"


def id_in_index(identity: str) -> str:
    """The id that the index gives to the document in ``file_name(identity)``."""
    return document_id(file_name(identity))


def write_documents(
    work: Path, sources: Sequence[Path], texts: Callable[[], Iterable[tuple[str, str]]]
) -> Path:
    """The folder ``work/documents`` with a file for each (identity, text) of ``texts``.

    It is written only when it was made of other ``sources`` (files, told by their bytes), beside
    the old one, which it then replaces: nobody ever finds half of it.
    """
    made_of = "\n".join([_FORM, *(f"{_sha256(path)}  {path.name}" for path in sources)])
    folder, stamp = work / "documents", work / _MADE_OF
    if folder.is_dir() and stamp.is_file() and stamp.read_text(encoding="utf-8") == made_of:
        return folder
    work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=work, prefix=".new-") as name:
        staged = Path(name) / "documents"
        staged.mkdir()
        for identity, text in texts():
            (staged / file_name(identity)).write_text(text, encoding="utf-8", newline="\n")
        stamp.unlink(missing_ok=True)  # from here on the folder is not what it says
        if folder.exists():
            shutil.move(folder, Path(name) / "before")
        staged.rename(folder)
    stamp.write_text(made_of, encoding="utf-8")
    return folder


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
