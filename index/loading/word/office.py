"""DOC, WPS and RTF: turned into DOCX by LibreOffice, where it is installed, and read as that."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from index.errors import DocumentError
from index.loading.loaded import Loaded
from index.loading.word.docx import load_docx
from index.loading.word.package import OLE_MAGIC

CONVERSION_SECONDS = 18.0
"""How long LibreOffice may take; below the time that reading a whole file may take."""

_PROGRAMS = ("soffice", "libreoffice")
_ELSEWHERE = (  # where the installers put it without telling the shell
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
)


def load_office(data: bytes, name: str, seconds: float = CONVERSION_SECONDS) -> Loaded:
    """The text of a DOC, WPS or RTF file by its bytes, as ``load_docx`` gives it.

    Raises:
        DocumentError: LibreOffice is missing, or the file cannot be converted within ``seconds``.
    """
    program = find_office()
    if program is None:
        raise DocumentError(
            f"缺少 LibreOffice is missing: {name} cannot be read without it; install it "
            "(apt-get install libreoffice-writer), or save the file as DOCX"
        )
    return load_docx(_converted(program, data, name, seconds), name)


def find_office() -> str | None:
    """The path of LibreOffice's program, None where it is not installed."""
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    return found or next((str(path) for path in _ELSEWHERE if path.is_file()), None)


def _converted(program: str, data: bytes, name: str, seconds: float) -> bytes:
    with tempfile.TemporaryDirectory(prefix="tiaowen-office-") as folder:
        # The suffix chooses LibreOffice's reader. A .wps of today is a DOC; by its own suffix it
        # would be taken for a file of Microsoft Works.
        source = Path(folder, "source.doc" if data.startswith(OLE_MAGIC) else "source.rtf")
        source.write_bytes(data)
        arguments = [
            program,
            # A profile of its own: two LibreOffices with one profile wait for each other.
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(Path(folder, "out")),
            str(source),
        ]
        said = _run(arguments, folder, name, seconds)
        result = Path(folder, "out", "source.docx")
        if not result.is_file():
            raise DocumentError(
                f"无法转换 cannot be converted: LibreOffice made nothing of {name} ({said}); the "
                "file is damaged or has a password: open it and save it as DOCX"
            )
        return result.read_bytes()


def _run(arguments: list[str], folder: str, name: str, seconds: float) -> str:
    """Run LibreOffice to its end; what it said, as one line."""
    process = subprocess.Popen(
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env={**os.environ, "HOME": folder},
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        raise DocumentError(
            f"转换超时 conversion took too long: LibreOffice did not finish {name} within "
            f"{seconds:g} s; open it and save it as DOCX"
        ) from None
    except BaseException:
        _end(process)
        raise
    return " ".join(said.decode("utf-8", "replace").split())[:200]


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and the process that it starts for the work."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()
