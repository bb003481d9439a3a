"""From the characters of a page to stretches of text, with the spaces that a reader sees.

Word processors draw spaces as characters; browsers leave a gap. Gaps are also what justified and
letter-spaced lines are full of, and what word processors put between Chinese characters and
digits; those are no spaces.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.loading.layout.page_layout import Line
from index.loading.pdf.glyphs import Glyph


@dataclass(frozen=True, slots=True)
class Spacing:
    """How a document shows spaces.

    ``drawn`` when they are characters; ``mixed`` is the gap, in ems, that it puts between Chinese
    characters and Latin letters or digits without a space being meant.
    """

    drawn: bool
    mixed: float


def spacing_of(pages: Iterable[Sequence[Glyph]]) -> Spacing:
    """How the document shows spaces, by the characters of some of its pages."""
    drawn = False
    gaps: list[float] = []
    for glyphs in pages:
        drawn = drawn or any(glyph.text == " " for glyph in glyphs)
        for run in _runs(glyphs):
            # The number that a line begins with has a space after it more often than not.
            gaps += [_gap(*pair) for pair in pairwise(run) if _is_mixed(*pair)][1:]
    wide = [gap for gap in gaps if gap > _SPACE]
    spread = len(gaps) >= _FEWEST_MIXED and 2 * len(wide) >= len(gaps)
    return Spacing(drawn, median(wide) if spread else 0.0)


def runs_of(glyphs: Sequence[Glyph], spacing: Spacing) -> list[Line]:
    """Characters in the order of the file as stretches without a wide gap."""
    rows: list[list[list[Glyph]]] = []
    for run in _runs(glyphs):
        if rows and _is_beside(run[0], rows[-1][-1][-1]):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [
        _line(run, spacing, usual) for row in rows for usual in [_usual_gaps(row)] for run in row
    ]


_WIDE_FROM = 0x2E80  # from here on characters are as wide as high, but for some punctuation
_SPACE = 0.12  # ems: the narrowest gap that can be a space
_DRAWN_SPACE = 0.45  # the same for a page that draws spaces: only a jump
_FEWEST_MIXED = 4
_CLOSES = "，。、；：！？）》〉”’」』】〕"
_OPENS = "（《〈“‘「『【〔"


def _is_wide(glyph: Glyph) -> bool:
    return ord(glyph.text[0]) >= _WIDE_FROM


def _is_mixed(before: Glyph, glyph: Glyph) -> bool:
    """A Chinese character beside a Latin letter or digit."""
    latin, wide = (before, glyph) if _is_wide(glyph) else (glyph, before)
    return latin.text.isascii() and latin.text.isalnum() and wide.text.isalpha() and _is_wide(wide)


def _gap(before: Glyph, glyph: Glyph) -> float:
    return (glyph.left - before.right) / _em(glyph)


def _em(glyph: Glyph) -> float:
    return max(1.0, glyph.bottom - glyph.top)


def _follows(glyph: Glyph, last: Glyph) -> bool:
    height = min(glyph.bottom - glyph.top, last.bottom - last.top)
    gap = glyph.left - last.right
    return _is_beside(glyph, last) and -0.7 * height <= gap <= 0.7 * height


def _is_beside(glyph: Glyph, last: Glyph) -> bool:
    height = min(glyph.bottom - glyph.top, last.bottom - last.top)
    return min(glyph.bottom, last.bottom) - max(glyph.top, last.top) >= 0.6 * height


def _runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    runs: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and _follows(glyph, last):
            runs[-1].append(glyph)
        elif glyph.text.isspace():
            continue
        else:
            runs.append([glyph])
        last = glyph
    return runs


def _line(glyphs: list[Glyph], spacing: Spacing, usual: dict[bool, float]) -> Line:
    while glyphs[-1].text.isspace():
        glyphs.pop()
    return Line(
        "".join(_pieces(glyphs, spacing, usual)),
        glyphs[0].left,
        min(glyph.top for glyph in glyphs),
        glyphs[-1].right,
        max(glyph.bottom for glyph in glyphs),
        _size(glyphs),
    )


def _pieces(glyphs: Sequence[Glyph], spacing: Spacing, usual: dict[bool, float]) -> Iterator[str]:
    yield glyphs[0].text
    for before, glyph in pairwise(glyphs):
        if not (glyph.text.isspace() or before.text.isspace()):
            gap = _gap(before, glyph) - usual[_is_wide(before) or _is_wide(glyph)]
            if gap > _least_space(before, glyph, spacing):
                yield " "
        yield glyph.text


def _usual_gaps(row: Sequence[Sequence[Glyph]]) -> dict[bool, float]:
    """By how much a line is letter-spaced, in ems, for Chinese characters and for others."""
    gaps: dict[bool, list[float]] = {True: [], False: []}
    for before, glyph in (pair for run in row for pair in pairwise(run)):
        if before.text.isalnum() and glyph.text.isalnum() and _is_wide(before) == _is_wide(glyph):
            gaps[_is_wide(glyph)].append(_gap(before, glyph))
    # Spaces are gaps too, so the lower quarter; and a line of two gaps shows nothing.
    return {
        kind: max(0.0, sorted(found)[len(found) // 4]) if found[2:] else 0.0
        for kind, found in gaps.items()
    }


def _least_space(before: Glyph, glyph: Glyph, spacing: Spacing) -> float:
    """The gap, in ems, from which on a space was meant between two characters."""
    if before.text in _CLOSES + _OPENS and glyph.text in _CLOSES + _OPENS:
        return _DRAWN_SPACE + 0.5  # the first of two points may be half as wide as its font says
    if not (_is_wide(before) or _is_wide(glyph)):
        return _SPACE
    if spacing.drawn:
        return max(_DRAWN_SPACE, spacing.mixed + _SPACE)
    return _SPACE + spacing.mixed if _is_mixed(before, glyph) else _SPACE


def _size(glyphs: Sequence[Glyph]) -> float:
    wide = sorted(glyph.right - glyph.left for glyph in glyphs if _is_wide(glyph))
    if wide:
        return max(1.0, wide[len(wide) // 2])
    return max(1.0, max(glyph.bottom - glyph.top for glyph in glyphs))
