"""The question sets: what a question is, reading a set, holding it to the documents.

``load`` refuses a file that is not a question set, naming the line; ``validate`` holds each
question to the documents it rests on, so that a slip in the set never counts against the system.
Labels are checked by the numbers at the starts of lines alone, on purpose without the index's
parser: a set that was checked by the parser could not find fault with the parser.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from index.errors import QuestionError
from index.settings import ROOT

Kind = Literal[
    "fact",
    "department",
    "date",
    "lookup",
    "compare",
    "follow_up",
    "yes_no",
    "false_premise",
    "list",
    "unanswerable",
]
Reason = Literal[
    "",
    "wrong_region",
    "wrong_year",
    "absent_topic",
    "out_of_scope",
    "chat",
    "injection",
    "missing_detail",
]
DOCUMENTS = ROOT / "documents"
UNNUMBERED = ("文件信息", "征求意见公告", "引言")

_CHINESE = "一二三四五六七八九十百"
# The three styles of number that start a line, outermost first.
_STYLES = (
    re.compile(rf"^([{_CHINESE}]+)、", re.MULTILINE),
    re.compile(rf"^[(（]([{_CHINESE}]+)[)）]", re.MULTILINE),
    re.compile(r"^(\d+)[.．]", re.MULTILINE),
)
_WRITTEN = ("{}、", "（{}）", "{}.")
_NAME = re.compile(r"“(.+)”$")
_SENTENCE_ENDS = "。；;\n"


@dataclass(frozen=True, slots=True)
class Gold:
    """Words that answer a question.

    ``document`` is a file's stem, ``quote`` verbatim, ``label`` as one would cite the clause:
    六、（十八）, 三、（一）1.“农产品”, or one of ``UNNUMBERED``.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    document: str
    quote: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and what an answer to it must hold and must not hold.

    ``facts``: of each inner tuple one alternative must be in the answer; ``forbidden``: none may
    be. Both are compared through ``comparable``. An unanswerable question has no ``gold`` and
    no ``facts`` but a ``reason``; ``turns`` are the user's earlier questions, oldest first.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    id: str
    kind: Kind
    question: str
    gold: tuple[Gold, ...]
    facts: tuple[tuple[str, ...], ...]
    why: str
    forbidden: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    reason: Reason = ""


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """One question to the search with its one right clause."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    id: str
    question: str
    document: str
    label: str
    quote: str

    @property
    def gold(self) -> tuple[Gold, ...]:
        """The right clause, in the form the other questions have it."""
        return (Gold(document=self.document, quote=self.quote, label=self.label),)


AnyQuestion = TypeVar("AnyQuestion", Question, SearchQuestion)


def comparable(text: str) -> str:
    """Text as it is compared: NFKC (full- and half-width alike) and without white space.

    >>> comparable("达到 ９６．５％（以上）")
    '达到96.5%(以上)'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def load(path: Path, documents: Path = DOCUMENTS) -> tuple[Question, ...]:
    """Read a question set, one JSON object a line; blank lines are skipped.

    ``documents`` is the folder whose ``*.txt`` stems a gold document may name.

    Raises:
        QuestionError: the file cannot be read, or the named line is no question.
    """
    questions = _read(path, TypeAdapter(Question), documents)
    for line, question in questions:
        if problem := _shape_problem(question):
            raise QuestionError(f"{path}:{line}: {question.id}: {problem}")
    return tuple(question for _, question in questions)


def load_search(path: Path, documents: Path = DOCUMENTS) -> tuple[SearchQuestion, ...]:
    """Read a set of search questions; the same rules and errors as ``load``."""
    return tuple(q for _, q in _read(path, TypeAdapter(SearchQuestion), documents))


def validate(
    questions: Iterable[Question | SearchQuestion], documents: Path = DOCUMENTS
) -> tuple[str, ...]:
    """Hold questions to the documents; returns every problem found, none when the set is right.

    A gold quote stands verbatim and once in its document, under the label it is cited by; of every
    fact one alternative is in the gold quotes; no forbidden string is in the sentences that the
    quotes stand in (an answer in the clause's own words must be able to pass) nor in a fact.
    """
    texts = {file.stem: file.read_text(encoding="utf-8") for file in documents.glob("*.txt")}
    problems: list[str] = []
    for question in questions:
        found = [p for gold in question.gold if (p := _gold_problem(gold, texts))]
        if not found and isinstance(question, Question):
            found = [*_fact_problems(question), *_forbidden_problems(question, texts)]
        problems += [f"{question.id}: {problem}" for problem in found]
    return tuple(problems)


def _read(
    path: Path, adapter: TypeAdapter[AnyQuestion], documents: Path
) -> list[tuple[int, AnyQuestion]]:
    """The questions of a file with their line numbers; ids are unique, documents are known."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    known = {file.stem for file in documents.glob("*.txt")}
    seen: dict[str, int] = {}
    questions: list[tuple[int, AnyQuestion]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        question = _parse(line, adapter, f"{path}:{number}")
        if question.id in seen:
            raise QuestionError(
                f"{path}:{number}: id {question.id!r} stands on line {seen[question.id]} already; "
                "give every question an id of its own"
            )
        if unknown := {gold.document for gold in question.gold} - known:
            raise QuestionError(
                f"{path}:{number}: {question.id}: no document {sorted(unknown)} in {documents}; "
                f"known are {sorted(known)}"
            )
        seen[question.id] = number
        questions.append((number, question))
    if not questions:
        raise QuestionError(f"{path}: holds no question; write one JSON object a line")
    return questions


def _parse(line: str, adapter: TypeAdapter[AnyQuestion], place: str) -> AnyQuestion:
    """One line as a question; the first thing wrong with it goes into the error."""
    try:
        question = adapter.validate_json(line, strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the line"
        value = repr(first["input"])[:80]
        raise QuestionError(f"{place}: {field}: {first['msg']}; it is {value}") from error
    if not question.id.strip() or not question.question.strip():
        raise QuestionError(f"{place}: id and question must not be empty")
    return question


def _shape_problem(question: Question) -> str:
    """What is missing or too much for the question's kind, "" when nothing is."""
    if any(not comparable(text) for text in (*sum(question.facts, ()), *question.forbidden)):
        return "an empty fact or forbidden string; every answer would hold it, remove it"
    if question.kind == "unanswerable":
        if question.gold or question.facts:
            return "unanswerable, yet it has gold or facts; remove them or change the kind"
        return "" if question.reason else "unanswerable without a reason; name one"
    if question.reason:
        return f"reason {question.reason!r} belongs to unanswerable questions only; remove it"
    if not question.gold:
        return "no gold; name the document, quote and label that answer it"
    if not question.facts or not all(question.facts):
        return "missing facts; name what the answer must hold, one alternative at least for each"
    if (question.kind == "follow_up") != bool(question.turns):
        return "turns belong to follow_up questions, and every follow_up needs one at least"
    return ""


def _fact_problems(question: Question) -> list[str]:
    """Facts that none of the gold quotes holds."""
    quotes = [comparable(gold.quote) for gold in question.gold]
    return [
        f"fact {list(group)} is in none of the gold quotes; quote the words that say it"
        for group in question.facts
        if not any(comparable(text) in quote for text in group for quote in quotes)
    ]


def _forbidden_problems(question: Question, texts: dict[str, str]) -> list[str]:
    """Forbidden strings that a right answer could not help saying."""
    needed = [comparable(_sentences_around(gold, texts[gold.document])) for gold in question.gold]
    needed += [comparable(text) for group in question.facts for text in group]
    return [
        f"forbidden {text!r} is in a fact or in the sentence that answers; remove it"
        for text in question.forbidden
        if any(comparable(text) in words for words in needed)
    ]


def _gold_problem(gold: Gold, texts: dict[str, str]) -> str:
    """What is wrong with a gold entry, "" when nothing is. ``texts``: file stem to text."""
    text = texts.get(gold.document)
    if text is None:
        return f"no document {gold.document!r}; known are {sorted(texts)}"
    count = text.count(gold.quote) if gold.quote else 0
    if count != 1:
        return f"quote {gold.quote!r} is {count} times in {gold.document}; it must be there once"
    position = text.index(gold.quote)
    numbers, name = _numbers_at(text, position), _NAME.search(gold.label)
    written = _NAME.sub("", gold.label)
    if comparable(written if written not in UNNUMBERED else "") != comparable(numbers):
        return f"label {gold.label!r}, but quote {gold.quote!r} stands under {numbers or 'none'!r}"
    if name and not comparable(_line_at(text, position)).startswith(comparable(name[1])):
        return f"label {gold.label!r}, but the line of {gold.quote!r} does not start with that name"
    return ""


def _numbers_at(text: str, position: int) -> str:
    """The numbers that a position stands under, written as a label; "" before the first part.

    >>> _numbers_at("一、总则\\n(一)目标。甲\\n(二)任务。乙", 17)
    '一、（二）'
    """
    label, outer = "", -1
    for style, written in zip(_STYLES, _WRITTEN, strict=True):
        found = [m for m in style.finditer(text) if outer < m.start() <= position]
        if not found and outer < 0:
            return ""  # a list before the first part (a page's breadcrumbs) numbers nothing
        if found:
            label += written.format(found[-1][1])
            outer = found[-1].start()
    return label


def _sentences_around(gold: Gold, text: str) -> str:
    """The whole sentences that the quote stands in; the quote must be in the text."""
    start = text.index(gold.quote)
    # The quote's own last character is looked at too: it may be the full stop.
    end = start + len(gold.quote) - 1
    left = max(text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    right = min((at for mark in _SENTENCE_ENDS if (at := text.find(mark, end)) >= 0), default=-1)
    return text[left:] if right < 0 else text[left : right + 1]


def _line_at(text: str, position: int) -> str:
    """The line a position stands in, without the dash of a list item."""
    left = text.rfind("\n", 0, position) + 1
    right = text.find("\n", position)
    return text[left : right if right >= 0 else len(text)].lstrip("—- ")
