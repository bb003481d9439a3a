"""The page on a port: bound before anything slow starts, logs in a file, no network but its own."""

import errno
import logging
import socket
from logging.handlers import RotatingFileHandler
from pathlib import Path

import gradio as gr
import uvicorn
from fastapi import FastAPI

from index.errors import ConfigurationError
from qa.page.layout import page_assets

_LOG_BYTES = 5_000_000
_LOG_FILES = 5
_GOODBYE_S = 2  # how long an open page may hold up stopping


def bind(host: str, port: int) -> socket.socket:
    """Take the port, without answering on it yet: a port in use is said before the models load.

    Raises:
        ConfigurationError: the port is in use or forbidden, or the host is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise ConfigurationError(_why_not_bound(host, port, error)) from error
    return listener


def _why_not_bound(host: str, port: int, error: Exception) -> str:
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.EADDRINUSE:
        return f"端口 {port} 已被占用 port {port} is in use; use --port to choose another"
    if code == errno.EACCES:
        return f"无权使用端口 {port} port {port} is not allowed; use --port with one above 1023"
    return (
        f"不能在 {host}:{port} 上监听 cannot listen on {host}:{port} ({error}); see --host --port"
    )


def log_to(folder: Path) -> None:
    """Everything at INFO and above into ``folder/tiaowen.log``, rotating; nothing to the terminal.

    Raises:
        ConfigurationError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "tiaowen.log", maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8"
        )
    except OSError as error:
        raise ConfigurationError(
            f"日志目录不可写 cannot write logs in {folder}: {error}; set TIAOWEN_HOME"
        ) from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.captureWarnings(True)
    for chatty in ("httpx", "httpcore", "uvicorn.access"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def mount(page: gr.Blocks, app: FastAPI | None = None) -> FastAPI:
    """The page at / of a web application; routes that ``app`` already has come first."""
    app = app or FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        page,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        **page_assets(),
    )
    return mounted


def serve(page: gr.Blocks, listener: socket.socket, app: FastAPI | None = None) -> None:
    """Answer on a bound port until interrupted."""
    config = uvicorn.Config(mount(page, app), log_config=None, timeout_graceful_shutdown=_GOODBYE_S)
    uvicorn.Server(config).run(sockets=[listener])
