"""The table for a terminal."""

import unicodedata

from eval.reports.figures import figures
from eval.reports.terminal import grid, table
from eval.runs.run import Run
from tests.eval.reports.standin import HEADER, RUN


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def test_columns_line_up_under_wide_characters() -> None:
    text = grid("题", ("", "n"), [("中文名", "7"), ("plain", "12"), ("混合 mixed（全角）", "345")])
    rows = text.splitlines()[1:]
    assert len({_cells(row) for row in rows}) == 1
    assert all(row.endswith(n) for row, n in zip(rows, ("n", "7", "12", "345"), strict=True))


def test_brackets_are_text() -> None:
    assert "[bold]甲[/bold] :smile:" in grid("", ("",), [("[bold]甲[/bold] :smile:",)])


def test_a_run_in_full() -> None:
    text = table(RUN, figures(RUN.records))
    lines = {line.strip().split("  ")[0]: line.split() for line in text.splitlines()}
    assert "20260101-120000-demo：4 题" in text
    assert "0123456789ab" in text
    assert "未提交" in text
    assert lines["取自缓存的答案 (answers from the cache)"][-1] == "2"
    assert lines["答对 (right)"][2:] == ["66.7%", "0.0–100.0%", "3"]
    assert lines["列举类问题答全的比例 (completeness)"][2:] == ["-", "0"]
    assert lines["部门 (department)"][-1] == "0/1"
    assert lines["口语 (colloquial)"][-1] == "0/1"
    assert lines["全程 (whole)"][2:4] == ["70", "ms"]
    assert "\x1b" not in text


def test_hashes_are_cut() -> None:
    assert "aaaaaaaaaaaa\n" in table(RUN, ())


def test_a_run_of_nothing_is_a_table_too() -> None:
    assert "0 题" in table(Run(HEADER, ()), figures(()))
