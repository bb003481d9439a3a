"""One rule as a reader sees it: what is asked, on which condition, by when, of whom, and where."""

import re
from dataclasses import dataclass

from index.clause import Clause, Sentence, Span
from qa.answer import Evidence
from qa.applies.finding import Found
from qa.statement import Statement, short_name

COLUMNS = ("类别", "要求", "条件", "期限", "责任部门", "依据")
_LONGEST = 160  # characters of a requirement; the clause itself is a click away
_LIST_ITEM = re.compile(r"\s*[（(][一二三四五六七八九十]+[）)][^\n]*")
_MARKS = "，,；;。：:"


@dataclass(frozen=True, slots=True)
class Item:
    """A rule with the stretch of its sentence that says what is required, verbatim."""

    found: Found
    evidence: Evidence

    @property
    def kind(self) -> str:
        """The kind of the rule, and what it hangs on, if anything."""
        hangs_on = self.found.fit.hangs_on
        return self.found.rule.kind + (f"（取决于{hangs_on}）" if hangs_on else "")

    @property
    def statement(self) -> Statement:
        """The requirement under its document and label, cited."""
        rule = self.found.rule
        words = _one_line(self.evidence.sentence.text)
        place = _place(rule.clause)
        where = "" if words.startswith(rule.clause.label) else place
        return Statement(f"{short_name(rule.document)}{where}：{words}", (self.evidence,))

    @property
    def row(self) -> tuple[Statement, ...]:
        """The cells under ``COLUMNS``."""
        rule = self.found.rule
        within = (rule.sentence.start, rule.sentence.end)
        facts = rule.clause.facts
        conditions = (c.text for c in facts.conditions if _holds(within, c.start))
        deadlines = [d.text for d in facts.deadlines if _holds(within, d.start)]
        years = [f"到{year}年" for year in rule.sentence.years if rule.kind == "目标"]
        return (
            Statement(self.kind),
            Statement(_one_line(self.evidence.sentence.text), (self.evidence,)),
            Statement(_one_line("；".join(conditions))),
            Statement(_one_line("；".join(deadlines or years[-1:]))),
            Statement("、".join(rule.clause.departments)),
            Statement(f"《{rule.document.title}》{rule.document.number}{rule.clause.label}"),
        )


def _place(clause: Clause) -> str:
    """The label, or the heading where the label ends in a bare number: 5. could be a figure."""
    if not re.search(r"\d", clause.label):
        return clause.label
    return f"“{clause.heading}”" if clause.heading else ""


def item(found: Found) -> Item:
    """The rule as an item, its sentence shortened to what says it where it is long."""
    rule = found.rule
    party = rule.reading.parties[0]
    start, end = _shortened(rule.document.text, rule.sentence, party.start)
    said = Sentence(rule.clause.id, rule.document.text[start:end], start, end, rule.sentence.years)
    return Item(found, Evidence(0, rule.document, rule.clause, said, 1.0))


def _shortened(text: str, sentence: Sentence, at: int) -> Span:
    """The comma segments from a place of a sentence on, as many as fit; a lead with its list."""
    start, end = sentence.start, sentence.end
    if end - start <= _LONGEST:
        return start, _with_list(text, end) if sentence.text.endswith(("：", ":")) else end
    first = max(text.rfind(mark, start, start + at) for mark in _MARKS) + 1
    first = max(first, start)
    last = first
    for cut in re.finditer(r"[，,；;。]", text[first:end]):
        if first + cut.end() - first > _LONGEST and last > first:
            break
        last = first + cut.start()
    return first, last if last > first else end


def _with_list(text: str, end: int) -> int:
    """Behind a lead that ends with a colon, the items that follow it, as many as fit."""
    last = end
    for line in re.finditer(
        r"\s*[（(][一二三四五六七八九十]+[）)][^\n]*", text[end : end + _LONGEST]
    ):
        if line.start() != last - end or end + line.end() == end + _LONGEST:
            break
        last = end + line.end()
    return last


def _holds(span: Span, at: int) -> bool:
    return span[0] <= at < span[1]


def _one_line(words: str) -> str:
    return " ".join(words.split())
