"""What clauses say, held against labels made by hand: responsible departments and targets.

    python -m eval.facts            precision and recall per kind and document
    python -m eval.facts --show     and every difference

A label file names for each clause that has any its departments and its targets; a clause that is
not in the file has none. A target is right when its value, unit, year and comparator are, and its
indicator is the labelled one or one holds the other (服务行业培育新疆名牌 and 新疆名牌).
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import TiaowenError
from index.facts.fact import Target
from index.manifest import load_manifest
from index.parsing.parse import parse_file
from index.settings import ROOT

LABELS = ROOT / "tests" / "index" / "labelled" / "facts"
DOCUMENTS = ROOT / "documents"

LabelledTarget = tuple[str, str, str, str, int | None]


@dataclass(frozen=True, slots=True)
class Labelled:
    """What one clause says by hand; ``clause`` is its id without the document."""

    clause: str
    departments: tuple[str, ...] = ()
    targets: tuple[LabelledTarget, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """How many were found, how many were to be found, how many are right; what differs."""

    found: int
    wanted: int
    right: int
    differences: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 when nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was to be found that was; 1 when there was nothing."""
        return self.right / self.wanted if self.wanted else 1.0


def load_labels(path: Path) -> dict[str, Labelled]:
    """The labels of one document by the clause they are of."""
    entries = json.loads(path.read_text(encoding="utf-8"))
    return {
        entry["clause"]: Labelled(
            entry["clause"],
            tuple(entry.get("departments", ())),
            tuple(
                (each["indicator"], each["comparator"], each["value"], each["unit"], each["year"])
                for each in entry.get("targets", ())
            ),
        )
        for entry in entries
    }


def score_departments(found: dict[str, Sequence[str]], labels: dict[str, Labelled]) -> Score:
    """Each department of each clause counts once."""
    mine = {(clause, name) for clause, names in found.items() for name in names}
    gold = {(clause, name) for clause, each in labels.items() for name in each.departments}
    differences = [f"+ {clause} {name}" for clause, name in sorted(mine - gold)]
    differences += [f"- {clause} {name}" for clause, name in sorted(gold - mine)]
    return Score(len(mine), len(gold), len(mine & gold), tuple(differences))


def score_targets(found: dict[str, Sequence[Target]], labels: dict[str, Labelled]) -> Score:
    """Each target of each clause counts once; a label answers for one target only."""
    right = wanted = total = 0
    differences = []
    for clause in sorted({*found, *labels}):
        left = list(labels[clause].targets) if clause in labels else []
        wanted += len(left)
        for target in found.get(clause, ()):
            total += 1
            match = next((label for label in left if _same(target, label)), None)
            if match:
                left.remove(match)
                right += 1
            else:
                differences.append(f"+ {clause} {_shown(target)}")
        differences += [f"- {clause} {label}" for label in left]
    return Score(total, wanted, right, tuple(differences))


def _shown(target: Target) -> LabelledTarget:
    return target.indicator, target.comparator, target.value, target.unit, target.year


def _same(target: Target, label: LabelledTarget) -> bool:
    mine = _shown(target)
    return mine[1:] == label[1:] and (mine[0] in label[0] or label[0] in mine[0])


def main(argv: list[str] | None = None) -> int:
    """Print a line per document and kind; the exit status is 0 when it ran."""
    parser = argparse.ArgumentParser(prog="python -m eval.facts", description=__doc__)
    parser.add_argument("--labels", type=Path, default=LABELS, help="标注 (folder of labels)")
    parser.add_argument("--documents", type=Path, default=DOCUMENTS, help="文件 (documents)")
    parser.add_argument("--show", action="store_true", help="列出不同 (list the differences)")
    arguments = parser.parse_args(argv)
    try:
        for line in report(arguments.labels, arguments.documents, arguments.show):
            print(line)
    except TiaowenError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def report(labels: Path, documents: Path, show: bool = False) -> Iterable[str]:
    """The lines of the table: document, kind, precision, recall, counts."""
    manifest = load_manifest(documents)
    sums: dict[str, list[Score]] = {"departments": [], "targets": []}
    for path in sorted(labels.glob("*.json")):
        parsed = parse_file(documents / f"{path.stem}.txt", manifest)
        gold = load_labels(path)
        by_key = {clause.id.partition("/")[2]: clause for clause in parsed.clauses}
        scores = {
            "departments": score_departments(
                {key: clause.departments for key, clause in by_key.items()}, gold
            ),
            "targets": score_targets(
                {key: clause.facts.targets for key, clause in by_key.items()}, gold
            ),
        }
        for kind, score in scores.items():
            sums[kind].append(score)
            yield _line(path.stem, kind, score)
            yield from (f"    {difference}" for difference in score.differences if show)
    for kind, parts in sums.items():
        whole = Score(
            sum(each.found for each in parts),
            sum(each.wanted for each in parts),
            sum(each.right for each in parts),
        )
        yield _line("all", kind, whole)


def _line(name: str, kind: str, score: Score) -> str:
    return (
        f"{name:36} {kind:12} P {score.precision:.3f}  R {score.recall:.3f}  "
        f"{score.right} right of {score.found} found, {score.wanted} labelled"
    )


if __name__ == "__main__":
    sys.exit(main())
