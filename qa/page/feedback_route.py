"""The address to which an open page sends feedback."""

import asyncio
import logging
from typing import Annotated

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from index.errors import FeedbackError
from qa.feedback import LONGEST_NOTE, Verdict, What
from qa.page.feedback_desk import FeedbackDesk

PATH = "feedback"
_LARGEST = 32 * 1024  # bytes of a request; a note of 1,000 characters has 12,000 at most, escaped

logger = logging.getLogger("tiaowen.page")


class _Said(BaseModel):
    """What a page sends."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
    verdict: Verdict
    what: What = ""
    note: Annotated[str, Field(max_length=LONGEST_NOTE)] = ""


def add_feedback_route(app: FastAPI, desk: FeedbackDesk) -> None:
    """``POST /feedback`` with JSON {id, verdict, what?, note?} answers {} or {"error": "…"}."""

    @app.post(f"/{PATH}")
    async def _(request: Request) -> JSONResponse:
        # A page of another site may post anything but JSON without asking the browser first.
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return _error(415, "只收 JSON (send application/json)")
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LARGEST:
                return _error(413, f"请求太大，最多 {_LARGEST} 字节 (too large)")
        try:
            said = _Said.model_validate_json(body)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"])) or "JSON"
            return _error(422, f"评价不能识别 (bad feedback): {place}: {first['msg']}")
        try:
            await asyncio.to_thread(desk.take, said.id, said.verdict, said.what, said.note)
        except FeedbackError as error:
            logger.warning("feedback not stored: %s", error)
            return _error(409, str(error))
        logger.info("feedback %s %s", said.verdict or "withdrawn", said.what)
        return JSONResponse({})


def _error(status: int, message: str) -> JSONResponse:
    return JSONResponse({"error": message}, status)
