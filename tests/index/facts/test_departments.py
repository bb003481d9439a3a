import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts.departments import department_span, departments
from index.manifest import load_manifest
from index.parsing.parse import parse_file
from index.settings import ROOT
from tests.index.facts.expected_departments import BINGTUAN, KEZHOU, NEIMENGGU, SHANWEI

DOCUMENTS = ROOT / "documents"


def found(name: str) -> dict[str, tuple[str, ...]]:
    parsed = parse_file(DOCUMENTS / name, load_manifest(DOCUMENTS))
    return {c.id.split("/")[1]: c.departments for c in parsed.clauses if c.departments}


def test_every_clause_of_bingtuan() -> None:
    expected = {
        key: tuple(n[1:] if n.startswith("*") else f"兵团{n}" for n in names.split())
        for key, names in BINGTUAN.items()
    }
    assert found("bingtuan-2018-quality-improvement.txt") == expected


def test_every_clause_of_shanwei() -> None:
    expected = {key: tuple(names.split()) for key, names in SHANWEI.items()}
    assert found("shanwei-2023-quality-draft.txt") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("kezhou-2017-quality-strategy.txt", KEZHOU), ("neimenggu-quality-outline.txt", NEIMENGGU)],
)
def test_departments_in_running_text(name: str, expected: dict[str, str]) -> None:
    assert found(name) == {key: tuple(names.split()) for key, names in expected.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（责任单位：市发展改革委、财政局、市场监管局）", "市发展改革委 市财政局 市市场监管局"),
        (
            "（市场监管总局牵头，国家发展改革委、财政部等按职责分工负责）",
            "市场监管总局 国家发展改革委 财政部",
        ),
        ("（工业和信息化部、财政部负责）。", "工业和信息化部 财政部"),
        ("设立发展引导资金(基金)。", ""),
        ("由农业局负责。", ""),
        ("", ""),
    ],
)
def test_other_brackets(text: str, expected: str) -> None:
    assert departments(text) == tuple(expected.split())


def test_the_span_is_the_bracket_verbatim() -> None:
    text = "开展竞赛(活动)。(兵团工会、团委按职责分工负责)。\n"
    span = department_span(text)
    assert span is not None
    assert text[slice(*span)] == "(兵团工会、团委按职责分工负责)"


def test_a_stray_bracket_inside_is_passed_over() -> None:
    text = "优进优出。【市商务局、汕尾海关按职责分工负责)】"
    span = department_span(text)
    assert span is not None
    assert text[slice(*span)] == "【市商务局、汕尾海关按职责分工负责)】"


@given(st.text("（()）【】〔〕负责落实、，兵团市各。\n甲局"))
def test_any_text_is_taken(text: str) -> None:
    span = department_span(text)
    if span is None:
        assert departments(text) == ()
    else:
        assert 0 <= span[0] < span[1] <= len(text)
