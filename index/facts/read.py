"""All facts of a parsed document's clauses."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from index.clause import Clause, Document, ParsedDocument
from index.facts.conditions import conditions
from index.facts.deadlines import deadlines
from index.facts.duties import duties
from index.facts.fact import Facts, Target
from index.facts.forces import forces
from index.facts.governed import Setting
from index.facts.references import references
from index.facts.target_rows import row_targets
from index.facts.targets import has_aim, has_figure, targets
from index.parsing.sentences import sentences, sentences_in


def with_facts(parsed: ParsedDocument) -> ParsedDocument:
    """The same document, every clause with what was read off it.

    References are read but not yet resolved: ``index.facts.resolve.resolved`` needs the corpus.
    """
    reader = _Reader(parsed)
    return replace(parsed, clauses=tuple(reader.read(clause) for clause in parsed.clauses))


_LAW = re.compile(r"第.{1,9}条|[A-Z]?\d+(?:\.\d+)+")
_PLAN = re.compile(r"纲要|规划|意见|方案|计划|行动|决定|措施|要点|目标|指标|任务|通知|部署")
_NO_PLAN = re.compile(r"解读|案例|问答|报道|新闻|发布会|白皮书|报告|综述|成效|吹风会|申报指南")
_TARGET_WORDS = re.compile(r"力争|争取|努力|20\d\d\s*年(?!\d*月)|二〇..年")


class _Reader:
    """One document: what its clauses share, and the years that a lead hands on to its items."""

    def __init__(self, parsed: ParsedDocument) -> None:
        self._document = parsed.document
        self._by_id: Mapping[str, Clause] = {clause.id: clause for clause in parsed.clauses}
        self._closing: dict[str, tuple[int, ...]] = {}

    def read(self, clause: Clause) -> Clause:
        found = (
            duties(clause),
            self._targets(clause),
            deadlines(clause),
            forces(clause),
            conditions(clause),
            references(clause),
        )
        return _with(clause, Facts(*found)) if any(found) else clause

    @cached_property
    def _setting(self) -> Setting:
        document = self._document
        planned = bool(_PLAN.search(document.title)) and not _NO_PLAN.search(document.title)
        return Setting(document.region, not planned, _year_of(document))

    def _targets(self, clause: Clause) -> tuple[Target, ...]:
        if clause.columns:
            return row_targets(clause, self._setting)
        if not has_figure(clause.text):
            return ()
        setting = self._setting
        if _LAW.match(clause.label) or clause.label in _NO_TARGETS:
            if not _TARGET_WORDS.search(clause.text):
                return ()
            setting = replace(setting, strict=True)
        found: list[Target] = []
        for line in _LINE.finditer(clause.text):  # no year governs beyond its paragraph
            text, start = line.group(), clause.start + line.start()
            if not has_figure(text):
                continue
            years = self._lead_years(clause)
            if years or not setting.strict or has_aim(text):
                found += targets(sentences_in(text, clause.id, start, years), setting)
        return tuple(found)

    def _lead_years(self, clause: Clause) -> tuple[int, ...]:
        """The years with which the clause above ends, where it leads to this one as its item."""
        parent = self._by_id.get(_LAST_KEY.sub("", clause.id))
        if parent is None or parent is clause or "年" not in parent.text:
            return ()
        if not (_ITEM.search(clause.id) or parent.text.rstrip().endswith(("：", ":"))):
            return ()
        if parent.id not in self._closing:
            own = sentences(parent, self._lead_years(parent))
            self._closing[parent.id] = own[-1].years if own else ()
        return self._closing[parent.id]


def _with(clause: Clause, facts: Facts) -> Clause:
    """``replace(clause, facts=facts)``, written out because that takes twice as long."""
    return Clause(
        clause.id, clause.document_id, clause.label, clause.path, clause.heading, clause.text,
        clause.start, clause.end, clause.page, clause.columns, clause.parts, facts,
    )  # fmt: skip


_LINE = re.compile(r"[^\r\n]+")
_NO_TARGETS = frozenset({"文件信息", "文前说明", "征求意见公告", "落款"})
_LAST_KEY = re.compile(r"-[^-/]+$")
_ITEM = re.compile(r"-d\d+(?:~\d+)?$")


def _year_of(document: Document) -> int:
    return int(document.issued[:4]) if document.issued else 0
