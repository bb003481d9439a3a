"""An answer before it is numbered: statements, each with the evidence it rests on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.clause import Document
from index.question.naming.regional import regional
from qa.answer import Citation, Evidence

_END = re.compile(r"[。！？!?；;]$")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer and the evidence it cites (none for a line of connection)."""

    text: str
    evidence: tuple[Evidence, ...] = ()


def short_name(document: Document) -> str:
    """What people call the place a document governs, else its title: 克州, 兵团, 《…》."""
    names = [a for a in document.aliases if regional(document, a)] + [document.region]
    named = [name for name in names if len(name) > 1]
    return named[0] if named else f"《{document.title}》"


def where(item: Evidence) -> str:
    """How a person would name the place of an evidence sentence: 克州 六、（十八）."""
    return f"{short_name(item.document)}{item.clause.label}"


def write(statements: Sequence[Statement]) -> tuple[str, tuple[Citation, ...]]:
    """The text with markers numbered from 1 in order of use, and what they point at."""
    numbers: dict[tuple[str, int, int], int] = {}
    citations: list[Citation] = []
    lines: list[str] = []
    for statement in statements:
        markers = []
        for item in statement.evidence:
            key = (item.clause.id, item.sentence.start, item.sentence.end)
            if key not in numbers:
                numbers[key] = len(numbers) + 1
                citations.append(_citation(numbers[key], item))
            markers.append(f"[{numbers[key]}]")
        text = statement.text if _END.search(statement.text) else statement.text + "。"
        lines.append(text + "".join(dict.fromkeys(markers)))
    return "\n".join(lines), tuple(citations)


def _citation(n: int, item: Evidence) -> Citation:
    document, clause = item.document, item.clause
    return Citation(
        n,
        document.id,
        document.title,
        document.number,
        clause.label,
        clause.id,
        item.sentence.text,
        item.sentence.start,
        item.sentence.end,
    )
