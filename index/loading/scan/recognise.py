"""Pictures of pages as text: PP-OCRv6 through rapidocr, whose wheel holds the models.

The libraries are loaded when the first picture is met, and nothing is fetched. A page that was
scanned sideways or upside down is turned, and lines that run askew are levelled.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.loading.ideographs import meant
from index.loading.layout.page_layout import Line
from index.loading.layout.ruled_cells import fill
from index.loading.layout.ruled_table import Ruling, grids
from index.loading.scan.read_page import ReadPage

if TYPE_CHECKING:
    from rapidocr import RapidOCR

Picture = NDArray[np.uint8]
"""Height × width × blue, green, red."""

DPI = 200
"""At which pages of a PDF are drawn for recognition."""

LONGEST_SIDE = 2400
"""Pixels; pictures with more are made smaller before."""


class Recogniser:
    """Reads pictures of pages; the models are loaded with the first one and kept."""

    def read(self, picture: Picture, number: int) -> ReadPage:
        """The stretches of text and the tables of a page; ``number`` is for the note, from 1."""
        picture, found = self._upright(picture)
        scale = _A4 / max(picture.shape[:2])
        height, width = (side * scale for side in picture.shape[:2])
        level = _levelling(found)
        runs = [run for each in found if (run := _run(each, level, scale)) is not None]
        tables, outside = fill(grids(_rulings(picture, found, level, scale)), runs, _middle, list)
        return ReadPage(width, height, outside, tables, note=_note(found, number), scanned=True)

    def _upright(self, picture: Picture) -> tuple[Picture, list["Found"]]:
        """The picture turned so that it can be read, and what was found in it."""
        found = self._find(picture)
        if _is_sideways(found):
            sides = [np.ascontiguousarray(np.rot90(picture, turns)) for turns in (1, 3)]
        elif _score(found) < _UPSIDE_DOWN and found:
            sides = [np.ascontiguousarray(np.rot90(picture, 2))]
        else:
            return picture, found
        turned = [(side, self._find(side)) for side in sides]
        return max([(picture, found), *turned], key=lambda each: _score(each[1]))

    def _find(self, picture: Picture) -> list["Found"]:
        result: Any = _engine()(picture)
        if result.txts is None:
            return []
        return [
            Found(meant(text).strip(), [(float(x), float(y)) for x, y in box], float(score))
            for text, box, score in zip(result.txts, result.boxes, result.scores, strict=True)
            if text.strip()
        ]


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text, its four corners in pixels (upper left first, clockwise), confidence."""

    text: str
    corners: Sequence[tuple[float, float]]
    score: float


_A4 = 842.0  # points: pictures do not say how large the paper was
_UNSURE = 0.93  # below it a page is remarked on; at 0.92 one character in 12 was wrong
_UPSIDE_DOWN = 0.75  # below it the other way up is tried


@cache
def _engine() -> "RapidOCR":
    from rapidocr import RapidOCR  # heavy: only when a picture is met

    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,  # turns single lines; whole pages are turned here
            "Global.max_side_len": LONGEST_SIDE,
            "Global.text_score": 0.3,
            "Det.limit_type": "max",
            "Det.limit_side_len": 1280,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "Rec.rec_batch_num": 1,  # 6 would take 360 MB more and more time, for the padding
        }
    )


def _score(found: Sequence[Found]) -> float:
    """The confidence over all characters."""
    characters = sum(len(each.text) for each in found)
    return sum(each.score * len(each.text) for each in found) / characters if characters else 0.0


def _is_sideways(found: Sequence[Found]) -> bool:
    tall = [each for each in found if _side(each, 1, 2) > 1.5 * _side(each, 0, 1)]
    return 2 * len(tall) > len(found)


def _side(found: Found, start: int, end: int) -> float:
    return math.dist(found.corners[start], found.corners[end])


def _note(found: Sequence[Found], number: int) -> str:
    score = _score(found)
    if not found or score >= _UNSURE:
        return ""
    return (
        f"第{number}页识别不清，请对照原件 page {number} was recognised with a confidence of "
        f"only {score:.2f}; compare it with the original"
    )


def _levelling(found: Sequence[Found]) -> float:
    """The angle, in radians, by which lines run down to the right."""
    angles = [
        math.atan2(right[1] - left[1], right[0] - left[0])
        for left, right in ((each.corners[0], each.corners[1]) for each in found if each.text[3:])
    ]
    return median(angles) if angles else 0.0


def _run(found: Found, level: float, scale: float) -> Line | None:
    corners = [_levelled(x, y, level) for x, y in found.corners]
    left, right = ((corners[a][0] + corners[b][0]) / 2 * scale for a, b in ((0, 3), (1, 2)))
    top, bottom = ((corners[a][1] + corners[b][1]) / 2 * scale for a, b in ((0, 1), (3, 2)))
    if right <= left or bottom <= top:
        return None
    return Line(
        found.text, left, top, right, bottom, min((right - left) / _units(found.text), bottom - top)
    )


def _units(text: str) -> float:
    """The width of a text in full characters; at its ends brackets and points take half of one."""
    units = sum(1.0 if ord(each) >= 0x2E80 else 0.5 for each in text)
    empty = 0.5 * (text[0] in "（《“【") + 0.5 * (text[-1] in "，。、；：）》”】")
    return max(0.5, units - empty)


def _levelled(x: float, y: float, level: float) -> tuple[float, float]:
    return x * math.cos(level) + y * math.sin(level), y * math.cos(level) - x * math.sin(level)


def _middle(run: Line) -> tuple[float, float]:
    return (run.left + run.right) / 2, (run.top + run.bottom) / 2


def _rulings(picture: Picture, found: Sequence[Found], level: float, scale: float) -> list[Ruling]:
    """The ruling lines in a picture: thin, level or upright, and longer than strokes of letters."""
    import cv2  # heavy: only when a picture is met

    if not found:
        return []
    letter = median(min(_side(each, 0, 1), _side(each, 1, 2)) for each in found)
    length = max(*picture.shape[:2], 60 * letter) // 30
    dark = cv2.threshold(
        cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU
    )[1]
    rulings = []
    for horizontal in (True, False):
        kernel = np.ones((1, int(length)) if horizontal else (int(length), 1), np.uint8)
        strokes = cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel)
        strokes = cv2.dilate(strokes, np.ones((3, 3), np.uint8))
        for x, y, wide, high in cv2.connectedComponentsWithStats(strokes)[2][1:, :4].tolist():
            if min(wide, high) > length // 3:
                continue
            start, end = _levelled(x, y, level), _levelled(x + wide, y + high, level)
            (x0, y0), (x1, y1) = ((a * scale, b * scale) for a, b in (start, end))
            if horizontal:
                rulings.append(Ruling(True, (y0 + y1) / 2, x0, x1))
            else:
                rulings.append(Ruling(False, (x0 + x1) / 2, y0, y1))
    return rulings
