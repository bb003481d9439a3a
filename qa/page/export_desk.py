"""Answers of late, to be had as a file by whoever was shown them."""

import secrets
import threading
from collections import OrderedDict

from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response

from qa.answer import Answer
from qa.export import FORMATS

PATH = "export"
_REMEMBERED = 500  # answers, some 10 KB each, those with large tables more
_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class ExportDesk:
    """Remembers answers under ids that cannot be guessed; safe to call from several threads."""

    def __init__(self, remembered: int = _REMEMBERED) -> None:
        self._remembered = remembered
        self._kept: OrderedDict[str, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, answer: Answer) -> str:
        """The id under which this answer can be had, "" for one that cites nothing."""
        if not answer.citations:
            return ""
        key = secrets.token_hex(16)
        with self._lock:
            self._kept[key] = answer
            while len(self._kept) > self._remembered:
                self._kept.popitem(last=False)
        return key

    def get(self, key: str) -> Answer | None:
        """The answer, None where it is not remembered."""
        with self._lock:
            return self._kept.get(key)


def add_export_route(app: FastAPI, desk: ExportDesk) -> None:
    """``GET /export/<id>.csv`` and ``.docx``: the answer as a file."""

    @app.get(f"/{PATH}/{{key}}.{{kind}}")
    def _(key: str, kind: str) -> Response:
        made = FORMATS.get(f".{kind}")
        answer = desk.get(key)
        if made is None or answer is None:
            error = "这个回答已不在内存里，请重新提问后再下载 (no longer kept: ask again)"
            return JSONResponse({"error": error}, 404)
        return Response(
            made(answer),
            media_type=_TYPES[f".{kind}"],
            headers={"Content-Disposition": f'attachment; filename="tiaowen.{kind}"'},
        )
