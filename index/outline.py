"""What a file is understood as, for people and for programs."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from index.clause import Clause, Document, ParsedDocument
from index.facts.fact import Facts

_PREVIEW = 60  # characters of a clause's text
_KINDS = {"heading": "——标题", "aside": "——非条款"}
_DESCRIBED = (
    ("文号", "number"),
    ("发文机关", "issuer"),
    ("成文", "issued"),
    ("施行", "effective"),
    ("失效", "repealed"),
    ("状态", "status"),
    ("地区", "region"),
    ("层级", "level"),
)


def fields(parsed: ParsedDocument) -> dict[str, Any]:
    """One document as other programs read it; spans are offsets into its text."""
    return {
        "document": document_fields(parsed.document),
        "clauses": [clause_fields(clause) for clause in parsed.clauses],
        "blocks": [asdict(block) for block in parsed.blocks],
        "margins": parsed.margins,
        "notes": parsed.notes,
    }


def document_fields(document: Document) -> dict[str, Any]:
    """A document without its text; ``published`` is its date of issue."""
    described = asdict(document)
    described.pop("text")
    return {**described, "published": document.issued}


def clause_fields(clause: Clause) -> dict[str, Any]:
    """A clause with its facts beside its text; ``force`` holds the kinds of force that it has."""
    described = asdict(clause)
    facts = described.pop("facts")
    force = list(dict.fromkeys(each.kind for each in clause.facts.forces))
    return {**described, "departments": clause.departments, "force": force, **facts}


def lines(parsed: ParsedDocument) -> Iterator[str]:
    """One document for people: what it is, then every stretch of it and what was read off it."""
    document = parsed.document
    yield document.title
    stated = [(word, getattr(document, name)) for word, name in _DESCRIBED]
    yield "  " + "  ".join(f"{word} {value}" for word, value in stated if value)
    by_id = {clause.id: clause for clause in parsed.clauses}
    for block in parsed.blocks:
        text = " ".join(document.text[block.start : block.end].split())
        clause = by_id.get(block.clause_id or "")
        if text:
            label = clause.label if clause else _KINDS[block.kind]
            page = f" 第{clause.page}页" if clause and clause.page else ""
            yield f"[{block.start}:{block.end}]{page} {label}  {text[:_PREVIEW]}"
        if clause:
            yield from (f"      {said}" for said in _said(clause.facts))
    yield from (f"注意 note: {note}" for note in parsed.notes)


def _said(facts: Facts) -> Iterator[str]:
    if facts.duties:
        yield "责任 " + "、".join(f"{duty.department}（{duty.role}）" for duty in facts.duties)
    for target in facts.targets:
        year = f"到{target.year}年 " if target.year else ""
        aimed = "力争" if target.aimed else ""
        value = f"{target.value}{target.unit}"
        yield f"目标 {year}{target.indicator} {aimed}{target.comparator} {value}"
    for deadline in facts.deadlines:
        date = f"（{deadline.date}）" if deadline.date else ""
        yield f"期限 {deadline.text}{date}"
    for reference in facts.references:
        found = " → " + "、".join(reference.clause_ids) if reference.clause_ids else ""
        yield f"引用 {reference.text}{found}"
