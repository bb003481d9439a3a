"""How far a judge agrees with a careful reader: what its figures in a report are worth."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.judges.judge import Judge
from eval.judges.labels import Label
from eval.statistics.kappa import Agreement as Kappa
from eval.statistics.kappa import agreement as kappa_of

_SHOWN = 80  # characters of a sentence in a list


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often reader and judge gave each pair of verdicts."""

    both: int  # supported, both say
    neither: int  # unsupported, both say
    strict: int  # only the reader finds it supported: the judge is too strict
    lax: int  # only the judge finds it supported: an error has passed


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of a judge with the labels.

    ``kappa`` is Cohen's, with its 95% bootstrap interval; ``accuracy`` the bare share of agreement.
    ``readers`` is the same of two readers, over the labels that two have read: no judge can be
    held to more. None where no label was read twice.
    """

    judge: str
    n: int
    accuracy: float
    kappa: Kappa
    confusion: Confusion
    disagreements: tuple[Label, ...]
    readers: Kappa | None = None

    @property
    def caught(self) -> float | None:
        """The share of the unsupported sentences that the judge finds; None without any."""
        errors = self.confusion.neither + self.confusion.lax
        return self.confusion.neither / errors if errors else None

    @property
    def passed(self) -> float | None:
        """The share of the supported sentences that the judge lets pass; None without any."""
        sound = self.confusion.both + self.confusion.strict
        return self.confusion.both / sound if sound else None


def agreement(labels: Sequence[Label], judge: Judge) -> Agreement:
    """Ask the judge about every label. ValueError without labels."""
    verdicts = [judge.supports(label.sentence, label.cited) for label in labels]
    measured = kappa_of([label.supported for label in labels], verdicts)
    pairs = [(label.supported, verdict) for label, verdict in zip(labels, verdicts, strict=True)]
    return Agreement(
        judge=judge.name,
        n=len(labels),
        accuracy=measured.agreed,
        kappa=measured,
        confusion=Confusion(
            both=pairs.count((True, True)),
            neither=pairs.count((False, False)),
            strict=pairs.count((True, False)),
            lax=pairs.count((False, True)),
        ),
        disagreements=tuple(
            label
            for label, (reader, verdict) in zip(labels, pairs, strict=True)
            if reader != verdict
        ),
        readers=_readers(labels),
    )


def _readers(labels: Sequence[Label]) -> Kappa | None:
    twice = [(label.supported, label.second) for label in labels if label.second is not None]
    if not twice:
        return None
    return kappa_of([first for first, _ in twice], [second for _, second in twice])


def text(measured: Agreement) -> str:
    """The agreement as lines for a terminal."""
    counts = measured.confusion
    lines = [
        f"评判者 (judge)：{measured.judge}",
        f"标注 (labels)：{measured.n}，其中不支持 (unsupported) {counts.neither + counts.lax}",
        f"一致 (agreement)：{measured.accuracy:.1%}",
        f"Cohen's κ：{kappa_text(measured.kappa)}",
        f"找出的错句 (errors found)：{_share(measured.caught)}，"
        f"放行的对句 (sound ones passed)：{_share(measured.passed)}",
        f"只有评判者放行 (too lax)：{counts.lax}，只有标注者放行 (too strict)：{counts.strict}",
    ]
    if measured.readers:
        twice = f"{kappa_text(measured.readers)}，{measured.readers.n} 条 (labels read twice)"
        lines.append(f"两位标注者之间 (between two readers)：κ {twice}")
    for label in measured.disagreements:
        verdict = "过严 strict" if label.supported else "漏过 lax"
        reason = f"（{label.why}）" if label.why else ""
        lines.append(f"  {verdict}  {label.id}  {label.sentence[:_SHOWN]}{reason}")
    return "\n".join(lines)


def kappa_text(measured: Kappa) -> str:
    """κ with its interval, or why there is none."""
    if measured.kappa is None or measured.low is None or measured.high is None:
        return "无法计算：两方都只有一种判断 (undefined: only one verdict was ever given)"
    return f"{measured.kappa:.2f} [{measured.low:.2f}, {measured.high:.2f}]"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.1%}"
