"""Pairs of questions: the same question asked of one region and of another."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import opencc

from index.clause import Clause
from index.question.scope.held import Held
from index.regions import Region, all_regions, mentions, readings

_FORMS = (
    "{name}的{topic}要达到什么要求？",
    "到2027年，{name}的{topic}目标是多少？",
    "{name}在{topic}方面有什么规定？",
    "请问{name}对{topic}是怎么安排的",
    "在{name}，{topic}的目标值是多少？",
    "关于{topic}，{name}提出了什么目标？",
    "想了解{topic}，{name}的，不是{other}的",
)
_SHORTEST, _LONGEST = 4, 24  # characters of a heading that is a topic
_ALIKE = 0.75  # of the pairs are of regions whose names or places are alike, as far as there are


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the region that it names."""

    question: str
    region: Region


@dataclass(frozen=True, slots=True)
class Pair:
    """One question asked of two regions."""

    first: Asked
    second: Asked


def pairs(
    held: Sequence[Held], clauses: Mapping[str, Sequence[Clause]], count: int, seed: int
) -> tuple[Pair, ...]:
    """``count`` pairs about the regions that documents are about, the same for the same seed.

    The topics are headings of articles of either region, without its name. Regions that are alike
    come first: that share a name or characters of it, or lie in one another.
    """
    chance = random.Random(seed)  # noqa: S311 -- the same questions each time
    topics = _topics(held, clauses)
    both = list(combinations(sorted(topics, key=_place), 2))
    chance.shuffle(both)
    likely = [each for each in both if _alike(*each)]
    likely = likely[: round(count * _ALIKE)] if len(both) > count else likely
    order = [*likely, *(each for each in both if each not in likely)]
    drawn = (order[n % len(order)] for n in range(count)) if order else iter(())
    return tuple(_pair(one, other, topics, chance) for one, other in drawn)


def absent(
    held: Sequence[Held], clauses: Mapping[str, Sequence[Clause]], count: int, seed: int
) -> tuple[Asked, ...]:
    """``count`` questions of the same topics that name regions no document is about."""
    chance = random.Random(seed)  # noqa: S311 -- the same questions each time
    topics = _topics(held, clauses)
    there = {region.name for region in topics}
    others = [r for r in all_regions() if r.level != "县" and r.name not in there]
    said = sorted({topic for each in topics.values() for topic in each})
    regions = sorted(topics, key=_place)
    drawn = ((chance.choice(others), chance.choice(regions)) for _ in range(count if said else 0))
    return tuple(
        _asked(chance.choice(_FORMS), one, other, chance.choice(said), chance)
        for one, other in drawn
    )


def names_of(region: Region) -> tuple[str, ...]:
    """What people call a region so that only it can be meant, traditional characters too."""
    full, *short = region.names
    if full.endswith("自治州"):
        short += [f"{each}州" for each in short]
    named = [full] if len(readings(full)) == 1 else []
    named += [name for name in short if [r for r, _ in mentions(name)] == [region]]
    above = Region(region.parents[-1]).names if region.parents else ()
    inside = [f"{above[0]}{full}", *(f"{above[-1]}{each}" for each in short)] if above else []
    named += [name for name in inside if readings(name) == (region,)]
    named = named or [full]
    return tuple(dict.fromkeys([*named, _traditional().convert(named[0])]))


@cache
def _traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def _topics(
    held: Sequence[Held], clauses: Mapping[str, Sequence[Clause]]
) -> dict[Region, tuple[str, ...]]:
    found: dict[Region, tuple[str, ...]] = {}
    for each in held:
        if each.region:
            found[each.region] = (*found.get(each.region, ()), *_headings(clauses[each.id]))
    return {region: topics for region, topics in found.items() if topics}


def _headings(clauses: Sequence[Clause]) -> Iterator[str]:
    for clause in clauses:
        heading = clause.heading.strip(" 。：:")
        if _SHORTEST <= len(heading) <= _LONGEST and not list(mentions(heading)):
            yield heading


def _alike(one: Region, other: Region) -> bool:
    within = one.name in other.parents or other.name in one.parents
    return within or bool(set(one.names[-1]) & set(other.names[-1]))


def _pair(
    one: Region, other: Region, topics: Mapping[Region, Sequence[str]], chance: random.Random
) -> Pair:
    topic = chance.choice((*topics[one], *topics[other]))
    form = chance.choice(_FORMS)
    return Pair(_asked(form, one, other, topic, chance), _asked(form, other, one, topic, chance))


def _asked(form: str, region: Region, other: Region, topic: str, chance: random.Random) -> Asked:
    name = chance.choice(names_of(region))
    return Asked(form.format(name=name, other=other.name, topic=topic), region)


def _place(region: Region) -> tuple[str, ...]:
    return (*region.parents, region.name)
