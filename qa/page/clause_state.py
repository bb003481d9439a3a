"""Whether a clause that an open page still holds is still what the index says.

An answer keeps the clauses that it cites, and stays readable when the index moves on; before the
page shows one of them again it asks here, so that a removed document is not found through an old
answer, and a changed clause is not taken for the present one.
"""

import hashlib
from typing import Literal

from fastapi import FastAPI

from index.clause import Clause
from index.errors import IndexMissing
from qa.page.engine import Engine

PATH = "clauses"
State = Literal["same", "changed", "removed"]


def digest(clause: Clause) -> str:
    """What tells one wording of a clause from another: the start of its text's sha256."""
    return hashlib.sha256(clause.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def state(engine: Engine, clause_id: str, seen: str) -> State:
    """What became of a clause since its text had the digest ``seen``."""
    try:
        clause = engine.clause(clause_id)
    except (KeyError, IndexMissing):
        return "removed"
    return "same" if digest(clause) == seen else "changed"


def add_clause_route(app: FastAPI, engine: Engine) -> None:
    """``GET /clauses?id=…&digest=…`` says "same", "changed" or "removed"."""

    @app.get(f"/{PATH}")
    def _(id: str, digest: str) -> State:  # noqa: A002 - the name in the address
        return state(engine, id, digest)
