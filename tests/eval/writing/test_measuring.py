"""What slips cost and what is brought back, counted by hand."""

from eval.retrieval.rankings import Ranked
from eval.writing.measuring import Measured


def ranked(*ranks: int) -> tuple[Ranked, ...]:
    return tuple(Ranked(str(n), str(n), (rank,), 1.0) for n, rank in enumerate(ranks))


def test_what_is_lost_and_brought_back() -> None:
    plain, typed, rewritten = ranked(1, 5, 2, 0, 1), ranked(1, 6, 0, 0, 3), ranked(9, 5, 0, 1, 1)
    done = Measured("颠倒", plain, typed, rewritten, restored=0.4, ms=1.0)
    assert done.lost == (2, 1)
    assert done.figures()["hit@1"] == (0.4, 0.2, 0.4)
