"""The sides of a comparison: the documents, or the regions, that are held against each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.clause import Document
from index.normalise import comparable
from index.question.naming.mention import Mention
from qa.case import Case
from qa.statement import short_name

_MOST = 8  # documents that are compared without being named
_ALL = re.compile(
    r"(?:[两二三四五六七八2-8]|[几各每])\s*(?:份|个|部)?\s*(?:文件|意见|纲要|地方|地(?=[文的区在,，各])|省市|方案|规划)"
)


@dataclass(frozen=True, slots=True)
class Side:
    """One column: what it is called and the documents that speak for it, the best first."""

    name: str
    documents: tuple[Document, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its documents."""
        return tuple(document.id for document in self.documents)


def sides(case: Case) -> tuple[Side, ...]:
    """What a question compares: what it names, or every document of a small corpus.

    () where it compares nothing. Editions that share a name are one side, the one in force; so are
    all documents of a region.
    """
    if named := _named(case):
        against = case.asked.compare and case.query.elsewhere  # 内蒙古和北京: 北京 has no document
        return named if len(named) > 1 or against else ()
    held = case.query.documents or tuple(case.searcher.documents)
    asks = case.asked.compare or _ALL.search(comparable(case.query.text))
    if case.query.elsewhere or not asks or not 1 < len(held) <= _MOST:
        return ()
    return _columns([(case.searcher.documents[each],) for each in held])


def are_named(case: Case) -> bool:
    """Whether the question says whom it compares, one by one or all together."""
    return bool(_named(case)) or bool(_ALL.search(comparable(case.query.text)))


def _named(case: Case) -> tuple[Side, ...]:
    """What the question names, each once, in its order."""
    groups = [each.documents for each in _mentions(case) if each.documents]
    said = {document for group in groups for document in group}
    others = [(each,) for each in case.query.documents if each not in said] if groups else []
    chosen = dict.fromkeys(_of_one(case, group) for group in (*groups, *others))
    held = case.searcher.documents
    return _columns([tuple(held[each] for each in ids) for ids in chosen])


def _mentions(case: Case) -> list[Mention]:
    """The names in a question; of a comparison those in each of its parts, too.

    食品安全法和农产品质量安全法 could be one name, so that only its end is taken for one.
    """
    whole = list(case.query.named)
    if not case.asked.compare or len(whole) != 1:
        return whole
    parts = _JOINED.split(comparable(case.query.text))
    found = [each for part in parts for each in case.searcher.catalog.understand(part).named]
    return found if len(found) > 1 else whole


_JOINED = re.compile(r"^\s*(?:请?帮?我?(?:比较|对比)一?下?)|[和与跟同、,，]|以及")


def _of_one(case: Case, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Documents that share a name: all of one region, else the first, which is in force."""
    regions = {case.searcher.documents[each].region for each in ids}
    return ids if len(regions) == 1 and "" not in regions else ids[:1]


def _columns(groups: Sequence[tuple[Document, ...]]) -> tuple[Side, ...]:
    """The columns, under names that tell them apart."""
    names = [short_name(group[0]) for group in groups]
    return tuple(
        Side(name if names.count(name) == 1 else f"《{group[0].title}》", group)
        for name, group in zip(names, groups, strict=True)
    )
