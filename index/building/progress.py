"""How far a build is: bars on a terminal, and what people should hear at once."""

import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Self, TypeVar

from tqdm import tqdm

_T = TypeVar("_T")
_QUIET = 0.5  # seconds; what is done sooner needs no bar


def _silent(_: str) -> None:
    """Say nothing."""


def _untold(_stage: str, _done: int, _total: int) -> None:
    """Count for nobody."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who follows a build.

    ``shown`` draws bars on standard error; ``say`` takes a line for people; ``on_step`` is
    told what is being done, how many are done, of how many.
    """

    shown: bool = False
    say: Callable[[str], None] = _silent
    on_step: Callable[[str, int, int], None] = _untold

    def bar(self, items: Collection[_T], title: str) -> Iterator[_T]:
        """``items``, with a bar while they are gone through."""
        with self.counter(len(items), title) as count:
            for item in items:
                yield item
                count.update()

    def counter(self, total: int, title: str) -> "Counter":
        """A bar with rate and time left that is moved on by ``update``, gone at the end."""
        return Counter(self, total, title)


class Counter:
    """How far one stage of a build is; a context manager."""

    def __init__(self, watch: Watch, total: int, title: str) -> None:
        self._told, self._title, self._total, self._done = watch.on_step, title, total, 0
        self._bar = tqdm(
            total=total, desc=title, disable=not watch.shown, leave=False, delay=_QUIET
        )

    def update(self, count: int = 1) -> None:
        """So many more are done."""
        self._done += count
        self._bar.update(count)
        self._told(self._title, self._done, self._total)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()


class Clock:
    """Seconds per stage."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}
        self._last = time.perf_counter()

    def mark(self, stage: str) -> None:
        """A stage ends here."""
        now = time.perf_counter()
        self.stages[stage] = round(now - self._last, 2)
        self._last = now


UNWATCHED = Watch()
"""Nobody follows."""
