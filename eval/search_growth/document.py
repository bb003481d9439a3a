"""The figures as a page of the documentation."""

from collections.abc import Sequence

from eval.runs.machine import commit, machine
from eval.search_growth.measured import Measured
from eval.search_growth.targets import TARGETS

PAGE, PICTURE = "search.md", "search-growth.svg"
_HEAD = (
    "条文 clauses", "行 rows", "磁盘 disk MiB", "打开 opening s", "p50 ms", "p95 ms",
    "处理器 processor p50 / p95 ms", "理解 understand", "嵌入 embed", "排序 weigh",
    "成批 batch ms", "峰值 peak MiB", "匿名 anonymous", "文件 file-backed", "负载 load",
)  # fmt: skip


def table(found: Sequence[Measured]) -> str:
    """A row for each index, as Markdown."""
    lines = [f"| {' | '.join(_HEAD)} |", f"|{'---:|' * len(_HEAD)}"]
    return "\n".join((*lines, *(f"| {' | '.join(_cells(each))} |" for each in found)))


def verdicts(found: Sequence[Measured]) -> str:
    """The targets, each with its figure, as a Markdown list."""
    return "\n".join(f"- {target.said_of(found)}" for target in TARGETS)


def page(found: Sequence[Measured], command: str) -> str:
    """The whole page."""
    where, (head, changed) = machine(), commit()
    made = (
        f"Made by `{command}` at commit {head[:12]}{' (changed)' if changed else ''} on "
        f"{where['processor']}, {where['cores']} cores, {where['memory']}. Each index is measured "
        "in a process of its own: real questions one after the other, ten hits each, the whole way "
        "from text to hits. The documents are laws, articles of STARD and policies where these "
        "are there, then copies in which characters stand for others; **the vectors of passages "
        "are random** around cluster centres, those of questions are the real model's, so the "
        "figures say nothing about what is found. Stages are p50 in ms; what is left of a search "
        "is reading its hits. *Processor* is processor time, which other work on the machine "
        "stretches less than the clock; *load* is how many processes wanted a core meanwhile. "
        f"Importing the modules takes {found[-1].imports:.1f} s more, once a process; "
        f"{found[-1].embedder:.0f} MiB of the memory are Python, libraries and the embedder."
    )
    parts = ("# How search grows", made, f"![检索的增长]({PICTURE})", verdicts(found), table(found))
    return "\n\n".join(parts) + "\n"


def _cells(each: Measured) -> tuple[str, ...]:
    stages = (f"{each.stages[name][0]:.1f}" for name in ("understand", "embed", "weigh"))
    processor = " / ".join(f"{milliseconds:.1f}" for milliseconds in each.processor)
    return (
        f"{each.clauses:,}", f"{each.rows:,}", f"{each.disk:.0f}", f"{each.opening:.2f}",
        f"{each.p50:.1f}", f"{each.p95:.1f}", processor, *stages, f"{each.batch:.1f}",
        f"{each.peak:.0f}", f"{each.anonymous:.0f}", f"{each.file_backed:.0f}", f"{each.load:.1f}",
    )  # fmt: skip
