"""Starting: one line and exit status 1 for whatever stands in the way."""

import logging
import socket
from pathlib import Path

import pytest

import app
from index.errors import ConfigurationError
from qa.page.listening import address, bind
from qa.page.logs import log_to


def _one_line(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr().err.strip().splitlines()
    assert "Traceback" not in "".join(said)
    return said[-1]


def test_a_port_in_use(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert app.main(["--port", str(port)]) == 1
    assert _one_line(capsys).startswith(f"端口 {port} 已被占用")


def test_a_port_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["--port", "99999"]) == 1
    assert "99999" in _one_line(capsys)


def test_no_index_yet(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIAOWEN_HOME", str(tmp_path))
    root = logging.getLogger()
    handlers = root.handlers[:]
    try:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        assert app.main(["--port", str(port)]) == 1
    finally:
        root.handlers[:] = handlers
    assert "make setup" in _one_line(capsys)
    assert (tmp_path / "logs" / "tiaowen.log").exists()


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        app.main(["--help"])
    assert stopped.value.code == 0
    assert "python app.py --host" in capsys.readouterr().out


def test_a_host_that_is_not_here() -> None:
    with pytest.raises(ConfigurationError, match=r"192\.0\.2\.1"):
        bind("192.0.2.1", 7860)


def test_address() -> None:
    with bind("0.0.0.0", 0) as listener:
        assert address(listener) == f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_a_log_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file")
    with pytest.raises(ConfigurationError, match="TIAOWEN_HOME"):
        log_to(tmp_path / "logs")
