"""What a build did, for people and for programs."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from index.building.intake import Intake
from index.generation import Manifest


@dataclass(slots=True)
class BuildReport:
    """What a build did, by the names of the documents.

    ``rebuilt`` is False when the index was up to date. ``changed`` are documents whose file, or
    what the manifest says of it, is another than before. ``unreadable`` tells for each file that
    is not in the index, why.
    """

    generation: str
    rebuilt: bool
    clauses: int = 0
    rows: int = 0
    embedded: int = 0  # passages that had to be embedded; the others were known
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    unreadable: dict[str, str] = field(default_factory=dict)  # file -> why
    notes: dict[str, tuple[str, ...]] = field(default_factory=dict)  # document -> what to know
    seconds: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)  # seconds of each

    def fields(self) -> dict[str, Any]:
        """The report as JSON holds it."""
        return asdict(self)

    def lines(self) -> Iterator[str]:
        """What was done, one line each; what could not be read is for ``problem_lines``."""
        if not self.rebuilt:
            yield f"索引已是最新 up to date: {self.generation}（{self.clauses:,} 条）"
            return
        yield (
            f"索引已建好 built: {self.generation}（{self.clauses:,} 条 clauses，"
            f"嵌入 embedded {self.embedded:,} / {self.rows:,} 段，{self.seconds:.1f} s）"
        )
        for word, names in (
            ("新增 added", self.added),
            ("更改 changed", self.changed),
            ("移除 removed", self.removed),
        ):
            for name in names:
                yield f"  {word}: {name}"
        if self.unchanged:
            yield f"  未变 unchanged: {self.unchanged:,}"

    def problem_lines(self) -> Iterator[str]:
        """What could not be read and why, and what is to be known of what was, one line each."""
        for name, why in self.unreadable.items():
            yield f"  未读 not read: {name}: {' '.join(why.split())}"
        for name, notes in self.notes.items():
            for note in notes:
                yield f"  注意 note: {name}: {note}"


def report_on(generation: str, intake: Intake, before: Manifest | None) -> BuildReport:
    """Hold what was taken in against what the generation before holds."""
    now = {n: (card.sha256, intake.entries.get(n)) for n, card in intake.cards.items()}
    then = {}
    if before:
        then = {n: (sha, before.entries.get(n)) for n, sha in before.documents.items()}
    both = now.keys() & then.keys()
    changed = sorted(name for name in both if now[name] != then[name])
    return BuildReport(
        generation,
        rebuilt=True,
        clauses=sum(card.clauses for card in intake.cards.values()),
        added=sorted(now.keys() - then.keys()),
        changed=changed,
        removed=sorted(then.keys() - now.keys()),
        unchanged=len(both) - len(changed),
        unreadable=intake.problems,
        notes={name: card.notes for name, card in intake.cards.items() if card.notes},
    )
