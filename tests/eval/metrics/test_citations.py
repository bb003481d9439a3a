"""Citation recall and precision, computed by hand from the definitions of ALCE (section 3)."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.judges.verifier import VerifierJudge
from eval.metrics.citation_precision import citation_precision
from eval.metrics.citation_recall import citation_recall
from eval.question_set.question import Question
from eval.runs.record import Citing, Passage, Record
from qa.answer import Status


class WordJudge:
    """A sentence is borne out when each of its letters stands in one of the passages."""

    name = "letters"

    def supports(self, sentence: str, passages: Sequence[Passage]) -> bool:
        said = {letter for letter in sentence if letter.isalpha()}
        return bool(passages) and said <= {letter for p in passages for letter in p.text}


def record(text: str, *passages: str, status: Status = "answered") -> Record:
    cited = tuple(Citing(n, Passage("d", str(n), p), p) for n, p in enumerate(passages, 1))
    return Record(Question("q", "fact", "?", (), (), ""), status, text, "", cited)


@pytest.mark.parametrize(
    ("text", "passages", "recall", "precision"),
    [
        # one sentence, one citation
        ("甲。[1]", ["甲"], 1, 1),
        ("甲。[1]", ["乙"], 0, 0),
        # two citations that only together entail: both needed, both precise
        ("甲乙。[1][2]", ["甲", "乙"], 1, 1),
        # the paper's irrelevant citation: alone it does not entail, without it the rest still does
        ("甲。[1][2]", ["甲", "乙"], 1, 1 / 2),
        # either alone is enough: neither is irrelevant
        ("甲。[1][2]", ["甲", "甲丙"], 1, 1),
        # recall 0 makes every citation's precision 0, though one of them has half of it
        ("甲乙。[1][2]", ["甲", "丙"], 0, 0),
        # means over sentences and over citations: the third has none, the second a superfluous one
        ("甲。[1]乙。[2][3]丙。", ["甲", "乙", "丁"], 2 / 3, 2 / 3),
        # three, of which two are needed
        ("甲乙。[1][2][3]", ["甲", "丁", "乙"], 1, 2 / 3),
        # nothing cited, nothing said, and a marker that points at nothing
        ("甲。乙。", ["甲"], 0, 0),
        ("", [], 0, 0),
        ("甲。[1][7]", ["甲"], 0, 0),
        ("甲。[1]乙。[7]", ["甲"], 1 / 2, 1 / 2),
    ],
)
def test_by_hand(text: str, passages: list[str], recall: float, precision: float) -> None:
    answer = record(text, *passages)
    assert citation_recall(WordJudge()).value([answer]) == pytest.approx(recall)
    assert citation_precision(WordJudge()).value([answer]) == pytest.approx(precision)


def test_a_run_is_the_mean_of_its_answers_whatever_their_length() -> None:
    run = [record("甲。[1]", "甲"), record("甲。[1]乙。丙。丁。", "甲")]
    assert citation_recall(WordJudge()).value(run) == pytest.approx((1 + 1 / 4) / 2)
    assert citation_precision(WordJudge()).value(run) == pytest.approx(1)


def test_refusals_are_left_out() -> None:
    refused = record("文件没有规定。", status="refused")
    for metric in (citation_recall(WordJudge()), citation_precision(WordJudge())):
        assert metric.score(refused) is None
        assert metric.value([refused]) is None
        assert metric.value([refused, record("甲。[1]", "甲")]) == 1


def test_citing_everything_costs_precision_and_never_citing_costs_both() -> None:
    passages = ["甲乙", "丙丁", "戊己", "庚辛"]
    honest = record("甲乙。[1]", *passages)
    everything = record("甲乙。[1][2][3][4]", *passages)
    nothing = record("甲乙。", *passages)
    recall, precision = citation_recall(WordJudge()), citation_precision(WordJudge())
    assert [recall.score(r) for r in (honest, everything, nothing)] == [1, 1, 0]
    assert [precision.score(r) for r in (honest, everything, nothing)] == [1, 1 / 4, 0]


def test_the_judge_by_rules_takes_title_and_years_into_account() -> None:
    judge = VerifierJudge()
    passage = Passage("d", "一", "消费品质量合格率达到94%。", "克州", (2020,), "质量强州方案")
    assert judge.supports("到2020年，消费品质量合格率达到94%。", [passage])
    assert not judge.supports("到2025年，消费品质量合格率达到94%。", [passage])
    assert not judge.supports("消费品质量合格率达到94%。", [])


def test_a_dropped_aspiration_passes_only_the_lenient_judge() -> None:
    passage = Passage("d", "一", "消费品质量合格率力争达到94%。")
    said = "消费品质量合格率达到94%。"
    assert not VerifierJudge().supports(said, [passage])
    assert VerifierJudge(lenient=True).supports(said, [passage])
    assert VerifierJudge().name != VerifierJudge(lenient=True).name


_SENTENCE = st.tuples(
    st.text("甲乙丙", min_size=1, max_size=3), st.lists(st.integers(1, 4), max_size=4)
)


@given(st.lists(_SENTENCE, min_size=1, max_size=4))
def test_precision_is_nothing_without_recall(said: list[tuple[str, list[int]]]) -> None:
    text = "".join(f"{words}。" + "".join(f"[{n}]" for n in ns) for words, ns in said)
    answer = record(text, "甲", "乙", "甲丙")
    recall = citation_recall(WordJudge()).score(answer)
    precision = citation_precision(WordJudge()).score(answer)
    assert recall is not None
    assert precision is not None
    assert 0 <= precision <= 1
    assert 0 <= recall <= 1
    assert (recall == 0) == (precision == 0)


def test_what_only_counts_the_rows_of_the_answer_is_no_claim() -> None:
    counted = replace(record("【义务】共 2 条。\n甲。[1]\n请问规模？", "甲"), rows=2)
    claimed = replace(record("合格率98%，共 2 条。\n甲。[1]", "甲"), rows=2)
    recall = citation_recall(WordJudge()).score
    assert recall(counted) == 1.0
    assert recall(claimed) == 0.5
