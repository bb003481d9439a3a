"""The figures of a comparison in one sentence: 内蒙古到2025年达到96.5%，汕尾力争达到94.8%."""

from collections.abc import Mapping, Sequence

from qa.kinds.sides import Side
from qa.kinds.theme import Theme
from qa.segments import Segment
from qa.statement import Statement


def figures_line(
    theme: Theme, compared: Sequence[Side], figured: Mapping[str, Sequence[Segment]]
) -> list[Statement]:
    """One sentence where two sides or more have one figure each, in one unit; else none."""
    held = [(side.name, own) for side in compared if (own := figured[side.name])]
    if len(held) < 2 or any(len(own) > 1 or len(own[0].figures) > 1 for _, own in held):
        return []
    if len({own[0].figures[0].unit for _, own in held}) > 1:
        return []
    pieces = "，".join(f"{name}{said(own[0])}" for name, own in held)
    evidence = tuple(own[0].evidence for _, own in held)
    return [Statement(f"{theme.name}：{pieces}", evidence)]


def said(segment: Segment) -> str:
    """What a segment says of its indicator, under the year it is for: 到2025年达到96.5%."""
    targets = segment.evidence.clause.facts.targets
    named = [t.indicator for t in targets if t.indicator and t.indicator in segment.text]
    indicator = max(named, key=len, default="")
    start = (
        segment.text.find(indicator) + len(indicator) if indicator else segment.figures[0].span[0]
    )
    years = [y for y in segment.evidence.sentence.years if str(y) not in segment.text]
    words = " ".join(segment.text[start:].split())
    return f"到{years[-1]}年{words}" if years else words
