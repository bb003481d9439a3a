"""The reader and its worker: what comes back, and what happens when the worker ends."""

import hashlib
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.errors import ConfigurationError, DocumentError, TiaowenError
from index.loading.loaded import Loaded
from index.manifest import ManifestEntry
from index.parsing.parse import parse
from index.reading.limits import Limits
from index.reading.messages import REPLY, REQUEST, Request
from index.reading.reader import Reader
from index.settings import ROOT, IndexSettings
from tests.index.reading import bad_files as bad

MANY_PAGES = 1500  # their progress does not fit into the pipe: the worker waits for the reader


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "办法.txt"
    path.write_text(bad.GOOD_TEXT, encoding="utf-8")
    return path


@pytest.fixture
def long(tmp_path: Path) -> Path:
    path = tmp_path / "长.pdf"
    path.write_bytes(bad.pages_pdf(MANY_PAGES))
    return path


@pytest.fixture
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


def workers() -> set[int]:
    """The process ids of this process's workers."""
    children: set[int] = set()
    for file in Path("/proc/self/task").glob("*/children"):
        children |= {int(each) for each in file.read_text().split()}
    return {each for each in children if b"reading.worker" in cmdline(each)}


def cmdline(process: int) -> bytes:
    return Path(f"/proc/{process}/cmdline").read_bytes()


def test_a_document_comes_back_as_it_is_parsed_here(reader: Reader, good: Path) -> None:
    entry = ManifestEntry(title="质量办法", issuer="某局", aliases=("办法",), issued="2024-01-02")
    result = reader.read(
        good, "规章/办法.txt", {"规章/办法.txt": entry, "别的.txt": ManifestEntry()}
    )
    digest = hashlib.sha256(good.read_bytes()).hexdigest()
    assert result.documents == (parse(Loaded(bad.GOOD_TEXT), "规章/办法.txt", digest, entry),)
    assert result.problems == {}


def test_the_real_documents_come_back_as_they_are_parsed_here(reader: Reader) -> None:
    for path in sorted((ROOT / "documents").glob("*.txt")):
        text = path.read_text(encoding="utf-8-sig")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        (document,) = reader.read(path, path.name).documents
        assert document == parse(Loaded(text), path.name, digest)


def test_a_relative_path_is_that_of_the_caller(
    reader: Reader, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.read(good, good.name)  # the worker is there before the folder changes
    monkeypatch.chdir(good.parent)
    assert reader.read(Path(good.name), good.name).documents


def test_one_worker_reads_many_files_and_ends_with_its_reader(good: Path) -> None:
    with Reader() as reader:
        reader.read(good, good.name)
        first = workers()
        for _ in range(20):
            reader.read(good, good.name)
        with pytest.raises(DocumentError):
            reader.read(good.parent, "x.txt")
        assert workers() == first
        assert len(first) == 1
    assert workers() == set()
    assert reader.read(good, good.name).documents  # a closed reader starts again
    reader.close()


def test_threads_share_a_reader(reader: Reader, good: Path) -> None:
    names = [f"{at}.txt" for at in range(40)]
    read: list[str] = []

    def some(part: list[str]) -> None:
        for name in part:
            (document,) = reader.read(good, name).documents
            read.append(document.document.source)

    threads = [threading.Thread(target=some, args=(names[at::4],)) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(read) == sorted(names)
    assert len(workers()) == 1


def test_a_worker_that_was_killed_between_files_is_replaced(reader: Reader, good: Path) -> None:
    reader.read(good, good.name)
    (worker,) = workers()
    end(worker, signal.SIGKILL)
    assert reader.read(good, good.name).documents


def end(process: int, by: int) -> None:
    handle = os.pidfd_open(process)
    os.kill(process, by)
    assert select.select([handle], [], [], 20)[0]
    os.close(handle)


def killing(by: int) -> Callable[[str, int, int], None]:
    """Kills the worker in the midst of a document, at its first page."""

    def kill(source: str, page: int, pages: int) -> None:
        if page == 1:
            for worker in workers():
                end(worker, by)

    return kill


@pytest.mark.parametrize("by", [signal.SIGSEGV, signal.SIGKILL])
def test_a_crash_is_about_one_file(reader: Reader, good: Path, long: Path, by: int) -> None:
    with pytest.raises(DocumentError, match=rf"崩溃.*{signal.Signals(by).name}.*长\.pdf"):
        reader.read(long, long.name, on_page=killing(by))
    assert reader.read(good, good.name).documents


def test_a_crash_within_an_archive_is_about_one_member(
    reader: Reader, tmp_path: Path, long: Path
) -> None:
    path = tmp_path / "包.zip"
    members = {
        "一.txt": bad.GOOD_TEXT.encode(),
        "长.pdf": long.read_bytes(),
        "二.txt": bad.GOOD_TEXT.encode(),
    }
    path.write_bytes(bad.zipped(members))
    result = reader.read(path, path.name, on_page=killing(signal.SIGSEGV))
    assert [each.document.source for each in result.documents] == ["包.zip/一.txt", "包.zip/二.txt"]
    assert list(result.problems) == ["包.zip/长.pdf"]


def test_an_archive_that_kills_worker_after_worker_is_given_up(
    reader: Reader, tmp_path: Path, long: Path
) -> None:
    path = tmp_path / "包.zip"
    path.write_bytes(bad.zipped({f"{at}.pdf": long.read_bytes() for at in range(9)}))
    result = reader.read(path, path.name, on_page=killing(signal.SIGSEGV))
    assert not result.documents
    assert len(result.problems) == 5
    assert "没有读完" in result.problems["包.zip"]


def test_pages_are_told_and_counted(long: Path, tmp_path: Path) -> None:
    short = tmp_path / "短.pdf"
    short.write_bytes(bad.pages_pdf(2))
    told: list[tuple[str, int, int]] = []
    with Reader(Limits(pages=2)) as reader:
        reader.read(short, short.name, on_page=lambda *page: told.append(page))
        with pytest.raises(DocumentError, match=r"页数太多.*长\.pdf.*1500 of at most 2"):
            reader.read(long, long.name)
    assert told == [("短.pdf", 1, 2), ("短.pdf", 2, 2)]


def test_a_file_that_takes_too_long_is_given_up(good: Path, tmp_path: Path) -> None:
    slow = tmp_path / "慢.txt"
    slow.write_text(bad.GOOD_TEXT * 200_000, encoding="utf-8")
    with Reader(Limits(seconds=0.1)) as reader:
        with pytest.raises(DocumentError, match=r"超时.*慢\.txt.*0\.1 s"):
            reader.read(slow, slow.name)
        assert reader.read(good, good.name).documents


def test_a_file_that_takes_too_much_memory_is_given_up(good: Path, tmp_path: Path) -> None:
    large = tmp_path / "大.txt"
    large.write_text(bad.GOOD_TEXT * 300_000, encoding="utf-8")
    with Reader(Limits(megabytes=64)) as reader:
        with pytest.raises(DocumentError, match=r"内存不够.*大\.txt.*64 MB"):
            reader.read(large, large.name)
        assert reader.read(good, good.name).documents


def test_a_worker_that_keeps_too_much_memory_is_replaced(good: Path) -> None:
    with Reader(Limits(megabytes=16)) as reader:  # less than Python itself
        reader.read(good, good.name)
        assert workers() == set()
        assert reader.read(good, good.name).documents


def test_ctrl_c_ends_the_worker_too(reader: Reader, good: Path, long: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        reader.read(long, long.name, on_page=lambda *page: signal.raise_signal(signal.SIGINT))
    assert workers() == set()
    assert reader.read(good, good.name).documents


@pytest.mark.parametrize("busy", [True, False])
def test_no_worker_outlives_its_reader(long: Path, good: Path, busy: bool) -> None:
    code = (
        "import os, sys; from pathlib import Path; from index.reading.reader import Reader\n"
        "from tests.index.reading.test_reader import workers\n"
        "def die(*page):\n"
        "    print(*workers(), flush=True); sys.stdin.readline(); os.kill(os.getpid(), 9)\n"
        "path = Path(sys.argv[1]); reader = Reader()\n"
        "reader.read(path, path.name, on_page=die)\n"
        "die()"
    )
    command = [sys.executable, "-c", code, str(long if busy else good)]
    with subprocess.Popen(command, cwd=ROOT, stdin=-1, stdout=-1, text=True) as parent:
        assert parent.stdin
        assert parent.stdout
        handle = os.pidfd_open(int(parent.stdout.readline()))
        parent.stdin.write("\n")
        parent.stdin.flush()
        assert parent.wait(timeout=20) == -signal.SIGKILL
    assert select.select([handle], [], [], 20)[0]  # readable once the process has ended
    os.close(handle)


def test_the_clock_ends_a_process_that_python_cannot_interrupt() -> None:
    code = (
        "import re; from index.reading.limits import start_clock\n"
        "start_clock(0.2); re.match('(a+)+b', 'a' * 60)"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=20, check=False)
    assert ended.returncode == -signal.SIGALRM


def test_what_libraries_print_is_no_reply(good: Path) -> None:
    code = (
        "import os; from index.reading import worker\n"
        "parse = worker.parse\n"
        "def noisy(*arguments):\n"
        "    print('noise'); os.write(1, b'noise'); os.system('echo noise; cat')\n"
        "    return parse(*arguments)\n"
        "worker.parse = noisy; worker.main()"
    )
    request = REQUEST.dump_json(Request(str(good), good.name)) + b"\n"
    limits = '{"seconds": 20}'
    ended = subprocess.run(
        [sys.executable, "-c", code, limits],
        cwd=ROOT,
        input=request * 2,
        capture_output=True,
        timeout=20,
        check=True,
    )
    kinds = [REPLY.validate_json(line).kind for line in ended.stdout.splitlines()]
    assert kinds == ["done", *["document", "done"] * 2]
    assert ended.stderr.count(b"noise") == 6


def test_a_worker_that_does_not_start_is_no_fault_of_the_file(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = good.parent / "python"
    broken.write_text("#!/bin/sh\necho no module >&2\nexit 3\n")
    broken.chmod(0o755)
    with Reader() as reader:
        with monkeypatch.context() as patched:
            patched.setattr("index.reading.process._COMMAND", (str(broken),))
            with pytest.raises(TiaowenError, match=r"无法启动.*status 3.*no module") as raised:
                reader.read(good, good.name)
        assert not isinstance(raised.value, DocumentError)
        assert reader.read(good, good.name).documents


def test_a_worker_that_talks_nonsense_is_replaced(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mad = good.parent / "python"
    mad.write_text('#!/bin/sh\necho \'{"kind": "done"}\'; read line; echo nonsense; cat\n')
    mad.chmod(0o755)
    with Reader() as reader:
        with monkeypatch.context() as patched:
            patched.setattr("index.reading.process._COMMAND", (str(mad),))
            with pytest.raises(DocumentError, match=r"崩溃.*办法\.txt"):
                reader.read(good, good.name)
        assert reader.read(good, good.name).documents


def test_limits_come_from_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Limits.of(IndexSettings()) == Limits(seconds=20, megabytes=1024)
    monkeypatch.setenv("TIAOWEN_PARSE_SECONDS", "2.5")
    monkeypatch.setenv("TIAOWEN_PARSE_MEGABYTES", "300")
    assert Limits.of(IndexSettings()) == Limits(seconds=2.5, megabytes=300)


@pytest.mark.parametrize(
    ("name", "value"),
    [("SECONDS", "0"), ("SECONDS", "inf"), ("SECONDS", "nan"), ("MEGABYTES", "63")],
)
def test_impossible_limits_are_refused(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"TIAOWEN_PARSE_{name}", value)
    with pytest.raises(ConfigurationError, match=f"TIAOWEN_PARSE_{name}"):
        IndexSettings.read()
