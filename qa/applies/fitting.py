"""Whether a rule is for somebody: it is, it is not, or it hangs on what they have not said."""

from collections.abc import Iterable
from dataclasses import dataclass

from qa.applies.party import Party
from qa.applies.profile import Profile
from qa.applies.survey import Field, Rule
from qa.applies.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Fit:
    """``hangs_on`` is "" where the rule is for them, else what would have to be so.

    ``closeness`` tells how near it is to them: 4 their own goods, 3 they by their trade, 2 the
    trade itself or the document on it, 1 their role, size or form, 0 every enterprise, -1 anyone.
    """

    closeness: int
    hangs_on: str = ""


def fit(rule: Rule, profile: Profile) -> Fit | None:
    """How a rule is for somebody, by the party it names that is nearest; None where it is not."""
    found = [each for party in rule.reading.parties if (each := _fit(party, rule, profile))]
    return max(found, key=lambda each: (not each.hangs_on, each.closeness), default=None)


def trades_hang(profile: Profile) -> frozenset[str]:
    """The trades whose rules may be for somebody: theirs, the wider ones, the parts of theirs."""
    words = vocabulary()
    parts = {t for t in words.wider if words.around(t) & profile.trades}
    return profile.within | parts


def _fit(party: Party, rule: Rule, profile: Profile) -> Fit | None:
    near = _by_trade(party, rule, profile)
    if near is None:
        return None
    asked = [near.hangs_on]
    for difference in (_by_role, _by_size, _by_form, _by_mark):
        hangs_on = difference(party, rule, profile)
        if hangs_on is None:
            return None
        asked.append(hangs_on)
    closeness = near.closeness
    if closeness == 0 and (party.roles or party.sizes or party.forms or rule.field.forms):
        closeness = 1
    return Fit(closeness, next(filter(None, asked), ""))


def _by_trade(party: Party, rule: Rule, profile: Profile) -> Fit | None:
    if any(good in rule.sentence.text for good in profile.goods):
        return Fit(4)
    words = vocabulary()
    own = party.trades - words.apart
    aside = (party.trades & words.apart) - profile.within
    if own:
        found = _among(own, profile, 2 if party.standing == "thing" else 3, party.roles)
    elif aside or (party.trades and not own):
        found = Fit(0)
    else:
        found = _by_field(party, rule.field, profile)
    if found is None or found.hangs_on or not aside:
        return found
    return Fit(found.closeness, f"是否涉及{_listed(aside)}")


def _by_field(party: Party, field: Field, profile: Profile) -> Fit | None:
    """Of somebody without a trade: every enterprise, or those of the document's own trade."""
    words = vocabulary()
    if field.trades & profile.within:
        return Fit(2)
    if own := field.trades - words.apart:
        return _among(own, profile, 2, party.roles)
    if party.standing in ("party", "thing"):
        return None
    if aside := field.trades - profile.within:
        return Fit(0, f"是否涉及{_listed(aside)}")
    return Fit(-1 if party.standing == "anyone" else 0)


def _among(
    trades: frozenset[str], profile: Profile, closeness: int, roles: frozenset[str]
) -> Fit | None:
    """Whether one of these is their trade, a wider one, or a part of theirs that they may do."""
    if trades & profile.within:
        return Fit(closeness)
    if not profile.trades and not profile.goods:
        return Fit(closeness, TRADE) if roles & profile.roles else None
    words = vocabulary()
    parts = {trade for trade in trades if words.around(trade) & profile.trades}
    return Fit(closeness, f"是否涉及{_listed(parts)}") if parts else None


TRADE = "属于哪个行业"
"""What the rules of a trade hang on for somebody who plays a role and names no trade."""
_ROLE = "是生产、销售还是其他角色"
_SIZE = "企业的规模"


def _by_role(party: Party, rule: Rule, profile: Profile) -> str | None:
    """ "" where the role fits or none is named; None where it is another; else what it hangs on."""
    roles, field = party.roles, rule.field
    if not roles and party.standing in ("enterprise", "party", "thing"):
        roles = field.roles
    if not roles or party.standing == "anyone":
        return ""
    services = vocabulary().services
    if roles & profile.roles:
        near = party.trades or field.trades & profile.within
        return "" if near or roles - _OF_GOODS or not _only_serves(profile) else None
    trades = party.trades or field.trades
    if trades and trades & profile.within <= services and roles <= _OF_GOODS:
        return ""  # who 经营 or 销售 in a trade of services does nothing but the trade
    return None if profile.roles or _only_serves(profile) else _ROLE


def _only_serves(profile: Profile) -> bool:
    """Whether somebody deals in no goods but those of their own trade: a 餐馆, not a 超市."""
    words = vocabulary()
    sells = any(t in words.played and t not in words.wider for t in profile.trades)
    return bool(profile.trades) and profile.trades <= words.services and not sells


_OF_GOODS = frozenset({"生产", "销售", "使用", "租赁", "运输", "维修"})


def _by_size(party: Party, rule: Rule, profile: Profile) -> str | None:
    if not party.sizes or party.sizes & profile.sizes:
        return ""
    return None if profile.sizes else _SIZE


def _by_form(party: Party, rule: Rule, profile: Profile) -> str | None:
    forms = party.forms or rule.field.forms
    if not forms or forms & profile.forms:
        return ""
    return None if profile.forms else f"是否为{_listed(forms)}"


def _by_mark(party: Party, rule: Rule, profile: Profile) -> str | None:
    """In a law whom an unknown word marks is somebody else: 复检机构, 起草单位."""
    if not party.marked or party.marked in profile.words:
        return ""
    if rule.article:
        return "" if party.roles else None
    return f"是否为“{party.marked}”企业"


def _listed(names: Iterable[str]) -> str:
    return "、".join(sorted(names))
