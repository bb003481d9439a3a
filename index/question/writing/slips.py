"""Slips of the pen: characters typed for others that sound or look like them, doubled or swapped.

A noisy channel (Kernighan, Church & Gale, 1990): of all single edits the one is made by which the
question becomes far more likely under ``Fluency``, then the next, until none is worth it. A right
word is left alone: what general Chinese knows counts as well as what the documents say.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.question.writing.change import Change
from index.question.writing.fluency import Fluency
from index.question.writing.rivals import SOUND, Rivals
from index.question.writing.vocabulary import Codes, codes_of

_SWAP, _DOUBLE = 8.0, 14.0
_WITHIN, _ALONE = 5.0, 11  # what more is needed within a word, and how common a lone one may be
_LABEL = re.compile(r"第?\s*[(（]?\s*[0-9〇零一二三四五六七八九十百]+\s*[)）]?\s*[条款项章节]")
_ROUNDS = 6  # a question with more slips is none that its characters can tell of
_SEEN = 2

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Edit:
    """``written`` in place of the characters from ``start`` to ``end``, if it gains ``needed``."""

    start: int
    end: int
    written: str
    needed: float


class _Text:
    """A text with what is known of its characters, each by its place."""

    def __init__(self, text: str, fluency: Fluency) -> None:
        self.text = text
        codes = codes_of(_LABEL.sub(lambda label: " " * len(label.group()), text))
        self.codes = np.pad(codes, 2)  # the character at place p is codes[p + 2]
        words = fluency.is_word(self.codes[:-1], self.codes[1:])
        self.begins, self.ends = words[2:-1], words[1:-2]  # a word with the next, the one before
        self.taken_left, self.taken_right = words[:-3], words[3:]  # neighbours' words
        common = np.array([fluency.words.alone.get(char, 0) for char in text])
        self.alone = np.pad(np.maximum(common - _ALONE, 0), 1)  # of place p: alone[p + 1]
        self.firm = _WITHIN * (self.begins | self.ends) + self.alone[1:-1]

    def row(self, edit: _Edit, written: str) -> Codes:
        """The characters whose probabilities an edit changes, with those before them."""
        before = self.codes[edit.start : edit.start + 2]
        after = self.codes[edit.end + 2 : edit.end + 4]
        row = np.concatenate([before, codes_of(written), after])
        return np.pad(row, (6 - len(row), 0))


@dataclass(frozen=True, slots=True)
class Slips:
    """Finds slips by what the documents of a corpus say. Safe to use from several threads."""

    fluency: Fluency
    rivals: Rivals

    @classmethod
    def of(cls, fluency: Fluency) -> "Slips":
        """The slips that a corpus can tell of."""
        return cls(fluency, Rivals(fluency))

    def corrected(self, text: str, words: Iterable[str] = ()) -> tuple[str, tuple[Change, ...]]:
        """``text``, simplified, with its slips put right, and what was changed.

        ``words`` are right wherever they stand.
        """
        changes: list[Change] = []
        settled = _places(text, words)
        for _ in range(_ROUNDS if text else 0):
            edit = self._best(_Text(text, self.fluency), settled)
            if edit is None:
                break
            changes.append(self._change(text, edit))
            moved = len(edit.written) - (edit.end - edit.start)
            settled = {place + moved if place >= edit.end else place for place in settled}
            settled |= set(range(edit.start, edit.start + len(edit.written)))
            text = text[: edit.start] + edit.written + text[edit.end :]
        return text, tuple(changes)

    def _best(self, text: _Text, settled: set[int]) -> _Edit | None:
        """The edit that gains most beyond what it needs, None where none does."""
        edits = self._edits(text, settled)
        if not edits:
            return None
        said = [text.row(edit, text.text[edit.start : edit.end]) for edit in edits]
        meant = [text.row(edit, edit.written) for edit in edits]
        gains = self.fluency.logs(np.stack(meant)) - self.fluency.logs(np.stack(said))
        gains -= np.array([edit.needed for edit in edits])
        best = int(np.argmax(gains))
        return edits[best] if gains[best] > 0 else None

    def _edits(self, text: _Text, settled: set[int]) -> list[_Edit]:
        """The edits that make a word which the documents say, as far as they can gain enough."""
        around = np.lib.stride_tricks.sliding_window_view(text.codes, 5)
        most = -self.fluency.logs(around)  # by what a text can become likelier at each place
        weak = np.flatnonzero((text.codes[2:-2] > 0) & (most > SOUND + text.firm)).tolist()
        places = [place for place in weak if place not in settled]
        if not places:
            return []
        pairs = [place for place in places if place + 1 not in settled]
        return [*self._rewritten(text, places), *self._moved(text, pairs)]

    def _rewritten(self, text: _Text, places: list[int]) -> Iterator[_Edit]:
        """The characters at ``places`` replaced by those they may stand for."""
        found = [self.rivals.of(text.text[place]) for place in places]
        rivals = np.concatenate([codes for codes, _ in found])
        needs = np.concatenate([needs for _, needs in found])
        at = np.repeat(places, [len(codes) for codes, _ in found])
        left, right = self._before(text, at, rivals), self._after(text, at, rivals)
        needs = needs + text.firm[at]
        needs += np.fmin(
            np.where(left, text.alone[at], np.inf), np.where(right, text.alone[at + 2], np.inf)
        )
        for each in np.flatnonzero(left | right).tolist():
            place = int(at[each])
            yield _Edit(place, place + 1, chr(rivals[each]), float(needs[each]))

    def _before(self, text: _Text, at: Places, rivals: Codes) -> NDArray[np.bool_]:
        """Whether each rival is a word with the character before it.

        Where that is in a word already, the rival has to end a longer one: 合格律 is 合格率, but
        航空器 not 空气.
        """
        far, near = text.codes[at], text.codes[at + 1]
        bound = self.fluency.is_said(near, rivals)
        longer = np.flatnonzero(bound & text.taken_left[at])
        far, near, ends = far[longer], near[longer], rivals[longer]
        bound[longer] = (
            self.fluency.vocabulary.triple(far, near, ends) >= _SEEN
        ) & self.fluency.may_end(near, ends)
        return bound

    def _after(self, text: _Text, at: Places, rivals: Codes) -> NDArray[np.bool_]:
        """Whether each rival is a word with the character after it, which none other needs."""
        near, far = text.codes[at + 3], text.codes[at + 4]
        bound = self.fluency.is_said(rivals, near)
        longer = np.flatnonzero(bound & text.taken_right[at])
        near, far, begins = near[longer], far[longer], rivals[longer]
        bound[longer] = (self.fluency.vocabulary.triple(begins, near, far) >= _SEEN) & (
            self.fluency.words.shares_of(near, far) == 0
        )
        return bound

    def _moved(self, text: _Text, places: list[int]) -> Iterator[_Edit]:
        """The characters at ``places`` and the next ones: one of two left out, or both swapped."""
        at = np.array(places, np.int64)
        first, second = text.codes[at + 2], text.codes[at + 3]
        swapped = (second > 0) & self.fluency.is_said(second, first)
        for place, doubled, is_said in zip(places, first == second, swapped, strict=True):
            pair = text.text[place : place + 2]
            firm = float(text.firm[place : place + 2].max())
            if doubled:
                yield _Edit(place, place + 2, pair[0], _DOUBLE + firm)
            elif is_said:
                yield _Edit(place, place + 2, pair[::-1], _SWAP + firm)

    def _change(self, text: str, edit: _Edit) -> Change:
        """The edit with the neighbour that makes it a word, to be shown: 监毒 as 监督."""
        start, end = edit.start, edit.end
        meant = text[:start] + edit.written + text[end:]
        if len(edit.written) == 1:
            codes = np.pad(codes_of(meant), 1)[start : start + 3]
            before, after = self.fluency.vocabulary.pair(codes[:2], codes[1:])
            start, end = (start - 1, end) if before >= after else (start, end + 1)
        return Change(text[start:end], meant[start : end + len(meant) - len(text)])


def _places(text: str, words: Iterable[str]) -> set[int]:
    """The places of all characters of the words in a text."""
    spans = (match.span() for word in words for match in re.finditer(re.escape(word), text))
    return {place for start, end in spans for place in range(start, end)}
