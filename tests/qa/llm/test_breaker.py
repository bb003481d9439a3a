"""When a failing model is left alone, and who may try it again."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from index.errors import ModelError
from qa.llm.breaker import Breaker


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def broken(clock: Clock, failures: int = 3, rest: float = 60) -> Breaker:
    breaker = Breaker(failures, rest, clock)
    for _ in range(failures):
        breaker.admit()
        breaker.failed()
    return breaker


def test_failures_in_a_row_open_it() -> None:
    breaker = broken(Clock())
    with pytest.raises(ModelError, match=r"failed 3 times in a row.* in 60 s") as caught:
        breaker.admit()
    assert "\n" not in str(caught.value)


def test_a_success_in_between_begins_the_count_again() -> None:
    breaker = Breaker(2, 60)
    for verdict in (breaker.failed, breaker.succeeded, breaker.failed, breaker.undecided):
        breaker.admit()
        verdict()
    breaker.admit()


def test_after_its_rest_one_request_tries() -> None:
    clock = Clock()
    breaker = broken(clock)
    clock.now = 60
    breaker.admit()
    with pytest.raises(ModelError):
        breaker.admit()
    breaker.succeeded()
    breaker.admit()


def test_a_trial_that_fails_begins_the_rest_again() -> None:
    clock = Clock()
    breaker = broken(clock)
    clock.now = 60
    breaker.admit()
    breaker.failed()
    clock.now = 119
    with pytest.raises(ModelError, match="in 1 s"):
        breaker.admit()
    clock.now = 120
    breaker.admit()


def test_a_trial_without_a_result_lets_the_next_one_try() -> None:
    clock = Clock()
    breaker = broken(clock)
    clock.now = 60
    breaker.admit()
    breaker.undecided()
    breaker.admit()


def test_of_many_at_once_one_tries() -> None:
    clock = Clock()
    breaker = broken(clock)
    clock.now = 60

    def admitted(_: int) -> bool:
        try:
            breaker.admit()
        except ModelError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(admitted, range(64))) == 1
