"""Which articles are cited, and whether the answer's figures stand in them."""

import pytest

from eval.metrics.articles import ARTICLE_PRECISION, ARTICLE_RECALL, CITED, articles
from eval.metrics.strays import STRAYS, strays
from tests.eval.metrics.made import citing, gold, passage, question, record, refusal, unanswerable

OTHER = passage("九、", "别的话")
TWO = question(gold=(gold(), gold("质量" * 9, "八、")))


def test_a_repeated_article_counts_once() -> None:
    cited = citing(passage(), OTHER, passage("一、(二)"), passage("", "甲"), passage("", "乙"))
    assert articles(record(cited=cited)) == (passage(), OTHER, passage("", "甲"), passage("", "乙"))


def test_all_gold_articles_must_be_cited() -> None:
    half, whole = citing(passage()), citing(passage(), passage("八、", "甲"))
    assert CITED.score(record(TWO, cited=half)) == 0.0
    assert CITED.score(record(TWO, cited=whole)) == 1.0
    assert ARTICLE_RECALL.score(record(TWO, cited=half)) == 0.5
    assert ARTICLE_RECALL.score(record(TWO, cited=whole)) == 1.0


def test_precision_is_lost_by_every_other_article() -> None:
    assert ARTICLE_PRECISION.score(record(cited=citing(passage(), OTHER, OTHER))) == 0.5
    assert ARTICLE_PRECISION.score(record(cited=citing(OTHER))) == 0.0
    assert ARTICLE_PRECISION.score(record(cited=())) == 0.0


def test_refusals() -> None:
    refused = refusal(cited=citing(passage()))  # shows what comes nearest, and cites nothing
    assert CITED.score(refused) == 0.0
    assert ARTICLE_RECALL.score(refused) == 0.0
    assert ARTICLE_PRECISION.score(refused) is None
    for metric in (CITED, ARTICLE_RECALL, ARTICLE_PRECISION):
        assert metric.score(refusal(unanswerable())) is None
        assert metric.score(record(unanswerable())) is None


def test_the_same_label_of_another_document_is_another_article() -> None:
    elsewhere = passage(document="shanwei-2023-quality-draft")
    assert CITED.score(record(cited=citing(elsewhere))) == 0.0
    assert ARTICLE_PRECISION.score(record(cited=citing(elsewhere, passage()))) == 0.5


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("达到96.5%。[1]", ()),
        ("达到97.5%，共1,234家。[1]", ("97.5%", "1234")),
        ("到2025年达到96.5%。[1]", ()),  # the year governs the clause
        ("到2030年达到96.5%。[1]", ("2030",)),
        ("内政发〔2023〕7号规定96.5%。[1]", ()),  # context
    ],
)
def test_strays(text: str, found: tuple[str, ...]) -> None:
    source = passage(context="内政发〔2023〕7号", years=(2025,))
    made = record(text=text, cited=citing(source))
    assert strays(made) == found
    assert STRAYS.score(made) == bool(found)


def test_without_citations_every_figure_is_a_stray_and_a_refusal_has_none() -> None:
    assert strays(record(cited=())) == ("96.5%",)
    assert strays(record(text="96.5%", status="refused", cited=())) == ()
    assert STRAYS.value([record(), record(cited=()), refusal()]) == 0.5
    assert STRAYS.value([refusal()]) is None
