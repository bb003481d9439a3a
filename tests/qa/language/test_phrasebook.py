"""The English of what the system says: found again by its fixed words, and complete."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.settings import ROOT
from qa.applies.vocabulary import vocabulary
from qa.language.phrasebook import Phrasebook, phrasebook

_HAN = re.compile(r"[\u3400-\u9fff]")
_LEAST = 4  # Chinese characters from which a literal of one piece is a sentence, not a sign
_LEAST_OF_PIECE = 3
_TELLING = (
    *sorted((ROOT / "qa" / "kinds").glob("*.py")),
    *sorted((ROOT / "qa" / "applies").glob("*.py")),
    *sorted((ROOT / "qa" / "yes_no").glob("*.py")),
    *sorted((ROOT / "qa").glob("about_*.py")),
    *(ROOT / "qa" / f"{name}.py" for name in ("extract", "refuse", "verdict", "figure_answer")),
    ROOT / "index" / "question" / "labels" / "missing.py",
)


def named(text: str) -> str:
    return text if text.isascii() else f"“{text}”"


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            "写明由市场监管局牵头或负责的条款共 6 条（甲市 2 条、乙市 4 条）",
            "Clauses that say that “市场监管局” leads or is responsible: 6 (“甲市” 2, “乙市” 4)",
        ),
        (
            "未找到：《质量法》共 74 条，没有“第一百条”。",
            "Not found: 《质量法》 has 74 articles and no “第一百条”.",
        ),
        (
            "为判断其余条款，请说明您：属于哪个行业；企业的规模？",
            "To settle the rest, please say: which trade you are in; the size of the enterprise?",
        ),
        (
            "义务 3 条、支持 1 条；另有 2 条取决于您没有说明的情况",
            "obligation 3, support 1; 2 more depend on what you have not said",
        ),
    ],
)  # fmt: skip
def test_a_line_in_english(chinese: str, english: str) -> None:
    def name(text: str) -> str:
        return text if text.startswith("《") else named(text)

    assert phrasebook().line(chinese, name) == english


def test_what_is_no_template_is_none() -> None:
    assert phrasebook().line("制造业产品质量合格率达到94%。", named) is None
    assert phrasebook().match("共 许多 条", "lines") is None  # a number is digits


def test_marks_in_quotations_and_labels_part_no_list() -> None:
    book = Phrasebook({"slots": {}, "parts": {"甲": "A"}, "parties": {}, "lines": {}})
    assert book.part("甲、乙", named) == "A, “乙”"
    assert book.part("三、（九）", named) == "“三、（九）”"
    assert book.part("《甲、乙》", named) == "“《甲、乙》”"


def test_every_gap_of_the_english_is_one_of_the_chinese() -> None:
    gaps = re.compile(r"\{(\w+)\}")
    for name in ("words", "lines", "cited", "parts", "dated"):
        for chinese, english in phrasebook().table(name).items():
            assert set(gaps.findall(english)) <= set(gaps.findall(chinese)), chinese


def test_no_english_holds_chinese() -> None:
    for name in ("words", "openings", "lines", "cited", "led", "parts", "dated", "parties"):
        for chinese, english in phrasebook().table(name).items():
            assert not _HAN.search(english), chinese


def test_every_word_for_somebody_has_an_english_one() -> None:
    meanings = vocabulary().meanings.values()
    names = {n for m in meanings for n in (*m.trades, *m.roles, *m.sizes, *m.forms)}
    assert names <= set(phrasebook().table("parties"))


@pytest.mark.parametrize("path", _TELLING, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_sentence_that_the_system_writes_has_its_english(path: Path) -> None:
    known = "\n".join(phrasebook().fixed_words())
    missing = [piece for piece in written(path) if piece not in known]
    assert not missing, f"add to qa/language/english.toml: {missing}"


def written(path: Path) -> Iterator[str]:
    """The Chinese that a module writes: of its functions, without patterns and signs."""
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(function, ast.FunctionDef):
            continue
        docstring = ast.get_docstring(function, clean=False)
        patterns = {
            id(part) for call in ast.walk(function) if _is_pattern(call) for part in ast.walk(call)
        }
        joined = {
            id(part)
            for whole in ast.walk(function)
            if isinstance(whole, ast.JoinedStr)
            for part in whole.values
        }
        for node in ast.walk(function):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            signs = id(node) not in joined and len(_HAN.findall(node.value)) < _LEAST
            if node.value != docstring and id(node) not in patterns and not signs:
                yield from _pieces(node.value)


def _is_pattern(node: ast.AST) -> bool:
    """Whether a call is of ``re``."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
    )


def _pieces(text: str) -> list[str]:
    pieces = (piece.strip() for piece in re.split(r"[，。；：、？（）“”《》【】\n]", text))
    return [piece for piece in pieces if len(_HAN.findall(piece)) >= _LEAST_OF_PIECE]
