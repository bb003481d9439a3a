"""The manifest of a documents folder: what is known about each file besides its text."""

import re
import tomllib
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, get_args

from index.clause import Level, Status
from index.errors import DocumentError

MANIFEST = "manifest.toml"


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """One file's table; what it leaves empty is read off the text."""

    title: str = ""
    issuer: str = ""
    number: str = ""
    region: str = ""
    level: Level = ""
    issued: str = ""  # ISO date
    status: Status = ""
    aliases: tuple[str, ...] = ()
    effective: str = ""  # ISO date
    repealed: str = ""  # ISO date of the first day out of force
    repeals: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()  # of the region, from the province down


def load_manifest(folder: Path) -> dict[str, ManifestEntry]:
    """The entries of ``folder/manifest.toml`` by file name; none when there is no such file.

    Raises:
        DocumentError: no folder, bad TOML, an unknown key or a value that cannot be one;
            the message names the file and the line.
    """
    if not folder.is_dir():
        raise DocumentError(f"找不到文件夹 no such folder: {folder}; give a folder of documents")
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    try:
        text = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise DocumentError(f"{path} is not UTF-8 ({error}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise DocumentError(f"{path} is not valid TOML: {error}") from error
    return {name: _entry(path, text, name, table) for name, table in tables.items()}


_KEYS = tuple(each.name for each in fields(ManifestEntry))
_LISTS = ("aliases", "repeals", "parents")
_DATES = ("issued", "effective", "repealed")
_CHOICES: dict[str, tuple[str, ...]] = {"level": get_args(Level), "status": get_args(Status)}


def _entry(path: Path, text: str, name: str, table: object) -> ManifestEntry:
    if not isinstance(table, dict):
        raise DocumentError(f'{_place(path, text, name, "")} must be a table: ["{name}"]')
    for key, value in table.items():
        problem = _problem(key, value)
        if problem:
            raise DocumentError(f"{_place(path, text, name, key)} {problem}")
    given: dict[str, Any] = {
        key: tuple(value) if key in _LISTS else value for key, value in table.items()
    }
    return ManifestEntry(**given)


def _problem(key: str, value: object) -> str:
    """What is wrong with one key and value, "" when nothing is."""
    if key not in _KEYS:
        return f"is not a known key; the keys are {', '.join(_KEYS)}"
    if key in _LISTS:
        if isinstance(value, list) and all(isinstance(each, str) and each for each in value):
            return ""
        return f"= {value!r} must be a list of names in quotes"
    if not isinstance(value, str):
        return f"= {value!r} must be text in quotes"
    if key in _CHOICES and value not in _CHOICES[key]:
        return f"= {value!r} must be one of {', '.join(filter(None, _CHOICES[key]))} or empty"
    if key in _DATES and value and not _is_date(value):
        return f"= {value!r} must be a date such as 2018-11-20, or empty"
    return ""


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _place(path: Path, text: str, name: str, key: str) -> str:
    """Where a key stands, as ``file:line: [table] key``; tomllib keeps no line numbers."""
    in_table = False
    opening = re.compile(rf"\[?\s*[\"']?{re.escape(name)}[\"']?\s*[\]=]")
    wanted = re.compile(rf"[\"']?{re.escape(key)}[\"']?\s*=")
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if opening.match(bare):
            in_table = True
            if not key:
                return f"{path}:{number}: {name}"
        elif bare.startswith("["):
            in_table = False
        elif in_table and wanted.match(bare):
            return f"{path}:{number}: [{name}] {key}"
    return f"{path}: [{name}] {key}"
