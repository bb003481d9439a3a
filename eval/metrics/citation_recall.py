"""Citation recall: the share of an answer's sentences that what they cite bears out.

Gao et al. 2023, "Enabling Large Language Models to Generate Text with Citations" (ALCE), section 3:
a sentence's recall is 1 when it cites something and its citations, taken together, entail it, else
0. The figure of an answer is the mean over its sentences, that of a run the mean over its answers.
A marker that points at nothing makes its sentence's recall 0, as in the paper's own code.

A line that only counts the answer's own rows (共 6 条), or asks the reader back, claims nothing of
the documents and is left out; by the strict reading it would be a sentence without a citation.
"""

from eval.judges.judge import Judge
from eval.judges.sentences import CitedSentence, cited_sentences
from eval.metrics.metric import Metric, mean
from eval.metrics.own_counts import speaks_of_itself
from eval.runs.record import Record


def sentence_recall(judge: Judge, sentence: CitedSentence) -> bool:
    """Whether a sentence's citations, taken together, bear it out."""
    if sentence.dangling or not sentence.passages:
        return False
    return judge.supports(sentence.text, sentence.passages)


def citation_recall(judge: Judge) -> Metric[float]:
    """The metric by this judge. An answer without any citation has 0, a refusal is left out."""

    def score(record: Record) -> float | None:
        if record.refused:
            return None
        judged = [
            float(sentence_recall(judge, sentence))
            for sentence in cited_sentences(record)
            if sentence.passages or not speaks_of_itself(sentence.text, record.rows)
        ]
        return mean(judged) or 0.0

    return Metric(
        name="citation_recall",
        meaning="句子有所引条款支持的比例 (sentences that their citations bear out)",
        score=score,
        summary=mean,
    )
