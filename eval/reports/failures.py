"""The answers that a person would not be content with, as lines for a terminal."""

from collections.abc import Iterator, Sequence

from eval.reports.verdict import Verdict, verdict
from eval.runs.record import Record


def failures(records: Sequence[Record]) -> str:
    """Each answer with a fault: what was asked, what is wrong, what was wanted, what was said."""
    verdicts = [verdict(record) for record in records]
    return "\n".join(line for each in verdicts if not each.passed for line in _lines(each))


def told(record: Record) -> tuple[str, str]:
    """An answer in two phrases: what was asked, and what is wrong with it by the metrics."""
    question = record.question
    asked = f"{question.id} [{question.kind}] {' → '.join((*question.turns, question.question))}"
    return asked, f"错在 wrong: {_why(verdict(record)) or '无 nothing'}"


def _why(judged: Verdict) -> str:
    return "；".join(f"{f.name}: {f.detail}" if f.detail else str(f.name) for f in judged.failures)


def _lines(failed: Verdict) -> Iterator[str]:
    record, question = failed.record, failed.record.question
    asked, wrong = told(record)
    yield asked
    yield f"    {wrong}"
    if record.rewritten != question.question:
        yield f"    理解为 understood as: {record.rewritten}"
    wanted = "；".join(f"{gold.document} {gold.label}" for gold in question.gold)
    yield f"    应据 wanted: {wanted or question.reason}"
    cited = "；".join(f"{c.passage.document} {c.passage.label}" for c in record.cited)
    yield f"    回答 said ({record.status}): {' ⏎ '.join(record.text.splitlines())}"
    yield f"    引自 cited: {cited or '—'}"
