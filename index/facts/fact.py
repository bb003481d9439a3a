"""What a clause says, each fact with the verbatim text it was read from.

Spans are half-open character offsets into ``Document.text``, like those of clauses. What a clause
does not say is not there: nothing is guessed.
"""

from dataclasses import dataclass
from typing import Literal

Role = Literal["牵头", "配合", "负责"]
Comparator = Literal["达到", "以上", "不低于", "超过", "以下", "不超过", "左右", "增长", "下降"]
ForceKind = Literal["义务", "禁止", "鼓励", "目标"]


@dataclass(frozen=True, slots=True)
class Duty:
    """A department and its part in a task; the span is the name as the text has it."""

    department: str  # with the prefix that the list says once: 兵团市场监管局
    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that is to be reached: 到2025年，产品质量合格率力争达到98.5%以上.

    ``value`` is written in Arabic digits ("98.5", a range "3-5"), ``unit`` as the text has it
    ("%", "个百分点", "万家"); ``aimed`` where the text says 力争 or 争取.
    """

    indicator: str
    comparator: Comparator
    value: str
    unit: str
    year: int | None
    region: str  # the place it holds for, the document's own where the clause names none
    aimed: bool
    start: int  # from the indicator to the end of the figure with its comparator
    end: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something must be done; ``date`` is ISO where the text gives one, "" where it counts.

    2025年底前 is 2025-12-31, 2018年6月30日前 is 2018-06-30, 自收到之日起三十日内 is "".
    """

    text: str
    date: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Force:
    """The word by which a clause binds: 应当 (义务), 不得 (禁止), 支持 (鼓励), 力争 (目标)."""

    kind: ForceKind
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Condition:
    """When a clause applies: 有下列情形之一的, 未取得许可证…的, 对…企业."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reference:
    """Another article or document that a clause names.

    ``title`` is the document's as written between 《》, "" for the clause's own document; ``label``
    is the article's in the form of clause labels ("第二十六条"), "" for the whole document.
    ``document_id`` and ``clause_ids`` are set where the corpus has what is named.
    """

    text: str
    title: str
    label: str
    start: int
    end: int
    document_id: str = ""
    clause_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that was read off one clause, each kind in the order of the text."""

    duties: tuple[Duty, ...] = ()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    forces: tuple[Force, ...] = ()
    conditions: tuple[Condition, ...] = ()
    references: tuple[Reference, ...] = ()
