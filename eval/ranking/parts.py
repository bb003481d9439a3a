"""What each part of the ranking brings: the figures of all of it, and of all without one part."""

from collections.abc import Sequence

from eval.ranking.kept_out import QuestionSet, kept_out, line
from eval.ranking.weighing import Judged
from index.search.features import NAMES

PARTS: dict[str, tuple[str, ...]] = {
    "plain vector 未转的问题向量": ("plain_clause_cosine", "plain_cosine"),
    "sentences 句子": ("sentence_cosine", "row_bm25", "row_bm25_of_best"),
    "words 词": ("bm25", "row_bm25", "bm25_of_best", "row_bm25_of_best", "covered", "in_runs"),
    "runs 连续的字": ("in_runs",),
    "kinds of answer 答案种类": ("of_kind",),
    "title 标题": ("title_covered", "title_said", "said_by_size"),
    "document 同文件的其他条": ("document", "document_of_best"),
    "place and size 位置与篇幅": (
        "length", "place", "number", "size", "place_by_size", "number_by_size", "said_by_size",
    ),
}  # fmt: skip


def print_parts(
    sets: Sequence[QuestionSet], judged: Sequence[list[Judged]], unturned: Sequence[list[Judged]]
) -> None:
    """All parts, then all but one, one after the other."""
    without = {
        f"- {part}": [[_without(each, names) for each in j] for j in judged]
        for part, names in PARTS.items()
    }
    ways = {"all 全部": list(judged), "- map 映射": list(unturned), **without}
    for way, known in ways.items():
        for s, found in zip(sets, kept_out(sets, known), strict=True):
            print(f"{s.name:<10} {line(way, found)}", flush=True)


def _without(judged: Judged, names: Sequence[str]) -> Judged:
    """The same with nothing known of these features."""
    known = judged.known.copy()
    known[:, [NAMES.index(name) for name in names]] = 0
    return Judged(known, judged.right)
