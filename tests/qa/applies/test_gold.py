"""What enterprises are told, against lists judged by hand (``gold.toml``)."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from index.normalise import comparable
from qa.answerer import Answerer
from tests.qa.conftest import ask

_GOLD = tomllib.loads(Path(__file__).with_name("gold.toml").read_text(encoding="utf-8"))
_COMPLETE = 0.9  # share of what is for them that the table holds, over all


def _told(answerer: Answerer, enterprise: Mapping[str, Any]) -> str:
    """All sentences that an enterprise is told, cited whole, in comparable form."""
    answer = ask(answerer, enterprise["asks"]).answer
    assert answer.tables[0].rows
    return comparable("\n".join(citation.quote for citation in answer.citations))


def _held(answerer: Answerer) -> Iterator[bool]:
    for enterprise in _GOLD["enterprise"]:
        told = _told(answerer, enterprise)
        yield from (comparable(words) in told for words in enterprise["holds"])


def test_nearly_all_that_is_for_them_is_told(rules: Answerer) -> None:
    held = list(_held(rules))
    assert sum(held) >= _COMPLETE * len(held)


@pytest.mark.parametrize("enterprise", _GOLD["enterprise"], ids=lambda each: str(each["asks"]))
def test_nothing_for_somebody_else_is_told(enterprise: Mapping[str, Any], rules: Answerer) -> None:
    told = _told(rules, enterprise)
    assert [words for words in enterprise["strays"] if comparable(words) in told] == []
