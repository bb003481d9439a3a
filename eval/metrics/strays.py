"""Figures in an answer that none of the passages it cites holds.

Read by ``qa.verify.unsupported_figures``, which shares no code with the verifier that answers pass
on their way out. Strict: a figure that the question brought counts too.
"""

from collections.abc import Iterable

from eval.metrics.metric import Metric, mean
from eval.metrics.own_counts import claims
from eval.runs.record import Passage, Record
from qa.verify import Source, unsupported_figures


def strays(record: Record) -> tuple[str, ...]:
    """The unsupported figures of an answer, each once; a refusal claims nothing."""
    if record.refused:
        return ()
    return unsupported_figures(claims(record), sources(citing.passage for citing in record.cited))


def sources(passages: Iterable[Passage]) -> list[Source]:
    """Passages as verification takes them, with what governs them as their context."""
    return [_source(passage) for passage in dict.fromkeys(passages)]


def _source(passage: Passage) -> Source:
    years = " ".join(f"{year}年" for year in passage.years)
    context = "\n".join((passage.title, passage.label, passage.context, years))
    return Source(passage.text, context, passage.years)


def _score(record: Record) -> float | None:
    return None if record.refused else float(bool(strays(record)))


STRAYS = Metric(
    "strays", "含无据数字的答案 (answers with an unsupported figure)", _score, mean, better="lower"
)
"""The share of answers that hold a figure which their citations do not."""
