"""Answer a question set and hold every answer against its gold.

Right: every fact is in the answer and nothing forbidden is. Cited: every gold clause is among the
citations. Refused: an unanswerable question gets no answer. Unsupported figures: numbers in an
answer that its cited clauses do not hold, by a check that shares no code with the answering.
"""

import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tqdm import tqdm

from eval.question_set import Question, comparable
from qa.answer import Answer
from qa.answerer import Answerer
from qa.verify import Source, unsupported_figures


@dataclass(frozen=True, slots=True)
class Judged:
    """One question with its answer and the verdicts on it."""

    question: Question
    answer: Answer
    right: bool
    cited: bool
    refused: bool
    strays: tuple[str, ...]  # figures that no citation holds

    @property
    def answerable(self) -> bool:
        """Whether the documents answer the question."""
        return self.question.kind != "unanswerable"

    @property
    def passed(self) -> bool:
        """Whether a person would be content with it."""
        return not self.strays and (self.right and self.cited if self.answerable else self.refused)


def judge(question: Question, answer: Answer, answerer: Answerer) -> Judged:
    """Hold one answer against its gold."""
    said = comparable(answer.text)
    facts = all(any(comparable(a) in said for a in group) for group in question.facts)
    forbidden = any(comparable(text) in said for text in question.forbidden)
    refused = answer.status == "refused"
    return Judged(
        question,
        answer,
        right=facts and not forbidden and not refused,
        cited=all(_is_cited(gold.document, gold.label, answer) for gold in question.gold),
        refused=refused,
        strays=() if refused else unsupported_figures(answer.text, _sources(answer, answerer)),
    )


def _is_cited(document: str, label: str, answer: Answer) -> bool:
    return any(
        c.document_id == document and comparable(c.label) == comparable(label)
        for c in answer.citations
    )


def _sources(answer: Answer, answerer: Answerer) -> list[Source]:
    """What an answer cites: the clauses, with the headings and years that govern them."""
    sources = []
    for citation in answer.citations:
        clause = answerer.clause(citation.clause_id)
        document = answerer.document(citation.document_id)
        parents = [
            other.text
            for other in answerer.clauses_of(document.id)
            if other.id != clause.id and clause.id.startswith(other.id + "-")
        ]
        context = (document.title, document.number, clause.label, *clause.path, *parents)
        sources.append(Source(clause.text, "\n".join(context)))
    return sources


def run(questions: Sequence[Question], answerer: Answerer, progress: bool) -> list[Judged]:
    """Answer and judge all questions, in order."""
    return [
        judge(question, answerer.answer(question.question, question.turns), answerer)
        for question in tqdm(questions, disable=not progress)
    ]


def table(judged: Sequence[Judged]) -> str:
    """The figures of a run, as lines for a terminal."""
    answerable = [j for j in judged if j.answerable]
    unanswerable = [j for j in judged if not j.answerable]
    lines = [
        _share("right answer", [j.right for j in answerable]),
        _share("right article cited", [j.cited for j in answerable]),
        _share("refused when it should be", [j.refused for j in unanswerable]),
        _share("wrongly refused", [j.refused for j in answerable]),
        f"{'unsupported figures':<28}{sum(len(j.strays) for j in judged)}",
    ]
    for kind in dict.fromkeys(j.question.kind for j in judged):
        of_kind = [j for j in judged if j.question.kind == kind]
        lines.append(_share(f"  {kind}", [j.passed for j in of_kind]))
    for stage, name in (("search", "clauses"), ("first_word", "first word"), ("whole", "whole")):
        lines.append(_seconds(f"{name}, all", stage, judged))
        written = [j for j in judged if j.answer.model]
        if written:
            lines.append(_seconds(f"{name}, written by the model", stage, written))
    return "\n".join(lines)


def _share(name: str, passed: Sequence[bool]) -> str:
    if not passed:
        return f"{name:<28}-"
    return f"{name:<28}{sum(passed) / len(passed):6.1%}  ({sum(passed)}/{len(passed)})"


def _seconds(name: str, stage: str, judged: Sequence[Judged]) -> str:
    values = sorted(j.answer.timings[stage] for j in judged)
    p95 = values[min(len(values) - 1, int(0.95 * len(values)))]
    return f"{name:<36}p50 {statistics.median(values):6.2f} s   p95 {p95:6.2f} s   n {len(values)}"


def failures(judged: Sequence[Judged]) -> str:
    """The answers a person would not be content with, each with what was wrong."""
    lines = []
    for j in (j for j in judged if not j.passed):
        wrong = [
            name
            for name, bad in (
                ("not right", j.answerable and not j.right),
                ("article not cited", j.answerable and not j.cited),
                ("should refuse", not j.answerable and not j.refused),
                (f"strays {j.strays}", bool(j.strays)),
            )
            if bad
        ]
        asked = " → ".join((*j.question.turns, j.question.question))
        lines.append(f"{j.question.id} [{j.question.kind}] {asked}  ({'; '.join(wrong)})")
        if j.answer.rewritten != j.question.question:
            lines.append(f"    understood: {j.answer.rewritten}")
        wanted = [f"{g.document}/{g.label}" for g in j.question.gold]
        lines.append(f"    wanted: {j.question.facts} {wanted} {j.question.reason}")
        got = [f"{c.document_id}/{c.label}" for c in j.answer.citations]
        lines.append(f"    got: {j.answer.status} {j.answer.text!r} {got}")
    return "\n".join(lines)


def save(judged: Sequence[Judged], path: Path) -> None:
    """Write a run as JSONL, beside first, then in place."""
    staged = path.with_name(path.name + ".part")
    with staged.open("w", encoding="utf-8") as out:
        for j in judged:
            row = {"id": j.question.id, "passed": j.passed, "answer": asdict(j.answer)}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    staged.replace(path)
