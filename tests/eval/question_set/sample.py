"""A small document and questions on it."""

import json
from pathlib import Path
from typing import Any

from eval.question_set.corpus import Corpus
from eval.question_set.question import Gold, Question
from eval.question_set.reading import Placed
from index.parsing.parse import parse_file

TEXT = """关于质量的意见

为落实《纲要》,制定本意见。

一、总体要求

(一)目标。到2025年,合格率达到98%以上。满意度达到80分。

二、主要任务

(二)提升质量。加强监管。

1. 提升产品质量。围绕重点产品。

农产品:推进标准化。(农业局牵头负责)
——品牌建设取得进展。商标50件。
"""


def corpus(folder: Path) -> Corpus:
    """The sample as the parser understands it."""
    path = folder / "sample.txt"
    path.write_text(TEXT, encoding="utf-8")
    return Corpus.of([parse_file(path)])


def row(**changes: Any) -> dict[str, Any]:
    """A right question as JSON; None takes a field away."""
    right = {
        "id": "t-1",
        "kind": "fact",
        "question": "合格率要多少？",
        "gold": [{"document": "sample", "quote": "合格率达到98%以上", "label": "一、（一）"}],
        "facts": [["98%"], ["以上", "不低于"]],
        "why": "a figure",
    }
    return {key: value for key, value in {**right, **changes}.items() if value is not None}


def written(folder: Path, *rows: dict[str, Any] | str) -> Path:
    """A set of these lines."""
    lines = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in rows]
    path = folder / "set.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def question(label: str, quote: str, fact: str, **fields: Any) -> Question:
    """A question with one gold clause and one fact."""
    given = {"id": "t", "kind": "fact", "question": "？", "why": "", **fields}
    return Question(gold=(Gold("sample", quote, label),), facts=((fact,),), **given)


def nowhere(*absent: tuple[str, ...], **fields: Any) -> Question:
    """A question that nothing answers."""
    given = {"id": "t", "question": "？", "why": "", "reason": "absent_topic", **fields}
    return Question(kind="unanswerable", gold=(), facts=(), absent=absent, **given)


def placed(*questions: Question) -> list[Placed[Question]]:
    """Questions as if they stood in a file."""
    return [Placed(Path("set.jsonl"), n, q) for n, q in enumerate(questions, 1)]
