"""What is embedded and indexed for each clause: the clause as a whole, and each of its sentences.

A sentence is indexed with its document's region and the headings above it, so that a long clause
is found by its one relevant sentence and a sentence knows whose it is.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.clause import Clause, Document, ParsedDocument, Sentence
from index.parsing.sentences import document_sentences

_NUMBER = re.compile(
    r"^\s*(?:第?[（(]?[一二三四五六七八九十百千零〇两\d]+[)）]?[章节条、.．]?|——)\s*"
)
_TITLE_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Passage:
    """One row of the index. ``sentence`` is None where the row stands for the whole clause."""

    clause: Clause
    sentence: Sentence | None
    text: str

    @property
    def digest(self) -> str:
        """sha256 of what is embedded: equal text need not be embedded again."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def _headings(clause: Clause) -> str:
    return " ".join(_NUMBER.sub("", heading) for heading in clause.path)


def _whole(document: Document, clause: Clause) -> str:
    above = " ".join(_NUMBER.sub("", heading) for heading in clause.path[:-1])
    title = document.title[:_TITLE_LIMIT]
    return f"{document.region} {title} {above} {clause.text}".strip()


def passages(parsed: Iterable[ParsedDocument]) -> Iterator[Passage]:
    """All passages, clause by clause: first the whole, then its sentences when it has several."""
    for document in parsed:
        by_clause: dict[str, list[Sentence]] = {}
        for sentence in document_sentences(document):
            by_clause.setdefault(sentence.clause_id, []).append(sentence)
        region = document.document.region
        for clause in document.clauses:
            yield Passage(clause, None, _whole(document.document, clause))
            for sentence in by_clause.get(clause.id, []):
                context = f"{region} {_headings(clause)}".strip()
                yield Passage(clause, sentence, f"{context}：{sentence.text}")
