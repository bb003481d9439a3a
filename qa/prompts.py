"""Prompts: text files in ``prompts/``, each with a version and its variables at the top."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from langchain_core.prompts import ChatPromptTemplate

from index.errors import ConfigurationError

FOLDER = Path(__file__).resolve().parent.parent / "prompts"
_PART = re.compile(r"^--- (system|user)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt with its version; ``template`` takes the variables its file names."""

    name: str
    version: str
    sha256: str
    system: str
    template: ChatPromptTemplate


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
