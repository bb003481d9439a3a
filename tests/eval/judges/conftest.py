"""A real HTTP server on the loopback address that plays an OpenAI-compatible endpoint."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest


def completion(words: str | None) -> bytes:
    """The body of a chat completion that says these words."""
    choice = {
        "index": 0,
        "finish_reason": "stop",
        "message": {"role": "assistant", "content": words},
    }
    body = {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
    return json.dumps(body).encode()


@dataclass
class Endpoint:
    """Gives the next of its replies (status, body), the last one for ever; None: no reply at all.

    ``asked`` are the requests' bodies and ``keys`` their Authorization headers.
    """

    replies: list[tuple[int, bytes] | None] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    port: int = 0
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1#m"

    def says(self, *words: str) -> None:
        self.replies = [(200, completion(each)) for each in words]


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    playing = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            playing.asked.append(json.loads(body))
            playing.keys.append(self.headers["Authorization"])
            at = min(len(playing.asked), len(playing.replies)) - 1
            reply = playing.replies[at]
            if reply is None:
                playing.ended.wait(30)
                return
            status, content = reply
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # its name there
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    playing.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield playing
    finally:
        playing.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()
