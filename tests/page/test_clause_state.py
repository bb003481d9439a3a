"""A clause that an old answer cites is held against the index before it is shown again."""

from dataclasses import replace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from index.clause import Clause
from qa.page.clause_state import add_clause_route, digest
from tests.page.standin import StandIn


@pytest.fixture
def engine() -> StandIn:
    return StandIn()


@pytest.fixture
def clause(engine: StandIn) -> Clause:
    return next(iter(engine.clauses.values()))


def state(engine: StandIn, clause: Clause) -> object:
    app = FastAPI()
    add_clause_route(app, engine)
    asked = {"id": clause.id, "digest": digest(clause)}
    return TestClient(app).get("/clauses", params=asked).json()


def test_a_clause_that_is_as_it_was(engine: StandIn, clause: Clause) -> None:
    assert state(engine, clause) == "same"


def test_a_clause_whose_words_were_changed(engine: StandIn, clause: Clause) -> None:
    engine.clauses[clause.id] = replace(clause, text=clause.text + "。")
    assert state(engine, clause) == "changed"


def test_a_clause_whose_document_was_removed(engine: StandIn, clause: Clause) -> None:
    del engine.clauses[clause.id]
    assert state(engine, clause) == "removed"
