"""The table of what each part brings, as Markdown, and its picture."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_HERE = Path(__file__).resolve().parent
_SHOWN = {"share": "{:.1%}", "index": "{:.3f}", "seconds": "{:.2f} s", "count": "{:.0f}"}


@dataclass(frozen=True, slots=True)
class Value:
    """A figure with its 95% interval."""

    value: float
    low: float
    high: float
    unit: str = "index"

    def __str__(self) -> str:
        shown = _SHOWN[self.unit]
        return f"{shown.format(self.value)} [{shown.format(self.low)}, {shown.format(self.high)}]"


@dataclass(frozen=True, slots=True)
class Row:
    """One system, or one way of searching."""

    label: str
    values: dict[str, Value | None] = field(default_factory=dict)  # None: does not apply


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that are compared with each other; ``drawn`` is the column that the picture shows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    drawn: str


def markdown(sections: Sequence[Section]) -> str:
    """All sections as Markdown tables."""
    return "\n\n".join(_section(section) for section in sections)


def _section(section: Section) -> str:
    head = ["", *section.columns]
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    for row in section.rows:
        values = (row.values.get(column) for column in section.columns)
        cells = [row.label, *("–" if value is None else str(value) for value in values)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join((f"**{section.title}**", "", *lines))


def picture(sections: Sequence[Section]) -> str:
    """The drawn column of each section as an SVG of points with whiskers."""
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    panels, top = [], 0
    for section in sections:
        drawn = [(row.label, row.values.get(section.drawn)) for row in section.rows]
        shown = [(label, value) for label, value in drawn if value is not None]
        least = -1.0 if any(value.low < 0 for _, value in shown) else 0.0
        panels.append({"section": section, "rows": shown, "least": least, "top": top})
        top += 64 + 28 * len(shown)
    return environment.get_template("picture.svg.j2").render(panels=panels, height=top + 8)
