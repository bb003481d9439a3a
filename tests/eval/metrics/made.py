"""Questions, passages and records made by hand, a line each."""

from typing import Any

from eval.question_set.question import Gold, Question
from eval.runs.record import Citing, Passage, Record

DOCUMENT = "neimenggu-quality-outline"


def gold(quote: str = "制造业产品质量合格率达到96.5%", label: str = "一、（二）") -> Gold:
    return Gold(DOCUMENT, quote, label)


def question(**fields: Any) -> Question:
    """An answerable question whose fact is 96.5%; fields replace what it is made of."""
    whole: dict[str, Any] = {
        "id": "t-1",
        "kind": "fact",
        "question": "制造业产品质量合格率要达到多少？",
        "gold": (gold(),),
        "facts": (("96.5%",),),
        "why": "hand-made",
    }
    return Question(**(whole | fields))


def unanswerable(**fields: Any) -> Question:
    none: dict[str, Any] = {"kind": "unanswerable", "gold": (), "facts": (), "reason": "wrong_year"}
    return question(**(none | fields))


def passage(
    label: str = "一、（二）", text: str = "制造业产品质量合格率达到96.5%。", **fields: Any
) -> Passage:
    return Passage(**({"document": DOCUMENT, "label": label, "text": text} | fields))


def citing(*passages: Passage) -> tuple[Citing, ...]:
    return tuple(Citing(n, one, one.text) for n, one in enumerate(passages, start=1))


def record(of: Question | None = None, text: str = "96.5%。[1]", **fields: Any) -> Record:
    """A right answer with its citation; fields replace what it is made of."""
    asked = of or question()
    whole: dict[str, Any] = {"status": "answered", "cited": citing(passage())}
    return Record(question=asked, text=text, rewritten=asked.question, **(whole | fields))


def refusal(of: Question | None = None, **fields: Any) -> Record:
    return record(of, "未找到。", **({"status": "refused", "cited": ()} | fields))
