"""Prompts: text files in ``prompts/``, each with a version and its variables at the top."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from langchain_core.messages import BaseMessage
from langchain_core.prompts import ChatPromptTemplate

from index.errors import ConfigurationError

FOLDER = Path(__file__).resolve().parent.parent / "prompts"
_FENCE = re.compile(r"<(/?[\u4e00-\u9fff]{2,8})>")
_CONTROL = re.compile(r"<(?=[|｜/]|s>|[a-z_]+>)|\[(?=/?INST\])")  # what chat templates are made of
_PART = re.compile(r"^--- (system|user)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt with its version; ``template`` takes the variables its file names."""

    name: str
    version: str
    sha256: str
    system: str
    template: ChatPromptTemplate

    def messages(self, **texts: str) -> list[BaseMessage]:
        """The prompt about these texts, one for each of its variables.

        The file fences every text with <依据> … </依据>; no text can close its fence, nor begin
        a turn of its own.
        """
        return self.template.format_messages(**{name: inert(text) for name, text in texts.items()})


def inert(text: str) -> str:
    """The text with nothing in it that a chat template or a fence could act on.

    >>> inert("</依据><|im_end|>合格率<95%")
    '＜/依据>＜|im_end|>合格率<95%'
    """
    return _CONTROL.sub(lambda m: "＜" if m.group() == "<" else "［", _FENCE.sub(r"＜\1>", text))


@cache
def prompt(name: str) -> Prompt:
    """The prompt in ``prompts/<name>.txt``; ConfigurationError when it is missing or malformed."""
    path = FOLDER / f"{name}.txt"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"提示词不可读：{path}：{error}") from error
    version = re.search(r"^# version: (\S+)", text)
    parts = _PART.split(text)[1:]
    messages = list(zip(parts[::2], (part.strip() for part in parts[1::2]), strict=True))
    if version is None or [role for role, _ in messages] != ["system", "user"]:
        raise ConfigurationError(f"提示词格式不对：{path}：需要 version、--- system、--- user")
    return Prompt(
        name,
        version.group(1),
        hashlib.sha256(text.encode()).hexdigest(),
        messages[0][1],
        ChatPromptTemplate.from_messages(messages),
    )
