"""Citation precision: the share of an answer's citations that have to do with their sentence.

Gao et al. 2023 (ALCE), section 3: a citation's precision is 1 when its sentence's recall is 1 and
the citation is not irrelevant; it is irrelevant when it alone does not entail the sentence and the
sentence's other citations without it still do. The figure of an answer is the mean over its
citations, that of a run the mean over its answers. An answer that cites nothing has 0, as in the
paper's own code: who never cites is not to look precise. A marker that points at nothing is a
citation with precision 0; the paper's code leaves it out of the count.
"""

from collections.abc import Iterator

from eval.judges.judge import Judge
from eval.judges.sentences import CitedSentence, cited_sentences
from eval.metrics.citation_recall import sentence_recall
from eval.metrics.metric import Metric, mean
from eval.runs.record import Record


def precise(judge: Judge, sentence: CitedSentence) -> Iterator[bool]:
    """For each citation of a sentence, the dangling ones included, whether it is precise."""
    recalled = sentence_recall(judge, sentence)
    for at, passage in enumerate(sentence.passages):
        others = sentence.passages[:at] + sentence.passages[at + 1 :]
        yield recalled and (
            not others
            or judge.supports(sentence.text, [passage])
            or not judge.supports(sentence.text, others)
        )
    yield from [False] * sentence.dangling


def citation_precision(judge: Judge) -> Metric[float]:
    """The metric by this judge. An answer without any citation has 0, a refusal is left out."""

    def score(record: Record) -> float | None:
        if record.refused:
            return None
        each = [float(p) for s in cited_sentences(record) for p in precise(judge, s)]
        return mean(each) or 0.0

    return Metric(
        name="citation_precision",
        meaning="引用确实支持所在句子的比例 (citations that bear on their sentence)",
        score=score,
        summary=mean,
    )
