"""The figures of one or several searches as a table for a terminal."""

from collections.abc import Sequence
from itertools import groupby

from eval.reports.terminal import grid
from eval.retrieval.figures import FIGURES, differences, figures, milliseconds, paired
from eval.retrieval.rankings import Ranked, Rankings

_SHOWN = 10  # questions listed at most


def table(searches: Sequence[Rankings]) -> str:
    """A column for each search: figures with 95% intervals, then milliseconds per search.

    Searches that follow each other in the same documents stand in one block.
    """
    blocks = groupby(searches, key=lambda each: (each.name, each.clauses, each.counts, each.k))
    return "\n\n".join(_block(list(block)) for _, block in blocks)


def comparison(before: Rankings, after: Rankings) -> str:
    """What changed from one search to the other, and the questions that did."""
    pairs = paired(before, after)
    heads = ("", f"后 after − 前 before，{len(pairs)} 题 questions")
    rows = []
    for name, figure in differences(before, after).items():
        sure = "" if figure.low <= 0 <= figure.high else " *"
        rows.append([name, f"{figure.value:+.3f} [{figure.low:+.3f}, {figure.high:+.3f}]{sure}"])
    lines = [grid("", heads, rows, left=2), "* 区间不含 0 (0 is outside the interval)"]
    better = [(a, b) for a, b in pairs if _best(b) < _best(a)]
    worse = [(a, b) for a, b in pairs if _best(b) > _best(a)]
    for word, changed in (("变差 worse", worse), ("变好 better", better)):
        lines.append(f"{word}: {len(changed)}")
        changed.sort(key=lambda pair: -abs(1 / _best(pair[0]) - 1 / _best(pair[1])))
        lines += [f"  {a.id}: {_place(a)} → {_place(b)}" for a, b in changed[:_SHOWN]]
    return "\n".join(lines)


def _block(searches: Sequence[Rankings]) -> str:
    first = searches[0]
    unit = "条款 clauses" if first.counts == "passages" else "文件 documents"
    title = (
        f"{first.name}：{len(first.questions)} 题 questions，{first.documents:,} 个文件 documents，"
        f"{first.clauses:,} 条 clauses\n名次按{unit}计 (what ranks count)；"
        f"方括号内为 95% 区间 (interval)"
    )
    heads = ("", *(each.sides for each in searches))
    rows = []
    computed = [figures(each) for each in searches]
    for name in FIGURES:
        if name in computed[0]:
            row = [found[name] for found in computed]
            rows.append([name, *(f"{f.value:.3f} [{f.low:.3f}, {f.high:.3f}]" for f in row)])
    times = [milliseconds(each) for each in searches]
    rows.append(["ms p50", *(f"{p50:.1f}" for p50, _ in times)])
    rows.append(["ms p95", *(f"{p95:.1f}" for _, p95 in times)])
    return grid(title, heads, rows, left=len(heads))


def _best(question: Ranked) -> float:
    """The rank of the first that is right; infinite for none."""
    return min((rank for rank in question.ranks if rank), default=float("inf"))


def _place(question: Ranked) -> str:
    best = _best(question)
    return "未找到 not found" if best == float("inf") else f"第 {best} 位"
