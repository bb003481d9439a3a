"""The bridge between the engine's generator and the page: order, errors, and above all the stop."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from index.errors import ModelBusy
from qa.answer import Draft, Event, Found
from qa.page.streaming import events_of


async def _all(stream: Iterator[Event]) -> list[Event]:
    return [event async for event in events_of(stream)]


def test_events_come_in_order_and_the_last_draft_is_never_lost() -> None:
    drafts = [Draft("x" * n) for n in range(1, 200)]
    events = asyncio.run(_all(iter([Found("q", ()), *drafts])))
    assert events[0] == Found("q", ())
    assert events[-1] == drafts[-1]
    lengths = [len(event.text) for event in events if isinstance(event, Draft)]
    assert lengths == sorted(set(lengths))


def test_what_the_engine_raises_arrives_after_what_it_said() -> None:
    def failing() -> Iterator[Event]:
        yield Found("q", ())
        raise ModelBusy("忙")

    async def listen() -> None:
        events = events_of(failing())
        assert await anext(events) == Found("q", ())
        with pytest.raises(ModelBusy, match="忙"):
            await anext(events)

    asyncio.run(listen())


class _Endless:
    """Drafts without end, one each time the test allows it."""

    def __init__(self) -> None:
        self.more, self.closed = threading.Semaphore(1), threading.Event()

    def stream(self) -> Iterator[Event]:
        try:
            while True:
                self.more.acquire()
                yield Draft("x")
        finally:
            self.closed.set()


def test_closing_closes_the_engines_generator() -> None:
    endless = _Endless()

    async def listen() -> None:
        events = events_of(endless.stream())
        assert await anext(events) == Draft("x")
        await events.aclose()
        endless.more.release()

    asyncio.run(listen())
    assert endless.closed.wait(5)


def test_cancelling_does_not_wait_for_the_engine() -> None:
    endless = _Endless()

    async def listen() -> None:
        task = asyncio.create_task(_all(endless.stream()))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(listen())
    assert not endless.closed.is_set()
    endless.more.release(2)
    assert endless.closed.wait(5)
