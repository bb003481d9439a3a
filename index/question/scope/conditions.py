"""Conditions on documents that a question says: 国家层面, 省级文件, 教育部2021年发布的, 现行的.

Only what is said of documents counts: 到2025年 is a target, 省级人民政府 a body, and 谁发布的 asks.
A wrong restriction is worse than none, so what is not known of a document does not exclude it, and
a condition that no document meets restricts nothing and is reported.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from index.clause import Document, Level
from index.normalise import comparable
from index.question.scope.filters import UNFILTERED, Filters
from index.question.scope.held import Held, held_of
from index.question.scope.organs import organs_of
from index.question.scope.standing import Force
from index.question.years import years_in


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a question says of the documents that it asks about.

    ``unmet`` are the conditions that no document meets, in the question's words.
    """

    filters: Filters = UNFILTERED
    unmet: tuple[str, ...] = ()

    def admit(self, each: Held) -> bool:
        """Whether a document is not known to be another than the question asks about."""
        said = self.filters
        return (
            (not said.levels or each.level in (*said.levels, ""))
            and (not said.statuses or each.force in said.statuses)
            and (not said.years or not each.years or not each.years.isdisjoint(said.years))
            and (not said.issuers or not each.issuers or not each.issuers.isdisjoint(said.issuers))
        )


def conditions_in(
    question: str, documents: Iterable[Document], on: date | None = None
) -> Conditions:
    """The conditions that a question says, to documents as they are on a day, today unless told."""
    return ConditionReader(held_of(documents, on or date.today())).read(question)


_Key = Literal["levels", "statuses", "years", "issuers"]
_KIND = (
    r"(?:政策|文件|法律|法规|规章|规定(?!动作)|条例|办法|细则|意见|通知|公告|决定(?!性)|方案|规划|纲要|"
    r"解释|标准(?!化))"
)
_OF_IT = rf"(?:层面|的?{_KIND})"
_ISSUED = r"(?:联合)?(?:发布|印发|出台|颁布|公布|下发|颁发)"
_LEVELS: tuple[tuple[str, Level], ...] = (
    (rf"(?:国家|全国|中央)层面|(?:国家级|中央)的?{_KIND}", "国家"),
    (rf"(?:省级|自治区级){_OF_IT}|省层面", "省"),
    (rf"(?:地市级|市级|地级市|州级){_OF_IT}|市层面", "地市"),
    (rf"(?:区县级|县级){_OF_IT}|县层面", "县"),
)
_STATUSES: tuple[tuple[str, tuple[Force, ...]], ...] = (
    (rf"(?:现行|目前有效)(?:有效)?的?(?:{_KIND}|《)|正式(?:稿|版本|文件)", ("现行",)),
    (rf"(?:已经?(?:废止|失效)|被废止)的?(?:{_KIND}|《)", ("废止", "被替代")),
    (r"(?:征求意见|送审|讨论)稿(?:里|中(?!国)|当中|版|[)）》])", ("征求意见稿",)),
)
_YEAR = r"(?:19|20)\d{2}|[一二][〇零九○一二三四五六七八]{3}"
_YEARS = re.compile(
    rf"(?P<issued>{_YEAR})年?(?:新)?(?:修正|修订|修改|{_ISSUED})的"
    rf"|[(（](?P<edition>{_YEAR})年?(?:\d+月(?:\d+日)?)?(?:第.次)?(?:修正|修订|修改|版)"
    rf"|(?P<version>{_YEAR})年?(?:修正|修订|修改)?版"
)
_BY = re.compile(rf"(?:(?:于|在)?(?:{_YEAR})年(?:\d+月)?)?{_ISSUED}的|的(?=文件)")
_STARTS = re.compile(r"(?:^|[,，。;；:：、?？\s]|根据|按照|依据|依照|请问|关于|对于|查询?|在)$")
_ORGAN = re.compile(r"国务院(?:办公厅)?|中共中央|[\u4e00-\u9fff]{2,16}(?:部|总局|委员会|人民政府)")
_LONGEST_ORGAN = 30
_SHORTEST_NAME = 3


class _Said(NamedTuple):
    text: str
    key: _Key
    values: tuple[str | int, ...]


class ConditionReader:
    """Reads conditions in questions to the documents of one corpus."""

    def __init__(self, held: Sequence[Held]) -> None:
        self._there: dict[_Key, frozenset[str | int]] = {
            "levels": frozenset(each.level for each in held),
            "statuses": frozenset(each.force for each in held),
            "years": frozenset(year for each in held for year in each.years),
            "issuers": frozenset(issuer for each in held for issuer in each.issuers),
        }
        names = (name for each in held for name in each.names)
        self._names = frozenset(name for name in names if len(name) >= _SHORTEST_NAME)
        self._longest = max(map(len, self._names), default=0)

    def read(self, question: str) -> Conditions:
        """The conditions that are said; those that no document meets are ``unmet``."""
        plain = comparable(question)
        said = [*_levels(plain), *_statuses(plain), *self._years(plain), *self._issuers(plain)]
        met: dict[str, tuple[str | int, ...]] = {}
        for each in said:
            there = tuple(v for v in each.values if v in self._there[each.key])
            met[each.key] = tuple(dict.fromkeys((*met.get(each.key, ()), *there)))
        unmet = tuple(each.text for each in said if not met[each.key])
        return Conditions(Filters(**met), unmet)  # type: ignore[arg-type]

    def _years(self, plain: str) -> Iterator[_Said]:
        """2018年修正的产品质量法, （2018修正）, 2023年版."""
        for match in _YEARS.finditer(plain):
            if not match["issued"] or self._names_document(plain, match.end()):
                year = match["issued"] or match["edition"] or match["version"]
                yield _Said(match.group(), "years", years_in(f"{year}年"))

    def _issuers(self, plain: str) -> Iterator[_Said]:
        """国务院印发的意见, 教育部的文件; not 违反国务院发布的规定."""
        for match in _BY.finditer(plain):
            if not self._names_document(plain, match.end()):
                continue
            organ = self._organ(plain, match.start())
            if organ:
                said = organ + plain[match.start() : match.end()]
                yield _Said(said, "issuers", organs_of(organ))

    def _organ(self, plain: str, end: int) -> str:
        """The body whose name ends there: an issuer of the corpus, else what sounds like one."""
        starts = range(max(0, end - _LONGEST_ORGAN), end - 1)
        organs = [plain[start:end] for start in starts if _STARTS.search(plain[:start])]
        known = (each for each in organs if self._there["issuers"].issuperset(organs_of(each)))
        likely = (each for each in reversed(organs) if _ORGAN.fullmatch(each))
        return next(known, "") or next(likely, "")

    def _names_document(self, plain: str, at: int) -> bool:
        """Whether a document follows: 《, its kind, or the name of one of the corpus."""
        if re.match(rf"\s*(?:《|{_KIND})", plain[at:]):
            return True
        ends = range(at + _SHORTEST_NAME, min(len(plain), at + self._longest) + 1)
        return any(plain[at:end] in self._names for end in ends)


def _levels(plain: str) -> Iterator[_Said]:
    for pattern, level in _LEVELS:
        if match := re.search(pattern, plain):
            yield _Said(match.group(), "levels", (level,))


def _statuses(plain: str) -> Iterator[_Said]:
    for pattern, forces in _STATUSES:
        if match := re.search(pattern, plain):
            yield _Said(match.group(), "statuses", forces)
