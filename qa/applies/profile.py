"""Who asks what applies to them, read off the question."""

import re
from dataclasses import dataclass

from index.normalise import comparable
from qa.applies.asking import kinds_asked, without_asking, without_places
from qa.applies.goods import goods_said
from qa.applies.party import Party, parties
from qa.applies.reading import USUAL, Kind
from qa.applies.vocabulary import vocabulary

_EMPTY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Profile:
    """What somebody says of themselves; empty is what they do not say.

    ``goods`` are what they make or deal in by their own words: 外墙保温材料. ``words`` is all that
    they say, ``besides`` what no vocabulary knows of it; ``kinds`` is what they ask for.
    """

    trades: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    sizes: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    goods: tuple[str, ...] = ()
    words: str = ""
    besides: str = ""
    kinds: tuple[Kind, ...] = USUAL

    @property
    def within(self) -> frozenset[str]:
        """The trades and every wider one."""
        return frozenset().union(*(vocabulary().around(trade) for trade in self.trades))

    @property
    def told(self) -> str:
        """What was understood, for the reader: 食品、生产、中小微."""
        goods = [
            g for g in self.goods if not any(g != other and g in other for other in self.goods)
        ]
        named = (*goods, *sorted(self.trades), *sorted(self.roles), *sorted(self.sizes))
        return "、".join((*named, *sorted(self.forms)))


def profile_of(question: str) -> Profile | None:
    """Who asks what applies to them; None where nobody does, or where they ask one thing."""
    asked = comparable(question)
    plain = _of_themselves(asked)
    goods = goods_said(plain)
    kinds = kinds_asked(asked, goods)
    people = _people(plain)
    if not kinds or not (people or _SELF.search(asked)):
        return None
    profile = _said(plain, people, goods, kinds)
    named = profile.trades or profile.roles or profile.goods or profile.forms or profile.sizes
    return profile if named or _ENTERPRISE.search(plain) else None


def told_in(question: str) -> Profile:
    """What somebody says of themselves, whatever they ask."""
    plain = _of_themselves(comparable(question))
    return _said(plain, _people(plain), goods_said(plain), USUAL)


_SELF = re.compile(
    r"我(?![国区市省州院校])|我(?:院|校)是|本(?:公司|企业|单位|店|厂|机构|人|院|所)|咱|作为"
    r"|一[家个名所间]|(?:做|干|搞|卖|从事|经营|生产)[^,，。?？]{1,12}(?:的(?=[,，])|[,，])"
)
_COUNTED = re.compile(r"(?<=[一两几])[家个名所间]")
_ENTERPRISE = re.compile(r"企业|公司|厂|店|机构|单位|合作社|经营者|商户|个体户")
_SELLS = re.compile(r"(?<!拍)卖|超市|便利店|经销|带货")
_SMALL = re.compile(  # under a hundred people no industry knows a large enterprise
    r"(?<!中)小(?:厂|店|公司|企业|作坊|铺)|(?:[一二两三四五六七八九十几]{1,3}|(?<!\d)\d{1,2})"
    r"(?:来|多|几)?(?:个|名|号)?(?:人(?!民|大)|员工|职工)"
)
_SHOP = re.compile(r"开.{0,6}店")
_MAKES = re.compile(r"厂(?![商家])|造|作坊")


def _of_themselves(asked: str) -> str:
    """A question without places and counts: 生产建设兵团 is no producer, 一家电梯 no 家电."""
    return _COUNTED.sub(" ", without_places(asked))


def _people(plain: str) -> list[Party]:
    """Whom the words name, which is more than a trade: 食品生产企业, not 食品安全."""
    named = parties(plain, 0, len(plain))
    return [party for party in named if party.standing in ("named", "enterprise")]


def _said(
    plain: str, people: list[Party], goods: tuple[str, ...], kinds: tuple[Kind, ...]
) -> Profile:
    meanings = [token.meaning for token in vocabulary().tokens(plain)]
    meanings = [each for each in meanings if each.general != "nobody"]
    roles = _EMPTY.union(*(m.roles for m in meanings), *(p.roles for p in people))
    words = vocabulary()
    implied = {words.implied[role] for role in roles if role in words.implied}
    trades = _narrowest(_EMPTY.union(implied, *(each.trades for each in meanings)))
    small = _SMALL.search(plain)
    played = {words.played[trade] for trade in trades if trade in words.played}
    return Profile(
        trades,
        roles | played | _acts(plain, trades),
        _EMPTY.union({"中小微"} if small else _EMPTY, *(each.sizes for each in meanings)),
        _EMPTY.union(*(each.forms for each in meanings)),
        goods,
        plain,
        without_asking(vocabulary().pattern.sub(" ", plain)),
        kinds,
    )


def _acts(plain: str, trades: frozenset[str]) -> frozenset[str]:
    """The roles that everyday words tell: 卖 sells, a 厂 makes, a shop sells, but not a 理发店."""
    serves = bool(trades) and trades <= vocabulary().services
    sells = _SELLS.search(plain) or (_SHOP.search(plain) and not serves)
    makes = _MAKES.search(plain)
    return frozenset(role for role, told in (("销售", sells), ("生产", makes)) if told)


def _narrowest(trades: frozenset[str]) -> frozenset[str]:
    """The trades without those that only say wider what another of them says."""
    wider = {w for trade in trades for w in vocabulary().around(trade) - {trade}}
    return trades - wider
