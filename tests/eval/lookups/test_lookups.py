"""Generated look-up questions: true of their corpus, and judged as they should be."""

from eval.lookups.generating import questions
from eval.lookups.judging import Judged, table
from eval.lookups.labelling import numeral
from eval.question_set.corpus import Corpus
from index.parsing.numbering import number_value
from index.question.labels.lookup import Lookup, lookup
from index.question.naming.catalog import Catalog
from index.settings import ROOT
from tests.index.building.small_build import parsed_corpus

CORPUS = Corpus.of(parsed_corpus(ROOT / "documents"))


def test_the_same_seed_gives_the_same_questions() -> None:
    first, again, other = (questions(CORPUS, 20, seed) for seed in (1, 1, 2))
    assert [each.text for each in first] == [each.text for each in again]
    assert [each.text for each in first] != [each.text for each in other]


def test_every_question_of_the_shipped_documents_is_looked_up() -> None:
    catalog = Catalog(CORPUS.documents.values())
    asked = questions(CORPUS, 60, 5)
    judged = [Judged(each, lookup(each.text, catalog, CORPUS.clauses_of)) for each in asked]
    assert [each.question.text for each in judged if not each.right] == []


def test_nothing_looked_up_is_wrong() -> None:
    judged = [Judged(each, Lookup()) for each in questions(CORPUS, 10, 5)]
    assert not any(each.right for each in judged)
    assert "0/10 0.0%" in table(judged)


def test_numerals_are_those_of_laws() -> None:
    assert all(number_value(numeral(n)) == n for n in range(1, 1300))
