"""The probability that a sentence answers: what neither search nor words speak for is no answer."""

from dataclasses import fields, replace

from qa.relevance import Features, probability

CLOSE = replace(
    Features(*(0.0 for _ in fields(Features))),
    letters=0.7,
    target=1.0,
    standing=0.9,
    dense_rank=1.0,
    lexical=1.0,
    lexical_rank=1.0,
    first=1.0,
    found=0.5,
    kind=1.0,
)


def test_close_in_meaning_is_enough_where_search_finds_it() -> None:
    assert probability(CLOSE) > 0.5


def test_close_in_meaning_is_not_enough_alone() -> None:
    assert probability(replace(CLOSE, found=0.005)) == 0.005


def test_nor_are_words_held_against_it_where_they_are_there() -> None:
    assert probability(replace(CLOSE, found=0.005, near=0.9)) > 0.5
