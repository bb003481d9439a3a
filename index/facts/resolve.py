"""References resolved to the clauses of the corpus, and which document another has replaced."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from index.clause import Clause, Document, ParsedDocument
from index.facts.fact import Reference
from index.parsing.numbering import number_value


def resolved(
    parsed: Sequence[ParsedDocument], settled: Collection[str] = ()
) -> tuple[ParsedDocument, ...]:
    """The same documents, references resolved in the corpus and superseded documents marked.

    A document that another one repeals is 被替代 and knows by which; one that a mere decision to
    repeal (关于废止…的决定) names is 废止; a draft repeals nothing. The documents ``settled``, by
    id, keep the status that they have. Linear in the size of the corpus.
    """
    by_title = _by_title(parsed)
    by_id = {each.document.id: _Labels(each) for each in parsed}
    ends = _superseded(parsed, by_title, settled)
    found = []
    for each in parsed:
        clauses = tuple(_with_references(clause, each, by_title, by_id) for clause in each.clauses)
        document = ends.get(each.document.id, each.document)
        found.append(replace(each, document=document, clauses=clauses))
    return tuple(found)


def title_key(title: str) -> str:
    """A title for comparing: without 中华人民共和国, spaces, marks and （2018年修正）.

    >>> title_key("中华人民共和国产品质量法（2018修正）") == title_key("产品质量法")
    True
    """
    folded = unicodedata.normalize("NFKC", title)
    folded = re.sub(r"\.(?:txt|md|docx?|pdf|html?)$", "", folded)
    folded = re.sub(r"[\s《》〈〉<>“”\"'*#,、·—\-]+", "", folded)
    folded = re.sub(
        r"\((?:[^()]*(?:修正|修订|修改|公布|施行|版|订)[^()]*|\d{4}年?(?:\d+月(?:\d+日)?)?)\)$",
        "",
        folded,
    )
    return folded.replace("中华人民共和国", "")


class _Labels:
    """The clauses of one document by their labels, and by the chapters above them."""

    def __init__(self, parsed: ParsedDocument) -> None:
        self.by_label: dict[str, list[str]] = defaultdict(list)
        self.order: list[Clause] = list(parsed.clauses)
        self.place = {clause.id: n for n, clause in enumerate(self.order)}
        self._parsed = parsed
        for clause in parsed.clauses:
            self.by_label[_numeric(clause.label)].append(clause.id)
        self._under: dict[str, list[str]] | None = None

    def under(self, heading: str) -> tuple[str, ...]:
        """The clauses below 第六章, or of 附件1."""
        if self._under is None:
            self._under = defaultdict(list)
            for clause in self.order:
                for above in clause.path:
                    match = _HEADING.match(above)
                    if match:
                        self._under[_numeric(match.group())].append(clause.id)
        return tuple(self._under.get(heading, ()))

    def articles(self, label: str, section: str) -> tuple[str, ...]:
        """The clauses that a label names in a section: 第三条, 第三条至第五条, 第六章, 附件1."""
        first, _, last = _numeric(label).partition("至")
        if last:
            ends = self.articles(first, section), self.articles(last, section)
            return self._between(*ends, section) if all(ends) else ()
        exact = tuple(self.by_label.get(section + first, ()))
        if exact:
            return exact
        if _HEADING.fullmatch(first):
            return self.under(first)
        if first.startswith("附件"):
            return tuple(c.id for c in self.order if _section_of(c, first))
        return ()

    def before(self, clause: Clause, count: int) -> tuple[str, ...]:
        """The ``count`` articles before a clause in its own section."""
        section = _section(clause.label)
        found: list[str] = []
        for at in range(self.place[clause.id] - 1, -1, -1):
            other = self.order[at]
            if len(found) == count or _section(other.label) != section:
                break
            if _ARTICLE.fullmatch(_numeric(other.label).removeprefix(section)):
                found.append(other.id)
        return tuple(reversed(found)) if len(found) == count else ()

    def _between(
        self, first: tuple[str, ...], last: tuple[str, ...], section: str
    ) -> tuple[str, ...]:
        start, end = self.place[first[0]], self.place[last[-1]]
        inside = self.order[start : end + 1]
        return tuple(clause.id for clause in inside if _section(clause.label) == section)


@dataclass(frozen=True, slots=True)
class _Titles:
    """Documents by the key of their title, of their number and of the standard they are."""

    by_title: Mapping[str, tuple[Document, ...]]
    by_number: Mapping[str, Document]

    def named(self, reference: Reference) -> Document | None:
        """The one document that a reference names, None where there is none or a choice."""
        number = _NUMBER.search(reference.text.partition("》")[2])
        if number and _number_key(number.group()) in self.by_number:
            return self.by_number[_number_key(number.group())]
        found = self.by_title.get(title_key(reference.title), ())
        if len(found) > 1:
            found = tuple(each for each in found if each.status in ("现行", "")) or found
            dated = sorted(found, key=lambda each: each.issued)
            return dated[-1] if all(each.issued for each in dated) else None
        return found[0] if found else None


_NUMBER = re.compile(r"[一-龥]{1,12}\s*[〔\[［(（]\s*\d{4}\s*[〕\]］)）]\s*第?\s*\d{1,5}\s*号")
_STANDARD = re.compile(r"(?:GB|HJ|JJF|JJG|YY|SB|NY|QB|DB\d{2})(?:/[TZ])?\s*\d{2,6}(?:\.\d+)?")
_NUMERAL = re.compile(r"第([零〇一二三四五六七八九十百千两\d]{1,7})(?=[条章节编])")
_AFTER = re.compile(r"(?:之|附件)([一二三四五六七八九十]{1,3})(?![一-龥])")
_HEADING = re.compile(r"第\s*[零〇一二三四五六七八九十百千两\d]{1,7}\s*[章节编]")
_ARTICLE = re.compile(r"第\d+条(?:之\d+)?")
_PREVIOUS = re.compile(r"前([两二三四五\d]?)([款条项])")


def _by_title(parsed: Sequence[ParsedDocument]) -> _Titles:
    titles: dict[str, list[Document]] = defaultdict(list)
    numbers: dict[str, Document] = {}
    for each in parsed:
        document = each.document
        standard = _STANDARD.search(document.title) or _STANDARD.match(document.number)
        keys = {title_key(document.title), title_key(document.source)}
        if standard:
            keys.add(title_key(standard.group()))
        for key in keys - {""}:
            titles[key].append(document)
        if document.number:
            numbers.setdefault(_number_key(document.number), document)
    return _Titles({key: tuple(found) for key, found in titles.items()}, numbers)


def _number_key(number: str) -> str:
    folded = unicodedata.normalize("NFKC", number)
    return re.sub(r"[\s〔〕\[\]()第]", "", folded)


def _numeric(label: str) -> str:
    """A label with Arabic numbers, so that 第二十六条 and 第26条 are the same."""
    label = _NUMERAL.sub(
        lambda match: f"第{number_value(match.group(1))}", re.sub(r"\s", "", label)
    )
    return _AFTER.sub(lambda m: m.group().replace(m.group(1), str(number_value(m.group(1)))), label)


def _section(label: str) -> str:
    """What stands before the article in a label: 附件1, "" in the main section."""
    numeric = _numeric(label)
    match = _ARTICLE.search(numeric)
    return numeric[: match.start()] if match else ""


def _section_of(clause: Clause, annex: str) -> bool:
    label = _numeric(clause.label)
    rest = label[len(annex) :]
    return label.startswith(annex) and not rest[:1].isdigit() and rest != "说明"


def _with_references(
    clause: Clause, owner: ParsedDocument, titles: _Titles, by_id: Mapping[str, _Labels]
) -> Clause:
    if not clause.facts.references:
        return clause
    found = []
    for reference in clause.facts.references:
        document = titles.named(reference) if reference.title else owner.document
        if document is None:
            found.append(reference)
            continue
        labels = by_id[document.id]
        if document.id != owner.document.id:
            ids = labels.articles(reference.label, "") if reference.label else ()
        else:
            ids = _own(clause, reference, labels)
        if reference.title or ids:
            reference = replace(reference, document_id=document.id, clause_ids=ids)
        found.append(reference)
    return replace(clause, facts=replace(clause.facts, references=tuple(found)))


def _own(clause: Clause, reference: Reference, labels: _Labels) -> tuple[str, ...]:
    """The clauses of its own document that a reference names."""
    relative = _PREVIOUS.match(reference.label)
    if relative and relative.group(2) == "条":
        return labels.before(clause, number_value(relative.group(1) or "一"))
    if relative:
        above = clause.text[: reference.start - clause.start]
        inside = relative.group(2) == "项" or "\n" in above or "\r" in above
        return (clause.id,) if inside else labels.before(clause, 1)
    if reference.label.startswith("本条"):
        return (clause.id,)
    section = "" if reference.label.startswith("附件") else _section(clause.label)
    return labels.articles(reference.label, section) if reference.label else ()


def _superseded(
    parsed: Sequence[ParsedDocument], titles: _Titles, settled: Collection[str]
) -> dict[str, Document]:
    """The documents that others put out of force, as they are to be described now."""
    ended: dict[str, Document] = {}
    for each in sorted(parsed, key=lambda p: (p.document.issued, p.document.id)):
        successor = each.document
        if successor.status == "征求意见稿":
            continue
        for title in successor.repeals:
            for old in titles.by_title.get(title_key(title), ()):
                later = old.issued and successor.issued and old.issued >= successor.issued
                if old.id == successor.id or later or old.id in ended or old.id in settled:
                    continue
                if "废止" in successor.title:
                    ended[old.id] = replace(old, status="废止")
                else:
                    ended[old.id] = replace(old, status="被替代", superseded_by=successor.id)
    return ended
