"""The page on a bound port, and a public address for it where one is asked for."""

import secrets
import socket

import gradio as gr
import uvicorn
from fastapi import FastAPI
from gradio.networking import setup_tunnel

from index.errors import ConfigurationError
from qa.feedback import FeedbackStore
from qa.library import Library
from qa.page.clause_state import add_clause_route
from qa.page.engine import Engine
from qa.page.export_desk import ExportDesk, add_export_route
from qa.page.feedback_desk import FeedbackDesk
from qa.page.feedback_route import add_feedback_route
from qa.page.layout import build_page, page_assets

_LARGEST_UPLOAD_MB = 200
_GOODBYE_S = 2  # how long an open page may hold up stopping


def share(listener: socket.socket) -> str:
    """A public address that Gradio's server forwards to the page.

    Raises:
        ConfigurationError: there is no way to that server.
    """
    host, port = listener.getsockname()[:2]
    try:
        return setup_tunnel(host, port, secrets.token_urlsafe(32), None, None)
    except (RuntimeError, OSError, ValueError) as error:
        raise ConfigurationError(
            f"不能取得公网地址 no public address: {error}; start with --share=never"
        ) from error


def mount(
    engine: Engine,
    library: Library | None = None,
    app: FastAPI | None = None,
    feedback: FeedbackStore | None = None,
) -> FastAPI:
    """The page at / of a web application; routes that ``app`` already has come first.

    With a store for ``feedback`` readers are asked for it.
    """
    app = app or FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    add_clause_route(app, engine)
    exports = ExportDesk()
    add_export_route(app, exports)
    desk = FeedbackDesk(feedback) if feedback else None
    if desk:
        add_feedback_route(app, desk)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        build_page(engine, library, desk, exports),
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=f"{_LARGEST_UPLOAD_MB}mb",
        ssr_mode=False,
        **page_assets(),
    )
    return mounted


def server_of(
    engine: Engine,
    library: Library | None = None,
    app: FastAPI | None = None,
    feedback: FeedbackStore | None = None,
) -> uvicorn.Server:
    """A server of the page; ``run(sockets=[listener])`` answers on a bound port until Ctrl+C."""
    mounted = mount(engine, library, app, feedback)
    config = uvicorn.Config(mounted, log_config=None, timeout_graceful_shutdown=_GOODBYE_S)
    return uvicorn.Server(config)
