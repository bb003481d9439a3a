"""What is embedded and indexed for each clause: the clause as a whole, and each of its sentences.

A sentence is indexed with its document's region and the headings above it, so that a long clause
is found by its one relevant sentence and a sentence knows whose it is. A clause too long for the
embedder has one row for each of its parts in place of the one for the whole; a table's row is read
out with the heads of its columns.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from index.clause import Clause, Document, ParsedDocument, Sentence
from index.parsing.sentences import document_sentences

_NUMBER = re.compile(
    r"^\s*(?:第?[（(]?[一二三四五六七八九十百千零〇两\d]+[)）]?[章节条、.．]?|——)\s*"
)
_TITLE_LIMIT = 40
_CELL_END = re.compile(r"(?<!\\)\|")

PASSAGES_VERSION = "1"
"""Raised whenever the same clauses give other passages or terms, so that none is taken for new."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One row of the index. ``sentence`` is None where the row stands for the clause.

    ``part`` counts the parts of a clause that has several; 0 is the first, or the whole clause.
    """

    clause: Clause
    sentence: Sentence | None
    text: str
    part: int = 0

    @property
    def digest(self) -> str:
        """sha256 of what is embedded: equal text need not be embedded again."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def passages(parsed: Iterable[ParsedDocument]) -> Iterator[Passage]:
    """All passages, clause by clause: the whole or its parts, then its sentences."""
    for document in parsed:
        by_clause: dict[str, list[Sentence]] = {}
        for sentence in document_sentences(document):
            by_clause.setdefault(sentence.clause_id, []).append(sentence)
        region = document.document.region
        for clause in document.clauses:
            for part, text in enumerate(_wholes(document.document, clause)):
                yield Passage(clause, None, text, part)
            context = f"{region} {_headings(document.document, clause)}".strip()
            for sentence in by_clause.get(clause.id, []):
                yield Passage(clause, sentence, f"{context}：{sentence.text}")


def row_text(clause: Clause) -> str:
    """A table's row with the head of its column before each cell; empty cells are left out.

    >>> row_text(row)  # | 1 | 提升质量 | 市场监管局 | below 序号, 任务, 责任单位
    '序号：1；任务：提升质量；责任单位：市场监管局'

    The clause's own text where it has no columns or is not written as ``| cell | cell |``.
    """
    line = clause.text.strip()
    if not clause.columns or not line.startswith("|"):
        return clause.text
    inner = _CELL_END.split(line)[1:]
    cells = [cell.replace("\\|", "|").strip() for cell in inner]
    named = zip_longest(clause.columns, cells, fillvalue="")
    return "；".join(f"{head}：{cell}" if head else cell for head, cell in named if cell)


def _wholes(document: Document, clause: Clause) -> Iterator[str]:
    """What stands for the clause: one text, or one for each part."""
    title = document.title[:_TITLE_LIMIT]
    above = _headings(document, clause, own=False)
    if not clause.parts:
        yield f"{document.region} {title} {above} {row_text(clause)}".strip()
        return
    for number, (start, end) in enumerate(clause.parts):
        text = clause.text[start - clause.start : end - clause.start]
        # The first part begins with the clause's own heading, the others do not say it.
        headings = _headings(document, clause) if number else above
        yield f"{document.region} {title} {headings} {text}".strip()


def _headings(document: Document, clause: Clause, own: bool = True) -> str:
    """The headings below the document's title, without their numbers."""
    below = clause.path[1:] if clause.path[:1] == (document.title,) else clause.path
    return " ".join(_NUMBER.sub("", heading) for heading in (below if own else below[:-1]))
