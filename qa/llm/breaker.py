"""A circuit breaker: who has failed several times in a row is left in peace for a while.

After Nygard, Release It! (2007). While it rests nobody waits for a time limit that will pass
anyway; then one request tries, and its end decides for all.
"""

import time
from collections.abc import Callable
from threading import Lock

from index.errors import ModelError


class Breaker:
    """Counts failures in a row; safe to use from several threads.

    After ``failures`` of them ``admit`` refuses for ``rest`` seconds, then lets one request try
    while the others are still refused. Whoever was admitted says how it went, exactly once.
    """

    def __init__(
        self,
        failures: int = 3,
        rest: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limit = failures
        self._rest = rest
        self._clock = clock
        self._lock = Lock()
        self._failed = 0
        self._until = 0.0
        self._trying = False

    def admit(self) -> None:
        """Nothing while the model works, or when this is the one request that tries.

        Raises ModelError, at once, while the model rests.
        """
        with self._lock:
            if self._failed < self._limit:
                return
            left = self._until - self._clock()
            if left > 0 or self._trying:
                raise ModelError(
                    f"模型连续 {self._failed} 次没有答成，暂停使用，{max(left, 1):.0f} 秒后再试 "
                    f"(the model failed {self._failed} times in a row and is left alone; "
                    f"it is tried again in {max(left, 1):.0f} s)"
                )
            self._trying = True

    def succeeded(self) -> None:
        """The admitted request was answered."""
        with self._lock:
            self._failed, self._trying = 0, False

    def failed(self) -> None:
        """The admitted request failed through the model's fault."""
        with self._lock:
            self._failed += 1
            self._trying = False
            self._until = self._clock() + self._rest

    def undecided(self) -> None:
        """The admitted request ended without saying anything about the model."""
        with self._lock:
            self._trying = False
