"""What a search may take, and what is said of an index that takes more."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.search_growth.measured import Measured

_NEAR = 0.95  # an index of so large a share of the clauses is held to the target for these


@dataclass(frozen=True, slots=True)
class Target:
    """A limit that holds for indexes of up to so many clauses; ``field`` is of ``Measured``."""

    name: str
    field: str
    limit: float
    clauses: int
    unit: str

    def said_of(self, found: Sequence[Measured]) -> str:
        """One line: the figure of the largest index that the target holds for."""
        held = [each for each in found if each.clauses <= self.clauses / _NEAR]
        title = f"{self.name}，≤ {self.clauses:,} 条 (clauses): ≤ {self.limit:.0f} {self.unit}"
        if not held or held[-1].clauses < self.clauses * _NEAR:
            return f"{title}：未测 not measured"
        value = getattr(held[-1], self.field)
        verdict = "达到 met" if value <= self.limit else "未达 missed"
        return f"{title}：{value:.4g} {self.unit}，{verdict}"


SEARCH = (
    Target("一次检索 p95 (one search)", "p95", 40, 30_000, "ms"),
    Target("一次检索 p95 (one search)", "p95", 80, 150_000, "ms"),
)
MEMORY = Target("内存峰值 (peak memory)", "peak", 1.2e9 / 2**20, 150_000, "MiB")
OPENING = Target("打开索引 (opening)", "opening", 2, 150_000, "s")
TARGETS = (*SEARCH, MEMORY, OPENING)
