"""What can go wrong at an OpenAI-compatible endpoint, each in one line that says what to do."""

import json
from typing import Any

import openai
from langchain_core.exceptions import ContextOverflowError

from index.errors import ModelError
from qa.llm.faults import PromptTooLong, one_line

_PAUSE = 0.25  # seconds until a fault that may pass is worth another try
# What a connection says that was not made in time, whichever version of httpx it comes from.
_NOT_CONNECTED = ("ConnectTimeout", "PoolTimeout")
_OVERFLOWS = ("context length", "context size", "context window")
_LATER = 429  # and all from 500


class Fault(ModelError):
    """A failed request; ``pause``: seconds after which it may succeed, None when it will not."""

    def __init__(self, message: str, pause: float | None = None) -> None:
        super().__init__(message)
        self.pause = pause


def fault(error: Exception, model: str, key: str) -> ModelError:
    """The error of the OpenAI client, LangChain or JSON as a `Fault`; never shows ``key``."""
    if isinstance(error, ContextOverflowError) or _overflows(error):
        return PromptTooLong(
            f"提示超出模型 {model} 的上下文 (the prompt does not fit the model's context; "
            f"give it less evidence): {_safe(_said(error), key)}"
        )
    if isinstance(error, openai.APITimeoutError):
        return _timeout(error, model)
    if isinstance(error, openai.APIConnectionError):
        why = _safe(_root(error), key)
        return Fault(
            f"连不上模型 {model} 的服务，或连接中断 (cannot connect, or the connection broke: "
            f"{why}; is the server of TIAOWEN_LLM running?)",
            _PAUSE,
        )
    if isinstance(error, openai.APIStatusError):
        return _status(error, model, key)
    if isinstance(error, openai.APIError):
        return Fault(
            f"模型 {model} 答到一半出错 (the server reported an error in the middle): "
            f"{_safe(_said(error), key)}"
        )
    return Fault(
        f"模型 {model} 的回复不是 OpenAI 格式 (no OpenAI reply; TIAOWEN_LLM must be the address of "
        f"an API, most end in /v1): {_safe(_kind(error), key)}"
    )


def cut(model: str) -> Fault:
    """A stream that ended without saying why."""
    return Fault(
        f"模型 {model} 的回答中断了 (the stream broke off before the answer was finished)", _PAUSE
    )


def _timeout(error: openai.APITimeoutError, model: str) -> Fault:
    if type(_root(error)).__name__ in _NOT_CONNECTED:
        return Fault(
            f"连接模型 {model} 的服务超时 (no connection in time; is the address of TIAOWEN_LLM "
            "right? or raise TIAOWEN_CONNECT_TIMEOUT)",
            _PAUSE,
        )
    return Fault(f"模型 {model} 的服务没有回音 (the server has gone silent)", _PAUSE)


def _status(error: openai.APIStatusError, model: str, key: str) -> Fault:
    status, said = error.status_code, _safe(_said(error), key)
    if status in (401, 403):
        return Fault(f"密钥不对 (HTTP {status}: wrong key; set TIAOWEN_LLM_KEY)")
    if _unknown_model(error):
        return Fault(
            f"服务没有模型 {model} (HTTP {status}: no such model; name one that it serves after "
            f"the # of TIAOWEN_LLM): {said}"
        )
    if status == 404:
        return Fault(
            "服务的地址不对 (HTTP 404: wrong path; TIAOWEN_LLM must be the address of an API, most "
            "end in /v1)"
        )
    if status == _LATER:
        return Fault(f"服务太忙或额度用完 (HTTP 429: too many requests): {said}", _pause(error))
    if status >= 500:
        return Fault(f"服务内部出错 (HTTP {status}: error of the server): {said}", _pause(error))
    return Fault(f"服务拒绝了请求 (HTTP {status}: it refused the request): {said}")


def _unknown_model(error: openai.APIStatusError) -> bool:
    """Servers say it with 400 or 404, with a code or in words."""
    if error.status_code not in (400, 404, 422) or not isinstance(error.body, dict):
        return False
    words = str(_said(error)).lower()
    missing = "not exist" in words or "not found" in words
    return error.code == "model_not_found" or ("model" in words and missing)


def _overflows(error: Exception) -> bool:
    """OpenAI has a code for it, which LangChain knows; vLLM and llama.cpp have words."""
    words = str(error).lower()
    return getattr(error, "status_code", 0) == 400 and any(each in words for each in _OVERFLOWS)


def _root(error: BaseException) -> BaseException:
    """What it all began with: LangChain wraps the client's errors, those httpx's."""
    while error.__cause__ is not None:
        error = error.__cause__
    return error


def _pause(error: openai.APIStatusError) -> float:
    """What the server asks to wait, in seconds; dates are for those who have all day."""
    try:
        return max(float(error.response.headers.get("retry-after", _PAUSE)), 0.0)
    except ValueError:
        return _PAUSE


def _said(error: Exception) -> Any:
    """The server's own words."""
    body = getattr(error, "body", None)
    return body.get("message", body) if isinstance(body, dict) else body or error


def _kind(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return "a line of the stream is not JSON"
    return str(error) or type(error).__name__


def _safe(words: object, key: str) -> str:
    line = one_line(words)
    return line.replace(key, "***") if key else line
