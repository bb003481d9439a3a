"""An engine's events for an asynchronous page, with a stop that reaches the model.

The engine is a plain generator that computes between its events, so it runs in a thread of its own.
When the page stops listening (the stop button, a closed tab), the thread closes the generator
before its next event, and that is what ends the model's work.
"""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncGenerator, Callable, Generator, Iterator

from qa.answer import Draft, Event

_Item = Event | Exception | None  # None: the end


async def events_of(stream: Iterator[Event]) -> AsyncGenerator[Event, None]:
    """The stream's events as they come; a draft that a newer one has overtaken is left out.

    Raises what the stream raises. Closing or cancelling this generator closes the stream.
    """
    loop = asyncio.get_running_loop()
    pending: deque[_Item] = deque()
    arrived = asyncio.Event()
    stopped = threading.Event()

    def deliver(item: _Item) -> None:
        if pending and isinstance(item, Draft) and isinstance(pending[-1], Draft):
            pending.pop()
        pending.append(item)
        arrived.set()

    def put(item: _Item) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(deliver, item)

    threading.Thread(target=_pump, args=(stream, stopped, put), daemon=True).start()
    try:
        while True:
            await arrived.wait()
            item = pending.popleft()
            if not pending:
                arrived.clear()
            if item is None:
                return
            if isinstance(item, Exception):
                raise item
            yield item
    finally:
        stopped.set()


def _pump(stream: Iterator[Event], stopped: threading.Event, put: Callable[[_Item], None]) -> None:
    try:
        for event in stream:
            if stopped.is_set():
                break
            put(event)
    except Exception as error:  # noqa: BLE001 - handed over to the listener, which raises it
        put(error)
    finally:
        if isinstance(stream, Generator):
            stream.close()
        put(None)
