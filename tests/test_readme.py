"""The READMEs are a contract: what they name is there, what they show is what comes out."""

import ast
import importlib
import re
import shlex
from pathlib import Path

import pytest

from index.search.searcher import Searcher
from index.settings import ROOT
from qa.answerer import Answerer
from qa.model import ModelSlot
from qa.settings import Settings

ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
BOTH = pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.M | re.S)


def commands(text: str) -> list[str]:
    """The lines of the shell blocks, without their comments."""
    lines = "".join(blocks(text, "bash")).splitlines()
    return [re.sub(r"\s+#\s.*$", "", line).strip() for line in lines if line.strip()]


def shape(text: str) -> list[int]:
    """The levels of the headings, in order."""
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    return [len(marks) for marks in re.findall(r"^(#+) ", prose, flags=re.M)]


def code_of(module: str) -> list[Path]:
    """The files that hold the commands and options of ``python -m module``."""
    path = ROOT.joinpath(*module.split("."))
    if not path.is_dir():
        return [path.with_suffix(".py")]
    return [path / "__main__.py", *(path / "commands").glob("*.py")]


def strings_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {value for value in constants if isinstance(value, str)}


def subcommands(module: str) -> set[str]:
    """First arguments of ``command("x", …)``, ``Command("x", …)`` and a main's ``add_parser``."""
    return {
        call.args[0].value
        for path in code_of(module)
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
        and (getattr(call.func, "id", "") or getattr(call.func, "attr", ""))
        in ({"command", "add_parser"} if path.name == "__main__.py" else {"Command"})
    }


def test_both_languages_give_the_same_commands() -> None:
    assert commands(ENGLISH)
    assert commands(ENGLISH) == commands(CHINESE)


def test_both_languages_have_the_same_shape() -> None:
    assert shape(ENGLISH) == shape(CHINESE)
    assert blocks(ENGLISH, "text") == blocks(CHINESE, "text")
    assert blocks(ENGLISH, "json") == blocks(CHINESE, "json")


@BOTH
def test_make_targets_exist(text: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.M))
    code = [*commands(text), *re.findall(r"`(make [^`]*)`", text)]
    words = [shlex.split(line) for line in code if line.startswith("make ")]
    named = {word for line in words for word in line[1:] if "=" not in word}
    assert {"setup", "run", "test", "lint"} <= named <= targets


@BOTH
def test_modules_subcommands_and_options_exist(text: str) -> None:
    lines = [line for line in commands(text) if line.startswith("python -m ")]
    assert lines
    for line in lines:
        module, *arguments = shlex.split(line)[2:]
        files = code_of(module)
        assert files[0].is_file(), line
        known = subcommands(module)
        if known:
            assert arguments[0] in known, line
        options = {word for word in arguments if word.startswith("-")}
        assert options <= set().union(*map(strings_of, files)), line


@BOTH
@pytest.mark.parametrize("module", ["index", "qa", "eval"])
def test_every_subcommand_is_told(text: str, module: str) -> None:
    prefix = f"python -m {module} "
    told = {line.split()[3] for line in commands(text) if line.startswith(prefix)}
    assert told == subcommands(module)


@BOTH
def test_every_setting_is_told_with_its_default(text: str) -> None:
    told: dict[str, str] = {}
    for names, defaults in re.findall(r"^\| (`TIAOWEN_[^|]*) \| ([^|]*) \|", text, flags=re.M):
        found = re.findall(r"`([^`]*)`", names), re.findall(r"`([^`]*)`", defaults)
        told |= dict(zip(*found, strict=True))
    held = {
        f"TIAOWEN_{name.upper()}": written(field.default)
        for name, field in Settings.model_fields.items()
    }
    assert told == held


def written(default: object) -> str:
    """A default as the table has it: paths below the root, "" for what is not set."""
    if default in ("", None):
        return '""'
    return str(default.relative_to(ROOT) if isinstance(default, Path) else default).removesuffix(
        ".0"
    )


@BOTH
def test_relative_links_and_pictures_exist(text: str) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", text)
    assert "docs/page.png" in links
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


@BOTH
def test_imports_of_the_example_exist(text: str) -> None:
    imports = [
        node
        for block in blocks(text, "python")
        for node in ast.walk(ast.parse(block))
        if isinstance(node, ast.ImportFrom)
    ]
    assert imports
    for node in imports:
        module = importlib.import_module(node.module or "")
        assert all(hasattr(module, name.name) for name in node.names)


@BOTH
def test_answers_shown_are_the_answers_given(text: str, searcher: Searcher) -> None:
    # The two examples are answered by rule, so that no language model is needed to hold them to it.
    shown = re.findall(
        r'^python -m qa ask "([^"\n]*)"\n```\n\n```text\n(.*?)^```$', text, re.M | re.S
    )
    assert len(shown) == 2
    answerer = Answerer(searcher, ModelSlot.of(None))
    for question, output in shown:
        answer = answerer.answer(question)
        cited = "".join(
            f"[{c.n}] 《{c.document}》{c.number} {c.label}：{c.quote.strip()}\n"
            for c in answer.citations
        )
        assert f"{answer.text}\n{cited}" == output
