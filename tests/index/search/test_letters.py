"""Letters: clauses in comparable form, as written and as read again."""

from pathlib import Path

import numpy as np
import pytest

from index.search.letters import Letters, letters

DOCUMENTS = [["第一条　產品，質量９５％。", "", "甲\0乙"], ["𠮷林省（一）"], ["？"]]


@pytest.mark.parametrize("clauses", [[0, 1, 2, 3, 4], [3], [4, 0]])
def test_what_was_written_is_each_clause_in_comparable_form(
    tmp_path: Path, clauses: list[int]
) -> None:
    Letters.write(tmp_path / "letters", DOCUMENTS)
    texts = [text for document in DOCUMENTS for text in document]
    found = Letters(tmp_path / "letters").of(np.array(clauses))
    assert [each.tolist() for each in found] == [letters(texts[n]).tolist() for n in clauses]


def test_the_end_of_a_long_clause_is_left_out(tmp_path: Path) -> None:
    Letters.write(tmp_path / "letters", [["质" * 5000, "量"]])
    long, short = Letters(tmp_path / "letters").of(np.array([0, 1]))
    assert len(long) < 5000
    assert short.tolist() == letters("量").tolist()
