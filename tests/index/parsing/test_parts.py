from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.parsing.parse import parse_text
from index.parsing.parts import MAX_PART, parts_of
from index.settings import ROOT

TOKENIZER = ROOT / "var" / "models" / "multilingual-e5-small" / "tokenizer.json"


def test_a_short_clause_is_whole() -> None:
    assert parts_of("好" * MAX_PART) == ()


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("好" * 400 + "。" + "好" * 300, 401),
        ("好" * 400 + "。”" + "好" * 300, 402),
        ("好" * 300 + "。" + "好" * 100 + "\n" + "好" * 300, 402),
        ("好" * 400 + "，" + "好" * 300, 401),
        ("好" * 700, MAX_PART),
        ("好。" + "好" * 400 + "，" + "好" * 300, 403),
    ],
)
def test_where_a_clause_is_cut(text: str, cut: int) -> None:
    assert parts_of(text, 7) == ((7, 7 + cut), (7 + cut, 7 + len(text)))


@given(st.text("好。；，\n| ”", max_size=4 * MAX_PART), st.integers(0, 9))
def test_parts_tile_the_clause(text: str, start: int) -> None:
    parts = parts_of(text, start)
    assert (parts == ()) == (len(text) <= MAX_PART)
    assert all(end - begin <= MAX_PART for begin, end in parts)
    if parts:
        assert (parts[0][0], parts[-1][1]) == (start, start + len(text))
        assert all(a[1] == b[0] for a, b in pairwise(parts))


def test_a_long_article_knows_its_parts_and_keeps_its_label() -> None:
    items = "".join(f"（{n}）" + "承担产品质量责任。" * 20 + "\n" for n in "一二三四五")
    parsed = parse_text(f"第一条 有下列情形之一的：\n{items}第二条 施行。", "a.txt")
    assert [clause.label for clause in parsed.clauses] == ["第一条", "第二条"]
    article = parsed.clauses[0]
    assert article.parts[0][0] == article.start
    assert article.parts[-1][1] == article.end
    assert [article.text[begin] for begin, _ in article.parts] == ["第", "（"]


@pytest.mark.skipif(not TOKENIZER.is_file(), reason="the embedding model is not here")
def test_a_part_fits_the_embedder_with_its_headings() -> None:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    tokenizer.no_truncation()
    for path in sorted(Path(ROOT / "documents").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for start in range(0, len(text), MAX_PART):
            assert (
                len(tokenizer.encode(text[start : start + MAX_PART]).ids) <= 512 - 70
            )  # for headings
