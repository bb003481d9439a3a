"""A system under evaluation: whatever answers a question with citations."""

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Protocol

from eval.question_set.question import Question
from eval.runs.record import Record
from index.settings import ROOT

_CODE = ("qa", "index", "prompts")
_SHOWS = ROOT / "qa" / "page"  # bears on no answer


class System(Protocol):
    """Answers questions; ``identity`` is all that its answers depend on but the question."""

    @property
    def name(self) -> str:
        """What reports call it."""

    @property
    def identity(self) -> Mapping[str, str]:
        """What is named here may not differ between an answer and the same one from the cache."""

    def ask(self, question: Question) -> Record:
        """The answer to one question, with what was found and what it cost."""


@cache
def code_sha256() -> str:
    """Hash of the files that answers are made by, so that no cached answer outlives a change."""
    digest = hashlib.sha256()
    for folder in _CODE:
        for file in sorted((ROOT / folder).rglob("*")):
            made_by = file.suffix in {".py", ".txt", ".json", ".toml"}
            if made_by and file.is_file() and not file.is_relative_to(_SHOWS):
                digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0")
                digest.update(file.read_bytes())
    return digest.hexdigest()
