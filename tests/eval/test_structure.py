"""Files labelled by hand come out as labelled, and the score can tell when they do not."""

from hashlib import sha256
from pathlib import Path

import pytest

from eval.commands.structure import DATA, LABELS
from eval.structure import FIELDS, Gold, load_gold, score, survey, total
from index.errors import TiaowenError

here = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here")


@here
def test_the_labelled_files() -> None:
    golds = list(load_gold(LABELS))
    assert len(golds) >= 30
    scores = [score(gold, DATA) for gold in golds]
    whole = total(scores)
    assert whole.f1 >= 0.99
    assert whole.lost == 0
    for name in FIELDS:
        wrong = sum(name in each.fields for each in scores)
        assert wrong <= 0.05 * whole.stated[name], name


def test_a_score_counts_what_is_right_missing_and_too_much(tmp_path: Path) -> None:
    text = "甲办法\n第一条　甲。\n第二条　乙。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    digest = "9ba44d1ff8b9bdd3e8c5a1b7"
    gold = Gold("a.txt", digest, (("第一条", 4, 10), ("第二条", 11, 16)), {"title": "乙办法"})
    with pytest.raises(TiaowenError, match="the file has changed"):
        score(gold, tmp_path)
    found = score(Gold("a.txt", _sha256(text), gold.clauses, gold.metadata), tmp_path)
    assert (found.right, found.predicted, found.labelled, found.lost) == (1, 2, 2, 0)
    assert found.missing == [("第二条", 11, 16)]
    assert found.extra == [("第二条", 11, 17)]
    assert found.f1 == pytest.approx(0.5)
    assert found.fields == {"title": ("甲办法", "乙办法")}
    assert "1 files" in survey(tmp_path)


def _sha256(text: str) -> str:
    return sha256(text.encode()).hexdigest()
