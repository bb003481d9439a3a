"""A real HTTP server on the loopback address that plays an OpenAI-compatible endpoint."""

import json
import select
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import repeat
from typing import Any

import pytest

from qa.llm.remote import RemoteChat

DONE = b"data: [DONE]\n\n"


def event(
    delta: dict[str, Any], finish: str | None = None, usage: dict[str, int] | None = None
) -> bytes:
    """One event of a streamed completion."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    about = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m"}
    body = {**about, "choices": [choice], **({"usage": usage} if usage else {})}
    return f"data: {json.dumps(body)}\n\n".encode()


def said(*words: str) -> list[bytes]:
    """Events that say words."""
    return [event({"content": each}) for each in words]


def answer(*words: str, finish: str = "stop") -> list[bytes]:
    """A whole streamed answer."""
    usage = {"prompt_tokens": 7, "completion_tokens": len(words), "total_tokens": 7 + len(words)}
    return [event({"role": "assistant", "content": ""}), *said(*words),
            event({}, finish, usage), DONE]  # fmt: skip


@dataclass(frozen=True)
class Reply:
    """What the server does with one request.

    It sends the events, again and again when ``endless``; then it waits for the client to go when
    it ``stalls``, breaks the connection when it is ``cut``, or ends properly.
    """

    events: list[bytes] = field(default_factory=list)
    status: int = 200
    kind: str = "text/event-stream"
    headers: dict[str, str] = field(default_factory=dict)
    stalls: bool = False
    cut: bool = False
    endless: bool = False


def failure(status: int, body: object, **headers: str) -> Reply:
    """A reply with an error in JSON."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply([json.dumps(body).encode()], status, "application/json", sent)


@dataclass
class Playing:
    """Gives the next of its replies, the last one for ever; remembers what it was asked.

    ``gone`` is set when a client left before the reply had ended.
    """

    replies: list[Reply] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    gone: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    def chat(self, **fields: Any) -> RemoteChat:
        """The chat model that asks here."""
        return RemoteChat.open(f"http://127.0.0.1:{self.port}/v1#m", **fields)


@pytest.fixture
def playing() -> Iterator[Playing]:
    played = Playing()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            played.asked.append(json.loads(body))
            played.keys.append(self.headers["Authorization"])
            reply = played.replies[min(len(played.asked), len(played.replies)) - 1]
            self.close_connection = True
            try:
                self._send(reply)
            except OSError:
                played.gone.set()

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            sent = {"Content-Type": reply.kind, "Transfer-Encoding": "chunked", **reply.headers}
            for name, value in sent.items():
                self.send_header(name, value)
            self.end_headers()
            for events in repeat(reply.events) if reply.endless else (reply.events,):
                for piece in events:
                    self._chunk(piece)
                    if reply.endless and self._left(0.01):
                        return
            if reply.stalls:
                self._left(20)
            elif not reply.cut:
                self._chunk(b"")

        def _chunk(self, piece: bytes) -> None:
            self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
            self.wfile.flush()

        def _left(self, seconds: float) -> bool:
            """Whether the client goes within so many seconds: its side becomes readable."""
            if select.select([self.connection], [], [], seconds)[0]:
                played.gone.set()
                return True
            return False

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # its name there
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    played.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield played
    finally:
        server.shutdown()
        server.socket.close()
        thread.join()
