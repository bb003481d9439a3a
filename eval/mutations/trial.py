"""Putting verification on trial: changed sentences drawn by a seed, and how each was judged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from random import Random

from eval.mutations.change import Kind
from eval.mutations.pair import Pair
from eval.mutations.right import RIGHT
from qa.verify import check


@dataclass(frozen=True, slots=True)
class Trial:
    """One changed sentence; ``failures`` is what verification had against it."""

    pair: Pair
    changed: str
    failures: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether it was let through as it stands."""
        return not self.failures


@dataclass(slots=True)
class Tally:
    """The trials of one kind; ``wrong`` says that each is false and has to be caught."""

    kind: Kind
    wrong: bool
    trials: list[Trial] = field(default_factory=list)

    @property
    def misjudged(self) -> list[Trial]:
        """What was let through and is wrong, or was caught and is right."""
        return [trial for trial in self.trials if trial.passed == self.wrong]

    @property
    def rate(self) -> float:
        """Share judged rightly; 1.0 where nothing was tried."""
        return 1 - len(self.misjudged) / len(self.trials) if self.trials else 1.0

    @property
    def met(self) -> bool:
        """Whether the rate reaches the target of its kind."""
        return self.rate >= self.kind.target


def try_wrong(kind: Kind, pairs: Sequence[Pair], most: int, seed: int) -> Tally:
    """Try up to ``most`` false sentences, every other one made of a paraphrase.

    A false sentence made of a true one that is itself refused would be caught for nothing, so
    those are passed over; the refusal counts among the right ones.
    """
    return Tally(kind, True, list(islice(_wrong(kind, pairs, seed), most)))


def try_right(kind: Kind, pairs: Sequence[Pair], most: int, seed: int) -> Tally:
    """Try up to ``most`` paraphrases of one kind, one of each sentence that lends itself."""
    return Tally(kind, False, list(islice(_right(kind, pairs, seed), most)))


def _wrong(kind: Kind, pairs: Sequence[Pair], seed: int) -> Iterator[Trial]:
    random = Random(f"{seed} {kind.name}")  # noqa: S311 - a sample, no secret
    for pair in pairs:
        if not list(kind.change(pair, random)):
            continue
        said = _reworded(pair, random) if random.random() < 0.5 else pair
        changed = _one(kind, said, random)
        if changed and _judged(said.sentence, said).passed:
            yield _judged(changed, said)


def _right(kind: Kind, pairs: Sequence[Pair], seed: int) -> Iterator[Trial]:
    random = Random(f"{seed} {kind.name}")  # noqa: S311 - a sample, no secret
    for pair in pairs:
        changed = _one(kind, pair, random)
        if changed:
            yield _judged(changed, pair)


def _reworded(pair: Pair, random: Random) -> Pair:
    """The pair with its sentence in other words; as it is where no drawn kind lends itself."""
    for kind in random.sample(RIGHT, 4):
        changed = _one(kind, pair, random)
        if changed:
            return replace(pair, sentence=changed)
    return pair


def _one(kind: Kind, pair: Pair, random: Random) -> str | None:
    changes = [*dict.fromkeys(kind.change(pair, random))]
    return random.choice(changes) if changes else None


def _judged(changed: str, pair: Pair) -> Trial:
    return Trial(pair, changed, check(changed, [pair.source]).failures)
