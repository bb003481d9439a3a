"""Labels: sentences with the passages they cite, and whether a careful reader finds them borne out.

One JSON object a line. The sentences are what a small language model and this project wrote about
the four documents, errors and all; most of those that copy a clause word for word are left out, for
they are easy. Where a draft cites nothing, the passages are the clauses that share most words with
the sentence. Each was read and judged before any judge was run on it; ``by`` says by whom. A
dropped 以上, 不低于 or 力争 makes a sentence unsupported, a dropped year does not, and of the
bodies that share a duty some may be named without the others.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

from pydantic import ConfigDict, TypeAdapter

from eval.runs.record import Passage
from eval.typed_lines import typed_lines
from index.errors import QuestionError

LABELS = Path(__file__).with_name("labels.jsonl")
Writer = Literal["product", "plain", "system"]
Fault = Literal[
    "", "figure", "comparator", "calculation", "year", "date", "region", "body", "title",
    "negation", "relation", "generalisation", "added", "citation",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as a label holds it, see ``Passage``; ``text`` is verbatim from a document."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    document: str
    label: str
    title: str
    context: str
    text: str
    years: tuple[int, ...] = ()

    @property
    def passage(self) -> Passage:
        """What a judge is shown."""
        return Passage(
            self.document, self.label, self.text, self.context, self.years, title=self.title
        )


@dataclass(frozen=True, slots=True)
class Label:
    """A sentence, what it cites, and the reader's verdict.

    ``writer``: the language model's unchecked draft with this project's prompt and evidence
    (product), or with whole clauses and a plain prompt (plain), or the finished answer (system).
    ``why``: what the passages do not bear out; "" where they bear out everything. ``kind`` is the
    kind of that error; citation: true somewhere, but not of what is cited.
    ``note``: what else one should know of the label, e.g. that a slip in it was put right.
    ``second``: what a second reader said who saw neither the verdict nor the reason; None where
    there was none.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    id: str
    question: str  # id
    writer: Writer
    sentence: str
    passages: tuple[Shown, ...]
    supported: bool
    by: str
    why: str = ""
    kind: Fault = ""
    note: str = ""
    second: bool | None = None

    @property
    def cited(self) -> tuple[Passage, ...]:
        """The passages that a judge is shown."""
        return tuple(shown.passage for shown in self.passages)


def load_labels(path: Path = LABELS) -> tuple[Label, ...]:
    """The labels of a file.

    Raises:
        QuestionError: the file cannot be read, or the named line is no label, has no reason, or
            an id stands twice.
    """
    placed = typed_lines(path, TypeAdapter(Label))
    for line, label in placed:
        if problem := _problem(label):
            raise QuestionError(f"{path}:{line}：{problem}")
    labels = tuple(label for _, label in placed)
    if not labels:
        raise QuestionError(f"{path}：没有标注；每行写一个 JSON 对象 （holds no label）")
    twice = [name for name, times in Counter(label.id for label in labels).items() if times > 1]
    if twice:
        raise QuestionError(f"{path}：编号 {twice[0]} 出现两次，请改掉一个 （id stands twice）")
    return labels


def _problem(label: Label) -> str:
    """What is missing in a label, "" when nothing is."""
    if not label.id.strip() or not label.sentence.strip() or not label.passages:
        return "id、sentence、passages 不能为空，请补上 （must not be empty）"
    if not label.supported and not label.why:
        return "不支持的句子要写明原因 why （say why it is unsupported）"
    return ""
