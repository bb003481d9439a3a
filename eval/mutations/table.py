"""The result of a trial as a table, and the misjudged sentences one by one."""

from collections.abc import Iterator, Sequence

from eval.mutations.trial import Tally

_HEAD = ("kind 种类", "说明", "tried 试", "right 判对", "rate 率", "target 目标", "met 达标")


def markdown(tallies: Sequence[Tally]) -> Iterator[str]:
    """A Markdown table: the false sentences, then the true ones, each with its sum."""
    for wrong, title in (
        (True, "改错的句子：应查出 (wrong, to be caught)"),
        (False, "换说法的句子：应放行 (right, to pass)"),
    ):
        part = [each for each in tallies if each.wrong is wrong]
        if part:
            yield f"\n**{title}**\n"
            yield "| " + " | ".join(_HEAD) + " |"
            yield "|---|---|---:|---:|---:|---:|---|"
            yield from ("| " + " | ".join(row) + " |" for row in map(_row, part))
            yield "| " + " | ".join(_sum(part)) + " |"


def csv_rows(tallies: Sequence[Tally]) -> Iterator[str]:
    """The same as CSV, ``wrong`` or ``right`` first."""
    yield "side,kind,tried,judged rightly,rate,target,met"
    for each in tallies:
        kind, _, *figures = _row(each)
        yield ",".join(("wrong" if each.wrong else "right", kind, *figures))


def _row(each: Tally) -> tuple[str, ...]:
    tried, judged = len(each.trials), len(each.trials) - len(each.misjudged)
    rates = (f"{each.rate:.1%}", f"{each.kind.target:.0%}", "✓" if each.met else "✗")
    return (each.kind.name, each.kind.chinese, str(tried), str(judged), *rates)


def _sum(part: Sequence[Tally]) -> tuple[str, ...]:
    tried = sum(len(each.trials) for each in part)
    judged = tried - sum(len(each.misjudged) for each in part)
    met = sum(each.met for each in part)
    return (
        "all",
        "合计",
        str(tried),
        str(judged),
        f"{judged / max(1, tried):.1%}",
        "",
        f"{met}/{len(part)}",
    )


def misjudged(tallies: Sequence[Tally]) -> Iterator[str]:
    """Each sentence judged wrongly: the true one, the changed one, what was held against it."""
    for each in tallies:
        for trial in each.misjudged:
            yield f"[{each.kind.name}] {trial.pair.sentence}\n  → {trial.changed}"
            yield from (f"  ✗ {failure}" for failure in trial.failures)
