"""Waiting for work in another thread: turns, limits, and readers who leave."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

import pytest

from index.errors import ModelBusy, ModelError
from qa.llm.request import Request
from qa.llm.waiting import Turns, Waiting


def request(**limits: float) -> Request:
    return Request(messages=(), max_tokens=1, **{"wait": 0.0, **limits})  # type: ignore[arg-type]


@contextmanager
def at_work(turns: Turns, **limits: float) -> Iterator[Waiting[str]]:
    """A turn whose work says one word and then waits until its reader leaves."""

    def make(pieces: Waiting[str]) -> None:
        pieces.put("达到")
        while not pieces.left:
            Event().wait(0.01)

    with turns.take(make, request(**limits)) as pieces:
        yield pieces


def test_another_reader_is_told_and_gets_a_turn_when_the_first_has_left() -> None:
    turns = Turns("test")
    with at_work(turns) as pieces:
        assert next(iter(pieces)) == "达到"
        with pytest.raises(ModelBusy, match="not free within 0 s"), at_work(turns):
            pytest.fail("two at a time")
    with at_work(turns) as pieces:
        assert next(iter(pieces)) == "达到"


def test_what_the_work_raises_reaches_the_reader_after_what_it_said() -> None:
    def make(pieces: Waiting[str]) -> None:
        pieces.put("达到")
        raise ModelError("显存不足")

    with Turns("test").take(make, request()) as pieces:
        waiting = iter(pieces)
        assert next(waiting) == "达到"
        with pytest.raises(ModelError, match="显存不足"):
            next(waiting)


def test_the_turn_is_free_again_after_a_failure() -> None:
    def make(pieces: Waiting[str]) -> None:
        raise ModelError("显存不足")

    turns = Turns("test")
    for _ in range(2):
        with pytest.raises(ModelError, match="显存不足"), turns.take(make, request()) as pieces:
            list(pieces)


@pytest.mark.parametrize(
    ("limits", "heard", "words"),
    [
        ({"first_word": 0.1}, False, "not said a word after 0.1 s"),
        ({"first_word": 0.1}, True, "fell silent for 0.1 s"),
        ({"whole": 0.1}, True, "not finished after 0.1 s"),
    ],
)
def test_limits(limits: dict[str, float], heard: bool, words: str) -> None:
    with at_work(Turns("test"), **limits) as pieces:
        waiting = iter(pieces)
        assert next(waiting) == "达到"
        if heard:
            pieces.heard()
        with pytest.raises(ModelError) as caught:
            next(waiting)
    assert words in str(caught.value)


def test_a_cancelled_request_ends_at_once() -> None:
    asked = Request(messages=(), max_tokens=1, cancelled=lambda: True)
    nothing: Callable[[Waiting[str]], None] = lambda pieces: None  # noqa: E731 # typed
    with Turns("test").take(nothing, asked) as pieces:
        assert list(pieces) == []
    assert pieces.cancelled
