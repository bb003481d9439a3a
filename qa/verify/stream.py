"""Guarding an answer that is still being written: no figure is shown before it is checked."""

import re
from collections.abc import Sequence

from qa.verify.check import check
from qa.verify.dates import dates
from qa.verify.figures import figures
from qa.verify.finding import Source
from qa.verify.folding import fold
from qa.verify.names import missing_names
from qa.verify.numerals import HAN
from qa.verify.quotations import quotations, says

# What a figure or date that is not finished yet may look like at the end of what is written:
# a numeral, then at most a unit of three characters, nothing after it.
_OPEN = re.compile(
    rf"[第(]?[\d两{HAN}][\d两{HAN}.,点年月日号分之~—–\-至到 ]*"
    r"(?:个?百分?点?|个百|平方|立方|个工|小|公|"
    r"[%‰个家户件项名人位条次种类级台套米亩吨成倍元岁天处所大多余])?$"
    r"|(?:百|千|万)?分之?$|\[\d*$|[〔\[(]\d*$"
)


_WORTH = 4  # characters of a segment that can be checked by itself
_SEGMENT_END = re.compile(r"[，,。；;！？!?\n]")


def safe_prefix(partial: str, sources: Sequence[Source]) -> tuple[str, str | None]:
    """Return what may be shown of an unfinished answer, and what is wrong with it, if anything.

    A figure, year or date still being written is held back until something else follows. One that
    is finished and in no source ends what can be shown, and is named in the second value.
    """
    opened = _OPEN.search(fold(partial.replace("，", "；")))  # only 1,000 has a comma inside
    finished = partial[: opened.start()] if opened else partial
    known = {f.key for s in sources for f in (*figures(s.text), *figures(s.context))}
    days = [d for s in sources for d in (*dates(s.text), *dates(s.context))]
    years = {year for s in sources for year in s.years}
    wrong = [f.span for f in figures(finished) if f.key not in known and not f.weak]
    wrong += [
        d.span
        for d in dates(finished)
        if not any(d.within(day) for day in days) and not (d.bare_year and d.year in years)
    ]
    if not wrong:
        return finished, None
    start, end = min(wrong)
    return finished[:start], f"“{finished[start:end]}”不在所引条款中"


def settled_prefix(partial: str, sources: Sequence[Source]) -> tuple[str, str | None]:
    """Like `safe_prefix`, and names, quotations, titles and the words themselves are checked too.

    A name is whole only when its comma segment is, so what is shown ends at a segment's end, and at
    the first segment that the sources do not bear out, though the rest may still do so.
    """
    finished, wrong = safe_prefix(partial, sources)
    ends = [match.end() for match in _SEGMENT_END.finditer(finished)]
    settled = finished[: ends[-1]] if ends else ""
    known = "\n".join(f"{s.context}\n{s.text}" for s in sources)
    strange = [
        name.span
        for name in missing_names(settled, [t for s in sources for t in (s.context, s.text)])
    ]
    strange += [q.span for q in quotations(settled) if not says(known, q)]
    if strange:
        start, end = min(strange)
        wrong = f"“{settled[start:end]}”不在所引条款中"
        ends = [stop for stop in ends if stop <= start]
    return finished[: _borne_out(finished, ends, sources)], wrong


def _borne_out(text: str, ends: Sequence[int], sources: Sequence[Source]) -> int:
    """Where the first segment begins that the sources do not bear out."""
    start = 0
    for end in ends:
        segment = text[start:end]
        if len(segment) >= _WORTH and check(segment, sources).verdict == "unsupported":
            return start
        start = end
    return start
