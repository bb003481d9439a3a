"""The drawings on a PDF page: its ruling lines and its pictures, and how a page is turned.

Paths may be nested in forms, each with a matrix of its own.
"""

import ctypes
from collections.abc import Callable, Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from index.loading.layout.ruled_table import Ruling

Turned = Callable[[float, float], tuple[float, float]]


def turn_page(turn: int, corners: tuple[float, float, float, float]) -> Turned:
    """From a point of the PDF (y up) to the page turned clockwise by an angle (y down).

    ``corners`` are the page's left, bottom, right and top.
    """
    left, bottom, right, top = corners
    return {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }[turn]


def box_of(turned: Turned, box: Sequence[float]) -> tuple[float, float, float, float]:
    """A box of two x and two y, turned: left, top, right, bottom."""
    (x0, y0), (x1, y1) = turned(box[0], box[1]), turned(box[2], box[3])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def drawings_of(page: pypdfium2.PdfPage, turned: Turned) -> tuple[list[Ruling], float, bool]:
    """The ruling lines, the area of the largest picture, and whether anything is drawn."""
    rulings: list[Ruling] = []
    largest, drawn = 0.0, False
    for raw, matrix in _objects(page):
        drawn = True
        kind = pdfium.FPDFPageObj_GetType(raw)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            rulings += _rulings(raw, matrix, turned)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, _, _ = _times(_matrix(raw), matrix)
            largest = max(largest, abs(a * d - b * c))
    return rulings, largest, drawn


_THIN = 3.0  # points: a filled rectangle up to this is a line
_MOST_OBJECTS = 20_000
_DEEPEST = 3
Matrix = tuple[float, float, float, float, float, float]
_UNCHANGED: Matrix = (1, 0, 0, 1, 0, 0)


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, Matrix]]:
    """The objects of a page and of the forms that it shows, each with its form's matrix."""
    count = pdfium.FPDFPage_CountObjects(page)
    waiting = [
        (pdfium.FPDFPage_GetObject(page, index), _UNCHANGED, 0)
        for index in range(min(count, _MOST_OBJECTS))
    ]
    seen = 0
    while waiting and seen < _MOST_OBJECTS:
        raw, matrix, depth = waiting.pop()
        seen += 1
        if pdfium.FPDFPageObj_GetType(raw) != pdfium.FPDF_PAGEOBJ_FORM:
            yield raw, matrix
        elif depth < _DEEPEST:
            inner = _times(_matrix(raw), matrix)
            within = range(min(pdfium.FPDFFormObj_CountObjects(raw), _MOST_OBJECTS))
            waiting += [(pdfium.FPDFFormObj_GetObject(raw, i), inner, depth + 1) for i in within]


def _matrix(raw: pdfium.FPDF_PAGEOBJECT) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(raw, matrix):
        return _UNCHANGED
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _rulings(raw: pdfium.FPDF_PAGEOBJECT, outer: Matrix, turned: Turned) -> list[Ruling]:
    """The level and upright strokes of a path; a thin filled rectangle is one stroke."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(raw, fill, stroke)
    if not (fill.value or stroke.value):
        return []
    strokes = [
        (turned(*start), turned(*end)) for start, end in _strokes(raw, _times(_matrix(raw), outer))
    ]
    if stroke.value:
        return [ruling for start, end in strokes if (ruling := _ruling(start, end)) is not None]
    xs = [x for pair in strokes for x, _ in pair]
    ys = [y for pair in strokes for _, y in pair]
    if not xs or min(max(xs) - min(xs), max(ys) - min(ys)) > _THIN:
        return []
    if max(xs) - min(xs) >= max(ys) - min(ys):
        return [Ruling(True, (min(ys) + max(ys)) / 2, min(xs), max(xs))]
    return [Ruling(False, (min(xs) + max(xs)) / 2, min(ys), max(ys))]


Point = tuple[float, float]


def _strokes(raw: pdfium.FPDF_PAGEOBJECT, matrix: Matrix) -> Iterator[tuple[Point, Point]]:
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    first: Point | None = None
    last: Point | None = None
    for index in range(min(pdfium.FPDFPath_CountSegments(raw), _MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(raw, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
            yield last, point
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
            yield last, first


def _ruling(start: Point, end: Point) -> Ruling | None:
    (x0, y0), (x1, y1) = start, end
    if abs(y1 - y0) <= 1 and abs(x1 - x0) > _THIN:
        return Ruling(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
    if abs(x1 - x0) <= 1 and abs(y1 - y0) > _THIN:
        return Ruling(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
    return None
