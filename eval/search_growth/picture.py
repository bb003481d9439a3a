"""The growth of search as an SVG: milliseconds, memory and opening over the clauses."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from eval.reports.charts import Plot
from eval.search_growth.measured import Measured
from eval.search_growth.targets import MEMORY, OPENING, SEARCH, Target

_HERE = Path(__file__).resolve().parent
_HEIGHT = 230.0
_PLOT = Plot(width=620, height=_HEIGHT - 20, left=64, right=14, top=34, bottom=34)
_BLUE, _LIGHT = "#1f5f99", "#7fa3c7"
_APART = 14.0  # pixels between two labels of curves


@dataclass(frozen=True, slots=True)
class _Curve:
    label: str
    colour: str
    value: Callable[[Measured], float]


@dataclass(frozen=True, slots=True)
class _Panel:
    title: str
    curves: tuple[_Curve, ...]
    targets: tuple[Target, ...]


_PANELS = (
    _Panel(
        "一次检索，毫秒 (one search, ms)",
        (
            _Curve("p95", _BLUE, lambda each: each.p95),
            _Curve("p50", _LIGHT, lambda each: each.p50),
        ),
        SEARCH,
    ),
    _Panel(
        "内存峰值，MiB (memory at its peak)",
        (
            _Curve("进程 process", _BLUE, lambda each: each.peak),
            _Curve("其中模型 embedder", _LIGHT, lambda each: each.embedder),
        ),
        (MEMORY,),
    ),
    _Panel(
        "打开索引，秒 (opening, s)",
        (_Curve("打开 opening", _BLUE, lambda each: each.opening),),
        (OPENING,),
    ),
)


def picture(found: Sequence[Measured]) -> str:
    """The figures, smallest index first, as curves over a logarithmic axis of clauses."""
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    panels = [_drawn(panel, found, number * _HEIGHT) for number, panel in enumerate(_PANELS)]
    height = round(len(panels) * _HEIGHT + 8)
    return environment.get_template("picture.svg.j2").render(panels=panels, height=height)


def _drawn(panel: _Panel, found: Sequence[Measured], top: float) -> dict[str, object]:
    least, most = math.log10(found[0].clauses), math.log10(max(found[-1].clauses, 150_000))
    width = (most - least) or 1.0
    limits = [target.limit for target in panel.targets]
    highest = 1.1 * max(*limits, *(curve.value(each) for curve in panel.curves for each in found))

    def x(clauses: float) -> float:
        return _PLOT.x((math.log10(clauses) - least) / width)

    def y(value: float) -> float:
        return _PLOT.y(value / highest)

    step = _step(highest)
    curves, label_y = [], -math.inf
    for curve in panel.curves:
        points = [(x(each.clauses), y(curve.value(each))) for each in found]
        label_y = max(points[-1][1] + 4, label_y + _APART)
        line = " ".join(f"{across},{up}" for across, up in points)
        shown = {"label": curve.label, "colour": curve.colour, "label_y": label_y}
        curves.append({**shown, "points": points, "line": line})
    return {
        "title": panel.title,
        "top": top,
        "left": _PLOT.left,
        "right": _PLOT.x(1),
        "floor": _PLOT.y(0),
        "ceiling": _PLOT.y(1),
        "across": [(x(each.clauses), f"{each.clauses:,}") for each in found],
        "up": [(y(n * step), f"{n * step:g}") for n in range(int(highest / step) + 1)],
        "targets": [(x(t.clauses), y(t.limit), f"≤ {t.limit:.0f}") for t in panel.targets],
        "curves": curves,
    }


def _step(highest: float) -> float:
    """A round distance of lines, of which four or so fit."""
    power: float = 10.0 ** math.floor(math.log10(highest / 4))
    return next(power * round_ for round_ in (1, 2, 5, 10) if power * round_ >= highest / 5)
