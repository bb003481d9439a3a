"""A run's header in words, and where two headers differ."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eval.reports.names import Name
from eval.runs.header import Header

_HASH = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{28,}\b")  # a commit, a sha256
_DICTIONARIES = {
    "models": Name("模型", "model"),
    "prompts": Name("提示词", "prompt"),
    "configuration": Name("设置", "setting"),
    "machine": Name("机器", "machine"),
}


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One line of a header."""

    name: Name
    value: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A line that differs between two headers; "" on the side that does not have it."""

    name: Name
    before: str
    after: str


def circumstances(header: Header) -> tuple[Circumstance, ...]:
    """What a run was made with, the most telling lines first; lines without a value left out."""
    return tuple(
        Circumstance(name, _short(value))
        for name, value in (*_lines(header), *_measures(header))
        if value
    )


def differences(before: Header, after: Header) -> tuple[Changed, ...]:
    """Where two runs were made differently; the time and memory they took are no circumstance."""
    old, new = dict(_lines(before)), dict(_lines(after))
    return tuple(
        Changed(name, _short(old.get(name, "")), _short(new.get(name, "")))
        for name in {**old, **new}
        if old.get(name, "") != new.get(name, "")
    )


def _short(value: str) -> str:
    """A value with its hashes cut to what tells them apart."""
    return _HASH.sub(r"\1", value)


def _lines(header: Header) -> Iterator[tuple[Name, str]]:
    commit = header.commit
    if commit and header.changed:
        commit += " ＋未提交的改动 (with uncommitted changes)"
    yield Name("系统", "system"), header.system
    yield Name("题集", "question set"), header.questions
    yield Name("题集指纹", "sha256 of the questions"), header.questions_sha256
    yield Name("代码版本", "commit"), commit
    yield Name("索引", "index generation"), header.generation
    for field, kind in _DICTIONARIES.items():
        for key, value in sorted(getattr(header, field).items()):
            yield Name(f"{kind.zh} {key}", kind.en), value


def _measures(header: Header) -> Iterator[tuple[Name, str]]:
    yield Name("开始于", "started, UTC"), header.started
    yield Name("用时", "wall clock"), f"{header.seconds:,.0f} s"
    yield Name("取自缓存的答案", "answers from the cache"), str(header.cached)
    if header.peak_megabytes:
        yield Name("内存峰值", "peak memory"), f"{header.peak_megabytes:,.0f} MB"
