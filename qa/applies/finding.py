"""All rules of a corpus that are for somebody, and those that hang on what they have not said."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from index.clause import Document
from index.normalise import comparable, tokens
from index.search.searcher import Searcher
from qa.applies.fitting import Fit, fit, trades_hang
from qa.applies.profile import Profile
from qa.applies.survey import Rule, field_of, rules_of
from qa.applies.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Found:
    """A rule and how it is for somebody."""

    rule: Rule
    fit: Fit
    said: int = 0  # how much it speaks of what only they say of themselves
    own: int = 0  # whether it names their part, their very trade and their word for it: 0 to 4
    home: int = 0  # 2 where its law is on their very trade, 1 on a wider one, 0 in passing

    @property
    def near(self) -> bool:
        """Whether it is for them in particular, and not for every enterprise."""
        return self.fit.closeness > 0 or self.said > 0


@dataclass(frozen=True, slots=True)
class Applicable:
    """Every rule for somebody, and apart those that hang on something.

    First come those that speak of what only they say of themselves (质量奖, 技改), then those of
    the laws on their trade, then the closest, and of these the documents that say the most.
    """

    sure: tuple[Found, ...]
    hanging: tuple[Found, ...]
    documents: int  # searched

    def __bool__(self) -> bool:
        return bool(self.sure or self.hanging)


def applicable(
    searcher: Searcher, documents: Sequence[Document], profile: Profile, by_region: bool = False
) -> Applicable:
    """Every rule of some documents that is for somebody; ``by_region``: hang on which region."""
    wanted = _Wanted(profile)
    own = _Own(profile, searcher.idf)
    found = [
        Found(
            rule,
            Fit(known.closeness, known.hangs_on or _region(document, by_region)),
            own.said_of(rule),
            own.named_in(rule),
            own.home_of(document),
        )
        for document in documents
        if wanted.may_hold(document)
        for rule in rules_of(searcher, document, "处罚" in profile.kinds)
        if rule.kind in profile.kinds and (known := fit(rule, profile))
    ]
    as_near = Counter((each.rule.document.id, each.fit.closeness) for each in found)
    found.sort(
        key=lambda each: (
            -each.said,
            -each.home,
            -each.fit.closeness - each.own,
            -as_near[each.rule.document.id, each.fit.closeness],
        )
    )
    return Applicable(
        tuple(each for each in found if not each.fit.hangs_on),
        tuple(each for each in found if each.fit.hangs_on),
        len(documents),
    )


REGION = "是否在"
"""How that begins which hangs on the region that somebody is in."""


def _region(document: Document, by_region: bool) -> str:
    return f"{REGION}{document.region}" if by_region and document.region else ""


class _Wanted:
    """Documents that may hold a rule for somebody, told without reading them sentence by sentence.

    A document on another trade is for them only where it speaks of theirs.
    """

    def __init__(self, profile: Profile) -> None:
        self._trades = trades_hang(profile) | vocabulary().apart
        self._any = not profile.trades and not profile.goods
        words = [*vocabulary().words_of(trades_hang(profile)), *profile.goods]
        self._words = _any_of(words)

    def may_hold(self, document: Document) -> bool:
        own = field_of(document.title).trades
        if self._any or not own or own & self._trades:
            return True
        return self._words.search(document.text) is not None


class _Own:
    """What somebody says of themselves besides trade, role and place, and who speaks of it too."""

    def __init__(self, profile: Profile, idf: Callable[[str], float]) -> None:
        terms = {term for term in tokens(profile.besides) if len(term) > 1}
        self._weights = {term: idf(term) for term in terms}
        tokens_said = vocabulary().tokens(profile.words)
        self._words = _any_of(
            profile.words[token.start : token.end] for token in tokens_said if token.meaning.trades
        )
        self._profile = profile

    def said_of(self, rule: Rule) -> int:
        """How much of it a rule speaks of, 0 for little."""
        plain = comparable(rule.sentence.text)
        found = sum(weight for term, weight in self._weights.items() if term in plain)
        return int(found / _MUCH)

    def named_in(self, rule: Rule) -> int:
        """Their part (1), their very trade, no wider one (2), and their own word for it (1)."""
        parties, profile = rule.reading.parties, self._profile
        role = any(party.roles & profile.roles for party in parties)
        people = (party for party in parties if party.standing != "thing")
        trades = rule.field.trades.union(*(party.trades for party in people))
        word = self._words.search(rule.sentence.text) is not None
        return role + 2 * bool(trades & profile.trades) + word

    def home_of(self, document: Document) -> int:
        """Whether a document is on their very trade (2), a wider one (1), or on others (0)."""
        trades, profile = field_of(document.title).trades, self._profile
        return bool(trades & profile.trades) + bool(trades & profile.within)


_MUCH = 6.0  # idf of a rare word, or of several that are not


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")
