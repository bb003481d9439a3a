"""Waiting for what a model makes elsewhere: not longer than a reader would, and not in vain."""

import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Event, Lock
from typing import Generic, TypeVar

from index.errors import ModelBusy, ModelError
from qa.llm.request import Request

# How often a waiting reader looks whether it should still wait, in seconds.
POLL = 0.05
# How long a reader who leaves waits until the model has noticed, in seconds. llama.cpp does within
# one step of the prompt; transformers only after the whole prompt, and that may take long.
GRACE = 3.0

T = TypeVar("T")


class Waiting(Generic[T]):
    """The pieces of one answer: put by the work that makes them, pulled by iterating.

    The reader calls ``heard`` for each piece that holds a word; silence is counted from it.
    Iterating ends when the work is done or the request is ``cancelled``. It raises what the work
    raised, and ModelError when a time limit of the request has passed.
    """

    def __init__(self, request: Request) -> None:
        self._request = request
        self._pieces: SimpleQueue[T | None] = SimpleQueue()
        self._work: Future[None] = Future()
        self._left = Event()
        self._began = self._last = time.monotonic()
        self._spoken = False
        self.cancelled = False

    def follow(self, work: "Future[None]") -> None:
        """This is the work that puts the pieces."""
        self._work = work
        work.add_done_callback(lambda _: self._pieces.put(None))

    def put(self, piece: T) -> bool:
        """Hand a piece on; True when nobody wants more."""
        self._pieces.put(piece)
        return self.left

    @property
    def left(self) -> bool:
        """Whether the reader has gone."""
        return self._left.is_set()

    def leave(self) -> None:
        """The reader goes."""
        self._left.set()

    def heard(self) -> None:
        """A word was said."""
        self._spoken = True
        self._last = time.monotonic()

    def __iter__(self) -> Iterator[T]:
        while not self._request.cancelled():
            self._check_time()
            try:
                piece = self._pieces.get(timeout=POLL)
            except Empty:
                continue
            if piece is None:
                self._work.result()
                return
            yield piece
        self.cancelled = True

    def _check_time(self) -> None:
        now = time.monotonic()
        silence, whole = self._request.first_word, self._request.whole
        if silence is not None and now - self._last > silence:
            raise ModelError(_stalled(silence) if self._spoken else _mute(silence))
        if whole is not None and now - self._began > whole:
            raise ModelError(
                f"模型 {whole:g} 秒内没有答完 (the model had not finished after {whole:g} s; "
                "ask for a shorter answer, or raise TIAOWEN_ANSWER_TIMEOUT)"
            )


class Turns:
    """One generation at a time, in a thread of its own; other readers wait their turn."""

    def __init__(self, name: str) -> None:
        self._free = Lock()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)

    @contextmanager
    def take(
        self, make: Callable[[Waiting[T]], None], request: Request
    ) -> Generator[Waiting[T], None, None]:
        """What ``make`` puts, while it puts it; whoever goes early stops it.

        Raises ModelBusy when the turn does not come within ``request.wait`` seconds.
        """
        if not self._free.acquire(timeout=request.wait):
            raise ModelBusy(
                f"模型正在回答别人，{request.wait:g} 秒内没有空出来，请稍后再试 (the model is "
                f"answering somebody else and was not free within {request.wait:g} s; "
                "try again in a moment)"
            )
        waiting = Waiting[T](request)
        work = self._pool.submit(self._turn, make, waiting)
        waiting.follow(work)
        try:
            yield waiting
        finally:
            waiting.leave()
            wait((work,), timeout=GRACE)

    def _turn(self, make: Callable[[Waiting[T]], None], waiting: Waiting[T]) -> None:
        try:
            make(waiting)
        finally:
            self._free.release()


def _mute(seconds: float) -> str:
    return (
        f"模型 {seconds:g} 秒内没有说出第一个字 (the model had not said a word after {seconds:g} s;"
        " give it less evidence, or raise TIAOWEN_FIRST_WORD_TIMEOUT)"
    )


def _stalled(seconds: float) -> str:
    return (
        f"模型说到一半停了 {seconds:g} 秒 (the model fell silent for {seconds:g} s in the middle; "
        "ask again, or raise TIAOWEN_FIRST_WORD_TIMEOUT)"
    )
