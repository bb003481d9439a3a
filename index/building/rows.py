"""The rows of one document as arrays: what the index needs of it besides vectors and clauses.

They depend on nothing but the document, so they are worked out once and kept: rebuilding an index
of a hundred thousand rows is then joining arrays.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.clause import ParsedDocument
from index.passages import Passage, passages
from index.search.lexical import TermCounts

Integers = NDArray[np.int32]
_DIGEST = 64  # hex digits of a sha256


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """The rows of one document, in order, and its sentences.

    ``digests`` are those of the passages (hex sha256). ``numbers`` has shape (rows, 2): the
    clause's number in the document, and the sentence's number in the clause or -1 - part.
    ``spans`` (sentences, 2) and ``years`` (JSON: "[2025]") hold the sentences, in the order of
    their rows.
    """

    digests: tuple[str, ...]
    numbers: Integers
    spans: Integers
    years: tuple[str, ...]
    terms: TermCounts

    @classmethod
    def of(cls, parsed: ParsedDocument) -> "DocumentRows":
        """Work out the rows of a document."""
        rows = list(passages([parsed]))
        sentences = [row.sentence for row in rows if row.sentence is not None]
        return cls(
            digests=tuple(row.digest for row in rows),
            numbers=np.array(list(_numbers(rows)), np.int32).reshape(-1, 2),
            spans=np.array([(s.start, s.end) for s in sentences], np.int32).reshape(-1, 2),
            years=tuple(json.dumps(sentence.years) for sentence in sentences),
            terms=TermCounts.of([row.text for row in rows]),
        )

    def columns(self) -> tuple[bytes | str, ...]:
        """The fields as a database keeps them; ``from_columns`` takes them back."""
        words = self.terms
        arrays = (self.numbers, self.spans, words.bounds, words.numbers, words.counts)
        return (
            bytes.fromhex("".join(self.digests)),
            "\n".join(self.years),
            json.dumps(words.vocabulary, ensure_ascii=False),
            *(array.astype("<i4").tobytes() for array in arrays),
        )

    @classmethod
    def from_columns(cls, digests: bytes, years: str, words: str, *arrays: bytes) -> Self:
        """What ``columns`` gave."""
        numbers, spans, *counted = (np.frombuffer(array, "<i4") for array in arrays)
        text = digests.hex()
        return cls(
            tuple(text[i : i + _DIGEST] for i in range(0, len(text), _DIGEST)),
            numbers.reshape(-1, 2),
            spans.reshape(-1, 2),
            tuple(years.split("\n")) if years else (),
            TermCounts(tuple(json.loads(words)), *counted),
        )


def row_numbers(rows: Sequence[DocumentRows]) -> Integers:
    """(clause number, sentence number or -1 - part) of every row of a corpus, shape (rows, 2)."""
    numbers = np.concatenate([each.numbers for each in rows])
    clauses = [int(each.numbers[-1, 0]) + 1 for each in rows]
    before = np.repeat(np.cumsum([0, *clauses[:-1]]), [len(each.numbers) for each in rows])
    numbers[:, 0] += before.astype(np.int32)
    return numbers


def _numbers(rows: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """(clause number, sentence number or -1 - part) of every row."""
    clause = sentence = -1
    for row in rows:
        if row.sentence is not None:
            sentence += 1
            yield clause, sentence
            continue
        if row.part == 0:
            clause, sentence = clause + 1, -1
        yield clause, -1 - row.part
