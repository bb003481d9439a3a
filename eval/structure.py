"""Hold what files are understood as against labels made by hand; look at whole folders.

A clause is right when its label, start and end are all those of the hand label; F1 is over all
clauses of all labelled files. A metadata field is right when it says what the label says,
white space and width apart; fields that neither states count for nothing.
"""

import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.clause import ParsedDocument
from index.errors import TiaowenError
from index.facts.read import with_facts
from index.loading.loaded import Loaded
from index.loading.text import decode, read_bytes
from index.normalise import comparable
from index.parsing.parse import clauses_of, parse_text

FIELDS = ("title", "issuer", "number", "issued", "effective", "repealed", "status", "level")
Labelled = tuple[str, int, int]  # label, start, end


@dataclass(frozen=True, slots=True)
class Gold:
    """One hand-labelled file; ``file`` is its path below the folder of data."""

    file: str
    sha256: str
    clauses: tuple[Labelled, ...]
    metadata: dict[str, str]


@dataclass(slots=True)
class Score:
    """What one file, or all of them, came to."""

    right: int = 0
    predicted: int = 0
    labelled: int = 0
    lost: int = 0  # characters that no block holds
    missing: list[Labelled] = field(default_factory=list)
    extra: list[Labelled] = field(default_factory=list)
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)  # wrong: said, labelled
    stated: Counter[str] = field(default_factory=Counter)  # fields that either states

    @property
    def f1(self) -> float:
        """2·right / (predicted + labelled): the harmonic mean of precision and recall."""
        return 2 * self.right / (self.predicted + self.labelled)


def load_gold(folder: Path) -> Iterator[Gold]:
    """The labels of a folder, one JSON file per document."""
    for path in sorted(folder.glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        clauses = tuple((label, start, end) for label, start, end in row["clauses"])
        yield Gold(row["file"], row["sha256"], clauses, row["metadata"])


def score(gold: Gold, data: Path) -> Score:
    """One labelled file; TiaowenError when it is not the file that was labelled."""
    raw = read_bytes(data / gold.file)
    if hashlib.sha256(raw).hexdigest() != gold.sha256:
        raise TiaowenError(f"不是标注时的文件：{data / gold.file} （the file has changed）")
    parsed = parse_text(decode(raw, gold.file), Path(gold.file).name)
    found = [(c.label, c.start, c.end) for c in parsed.clauses]
    right = set(found) & set(gold.clauses)
    result = Score(len(right), len(found), len(gold.clauses), lost(parsed))
    result.missing = [each for each in gold.clauses if each not in right]
    result.extra = [each for each in found if each not in right]
    for name in FIELDS:
        said, labelled = str(getattr(parsed.document, name)), gold.metadata.get(name, "")
        if name == "title" and said == Path(gold.file).stem and not labelled:
            said = ""  # a file without a title goes by its name
        if said or labelled:
            result.stated[name] += 1
        if _bare(said) != _bare(labelled):
            result.fields[name] = said, labelled
    return result


def lost(parsed: ParsedDocument) -> int:
    """How many characters of the text stand in no block."""
    return len(parsed.document.text) - sum(block.end - block.start for block in parsed.blocks)


def _bare(value: str) -> str:
    return comparable(value).replace(" ", "")


def total(scores: Sequence[Score]) -> Score:
    """All files as one."""
    whole = Score()
    for each in scores:
        whole.right += each.right
        whole.predicted += each.predicted
        whole.labelled += each.labelled
        whole.lost += each.lost
        whole.stated += each.stated
    return whole


def table(golds: Sequence[Gold], scores: Sequence[Score]) -> str:
    """A line per file, the total, and the share of right values of each field."""
    lines = [
        f"{each.f1:6.3f}  {each.right:4} of {each.labelled:4} labelled, {each.predicted:4} found  "
        f"{gold.file}" + "".join(f"  {name}" for name in each.fields)
        for gold, each in zip(golds, scores, strict=True)
    ]
    whole = total(scores)
    lines.append(f"{whole.f1:6.3f}  all {len(golds)} files, {whole.lost} characters lost")
    for name in FIELDS:
        if whole.stated[name]:
            wrong = sum(name in each.fields for each in scores)
            share = 1 - wrong / whole.stated[name]
            lines.append(f"{share:6.1%}  {name}, stated in {whole.stated[name]}")
    return "\n".join(lines)


def differences(golds: Sequence[Gold], scores: Sequence[Score], data: Path) -> str:
    """Every clause and field that is not as labelled."""
    lines = []
    for gold, each in zip(golds, scores, strict=True):
        text = decode(read_bytes(data / gold.file), gold.file)
        lines += [gold.file] if each.missing or each.extra or each.fields else []
        both = [("-", one) for one in each.missing] + [("+", one) for one in each.extra]
        for sign, (label, start, end) in sorted(both, key=lambda one: one[1][1:]):
            shown = " ".join(text[start:end].split())
            lines.append(f"  {sign} {label} [{start}:{end}] {shown[:24]} … {shown[-12:]}")
        lines += [
            f"  {name}: {said!r}, labelled {labelled!r}"
            for name, (said, labelled) in each.fields.items()
        ]
    return "\n".join(lines)


def survey(folder: Path) -> str:
    """Every text of a folder: what cannot be parsed, is empty, lost or too long, and how fast."""
    paths = sorted(p for p in folder.rglob("*") if p.suffix in {".txt", ".md"} and p.is_file())
    texts = [(path, decode(read_bytes(path), path.name)) for path in paths]
    size = sum(len(text.encode()) for _, text in texts) / 1e6
    began = time.process_time()
    parsed = [(path, clauses_of(Loaded(text), path.name, "")) for path, text in texts]
    structured = time.process_time()
    for _, each in parsed:
        with_facts(each)
    ended = time.process_time()
    empty = [path.name for path, each in parsed if not each.clauses]
    repeated = sum(
        len({clause.label for clause in each.clauses}) < len(each.clauses) for _, each in parsed
    )
    longest = max(
        end - start
        for _, each in parsed
        for clause in each.clauses
        for start, end in clause.parts or ((clause.start, clause.end),)
    )
    return "\n".join(
        [
            f"{len(paths)} files, {size:.1f} MB; on one core, MB a second: "
            f"{size / (structured - began):.1f} to clauses, "
            f"{size / (ended - began):.1f} with the facts of each clause",
            f"{sum(len(each.clauses) for _, each in parsed)} clauses, the longest part "
            f"{longest} characters",
            f"{sum(lost(each) for _, each in parsed)} characters lost, "
            f"{len(empty)} files without a clause {empty[:5]}",
            f"{repeated} files in which a label stands twice",
        ]
    )
