"""What a person would hold against an answer, in words: why it failed."""

from dataclasses import dataclass

from eval.metrics.articles import articles, golds_cited
from eval.metrics.passed import MEANING, Fault, faults, invented
from eval.metrics.right import facts_held, forbidden_held
from eval.reports.names import REASONS, Name, named, parted
from eval.runs.record import Record

FAULTS: dict[str, Name] = {fault: parted(meaning) for fault, meaning in MEANING.items()}


@dataclass(frozen=True, slots=True)
class Failure:
    """One fault, with what exactly is wrong ("" where the fault says it all)."""

    key: Fault
    detail: str

    @property
    def name(self) -> Name:
        """What the fault is called."""
        return FAULTS[self.key]


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer with what is wrong with it; ``facts`` and ``forbidden`` tell what it holds."""

    record: Record
    failures: tuple[Failure, ...]
    facts: tuple[tuple[tuple[str, ...], bool], ...]
    forbidden: tuple[tuple[str, bool], ...]

    @property
    def passed(self) -> bool:
        """Whether a person would be content with the answer."""
        return not self.failures


def verdict(record: Record) -> Verdict:
    """Hold an answer against its question's gold."""
    question = record.question
    held = forbidden_held(record)
    return Verdict(
        record,
        tuple(Failure(fault, _detail(fault, record)) for fault in faults(record)),
        tuple(zip(question.facts, facts_held(record), strict=True)),
        tuple((words, words in held) for words in question.forbidden),
    )


def _detail(fault: Fault, record: Record) -> str:
    question = record.question
    match fault:
        case "wrong" | "incomplete":
            held = zip(question.facts, facts_held(record), strict=True)
            missing = [" ／ ".join(words) for words, there in held if not there]
            return f"缺 {'；'.join(missing)}" if missing else ""
        case "forbidden":
            return "、".join(f"“{words}”" for words in forbidden_held(record))
        case "invented":
            return "、".join(f"“{figure}”" for figure in invented(record))
        case "uncited":
            cited = zip(question.gold, golds_cited(record), strict=True)
            return "；".join(f"{g.document} {g.label}" for g, there in cited if not there)
        case "heap":
            return f"引了 {len(articles(record))} 条，{len(record.text)} 字"
        case "answered":
            return str(named(REASONS, question.reason)) if question.reason else ""
        case "refused":
            return ""
