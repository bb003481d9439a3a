"""The desk stores what was answered, not what a browser claims; the route refuses the rest."""

from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from index.errors import FeedbackError
from qa.feedback import FeedbackStore
from qa.page.feedback_desk import FeedbackDesk
from qa.page.feedback_route import add_feedback_route
from qa.page.feedback_view import feedback_bar
from tests.qa.test_feedback import ANSWER


@pytest.fixture
def store(tmp_path: Path) -> FeedbackStore:
    return FeedbackStore(tmp_path / "feedback.jsonl")


@pytest.fixture
def desk(store: FeedbackStore) -> FeedbackDesk:
    return FeedbackDesk(store, remembered=2)


@pytest.fixture
def client(desk: FeedbackDesk) -> TestClient:
    app = FastAPI()
    add_feedback_route(app, desk)
    return TestClient(app)


def _lines(store: FeedbackStore) -> int:
    return len(store.path.read_bytes().splitlines()) if store.path.exists() else 0


def test_an_answer_is_stored_with_its_turns_once_it_is_judged(
    desk: FeedbackDesk, store: FeedbackStore
) -> None:
    key = desk.offer(ANSWER, ["前一问"])
    assert _lines(store) == 0
    desk.take(key, "wrong", "missing", "注")
    (row,) = store.all()
    assert (row.id, row.question, row.turns, row.note) == (key, "合格率多少？", ("前一问",), "注")


def test_saying_the_same_again_or_withdrawing_nothing_stores_nothing(
    desk: FeedbackDesk, store: FeedbackStore
) -> None:
    key = desk.offer(ANSWER, [])
    desk.take(key, "")
    assert _lines(store) == 0
    for _ in range(3):
        desk.take(key, "useful")
    assert _lines(store) == 1


def test_who_changes_too_often_can_still_withdraw(desk: FeedbackDesk, store: FeedbackStore) -> None:
    key = desk.offer(ANSWER, [])
    for n in range(20):
        desk.take(key, "useful", note=str(n))
    with pytest.raises(FeedbackError, match="改过 20 次"):
        desk.take(key, "wrong", "other")
    desk.take(key, "")
    assert store.all() == ()


def test_only_answers_of_late_are_remembered(desk: FeedbackDesk, store: FeedbackStore) -> None:
    first, *_ = [desk.offer(ANSWER, []) for _ in range(3)]
    with pytest.raises(FeedbackError, match="重新提问"):
        desk.take(first, "useful")
    assert _lines(store) == 0


def test_the_route_stores_and_withdraws(
    client: TestClient, desk: FeedbackDesk, store: FeedbackStore
) -> None:
    key = desk.offer(ANSWER, [])
    reply = client.post("/feedback", json={"id": key, "verdict": "wrong", "what": "other"})
    assert (reply.status_code, reply.json()) == (200, {})
    assert store.all()[0].what == "other"
    assert client.post("/feedback", json={"id": key, "verdict": ""}).status_code == 200
    assert store.all() == ()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 422),
        ("[]", 422),
        ('{"id": "../x", "verdict": "useful"}', 422),
        ('{"id": "KEY", "verdict": "splendid"}', 422),
        ('{"id": "KEY", "verdict": "useful", "text": "mine"}', 422),
        ('{"id": "KEY", "verdict": "wrong"}', 409),
        ('{"id": "00000000000000000000000000000000", "verdict": "useful"}', 409),
        ('{"id": "KEY", "verdict": "useful", "note": "' + "x" * 1001 + '"}', 422),
        ('{"id": "KEY", "verdict": "useful", "note": "' + "x" * 40_000 + '"}', 413),
    ],
)
def test_the_route_refuses_bad_input(
    client: TestClient, desk: FeedbackDesk, store: FeedbackStore, body: str, status: int
) -> None:
    body = body.replace("KEY", desk.offer(ANSWER, []))
    reply = client.post("/feedback", content=body, headers={"Content-Type": "application/json"})
    assert reply.status_code == status
    assert reply.json()["error"]
    assert "\n" not in reply.json()["error"]
    assert _lines(store) == 0


def test_another_site_cannot_post_a_form(
    client: TestClient, desk: FeedbackDesk, store: FeedbackStore
) -> None:
    body = f'{{"id": "{desk.offer(ANSWER, [])}", "verdict": "useful"}}'
    reply = client.post("/feedback", content=body, headers={"Content-Type": "text/plain"})
    assert reply.status_code == 415
    assert _lines(store) == 0


@pytest.mark.parametrize(
    ("status", "shown", "hidden"),
    [
        ("refused", ["不该拒答", "漏了内容"], ["应当拒答", "引用不对"]),
        ("answered", ["应当拒答", "引用不对"], ["不该拒答"]),
        ("partly", ["应当拒答", "不该拒答"], []),
    ],
)
def test_only_what_can_be_wrong_is_offered(
    status: str, shown: list[str], hidden: list[str]
) -> None:
    bar = feedback_bar("k", replace(ANSWER, status=status))  # type: ignore[arg-type]
    assert all(words in bar for words in shown)
    assert not any(words in bar for words in hidden)
