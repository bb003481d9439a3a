"""What people write in several ways is compared in one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.normalise import comparable, tokens
from index.parsing.parse import parse_file
from index.settings import ROOT


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("９６．５％ 產品", "96.5% 产品"),
        ("（一）", "(一)"),
        ("  质量\u3000\n合格\xa0率 ", "质量 合格 率"),
        ("ＢＩＭ", "bim"),
        ("二○二五年", "二〇二五年"),
        ("2020—2025", "2020-2025"),
        ("2020–2025", "2020-2025"),
        ("㎡", "m2"),
        ("", ""),
        ("\u3000", ""),
    ],
)
def test_comparable(written: str, compared: str) -> None:
    assert comparable(written) == compared


def test_what_is_comparable_stays_so() -> None:
    for path in (ROOT / "documents").glob("*.txt"):
        for clause in parse_file(path).clauses:
            once = comparable(clause.text)
            assert comparable(once) == once


_PLAIN = st.text("质量合格率达到标准企业 abcXYZ0189.%()", max_size=40)


def _wide(text: str) -> str:
    """The same in full width."""
    return "".join(
        "\u3000" if char == " " else chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char
        for char in text
    )


@given(_PLAIN)
def test_width_and_case_make_no_difference(text: str) -> None:
    assert comparable(_wide(text)) == comparable(text) == comparable(text.upper())
    assert tokens(_wide(text)) == tokens(text)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("质量合格率98.5%", ["质量", "量合", "合格", "格率", "98.5"]),
        ("質量", ["质量"]),
        ("州", ["州"]),
        ("3·15", ["3", "15"]),
        ("ISO9001认证", ["iso9001", "认证"]),
        ("质量，安全", ["质量", "安全"]),
        ("C++ 与 e-mail", ["c++", "与", "e-mail"]),
        ("。！", []),
        ("", []),
    ],
)
def test_tokens(text: str, terms: list[str]) -> None:
    assert tokens(text) == terms


@given(st.text("质量合格率", min_size=2, max_size=30))
def test_a_run_of_n_characters_has_n_minus_one_bigrams(run: str) -> None:
    assert tokens(run) == [run[i : i + 2] for i in range(len(run) - 1)]


@given(st.text(max_size=60))
def test_every_term_stands_in_the_comparable_text(text: str) -> None:
    plain = comparable(text)
    assert all(term in plain and not re.search(r"\s", term) for term in tokens(text))
