"""“What applies to me?”: the list of everything that binds or helps whoever asks.

Complete over the corpus: every sentence is read for whom it is, nothing is searched for. What
hangs on something that was not said stands apart, and one question at the end asks for it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from qa.applies.documents import differ_by_region, documents_for, region_said
from qa.applies.finding import REGION, Applicable, Found, applicable
from qa.applies.fitting import TRADE
from qa.applies.item import COLUMNS, item
from qa.applies.profile import Profile, profile_of
from qa.applies.reading import KINDS
from qa.case import Case, Outcome
from qa.statement import Grid, Statement

_SHOWN = 8  # items of a kind in the text; the table has all
_HANGING_SHOWN = 4
_ASKED = 4  # things asked for in the closing question


def by_applicability(case: Case) -> Outcome | None:
    """The list for somebody who asks what applies to them; None where nobody does."""
    profile = None if case.query.labels else profile_of(case.query.text)
    if profile is None:
        return None
    documents = documents_for(case)
    by_region = region_said(case) is None and bool(differ_by_region(documents))
    found = applicable(case.searcher, documents, profile, by_region)
    if not found:
        return None
    asked = [] if profile.trades or profile.goods else [TRADE]
    statements = [_opening(case, profile, found), *_listed(found), *_hanging(found, asked)]
    rows = tuple(item(each).row for each in (*found.sure, *found.hanging))
    grid = Grid("适用条款一览", COLUMNS, rows)
    return Outcome("answered" if found.sure else "partly", tuple(statements), grids=(grid,))


def _opening(case: Case, profile: Profile, found: Applicable) -> Statement:
    region = region_said(case)
    who = "、".join(filter(None, (region.name if region else "", profile.told)))
    counts = Counter(each.rule.kind for each in found.sure)
    told = "、".join(f"{kind} {counts[kind]} 条" for kind in KINDS if kind in profile.kinds)
    close = sum(each.fit.closeness > 0 for each in found.sure)
    general = len(found.sure) - close
    if close and general:
        told += f"（专门针对您这一类的 {close} 条，所有企业或任何人都适用的 {general} 条）"
    elif general and profile.trades:
        told += "（都是所有企业或任何人都适用的，没有专门针对您这一类的）"
    hanging = f"；另有 {len(found.hanging)} 条取决于您没有说明的情况" if found.hanging else ""
    read = f"按“{who or '企业'}”逐条查了 {found.documents} 份文件"
    return Statement(f"{read}，适用的共 {len(found.sure)} 条：{told}{hanging}")


def _listed(found: Applicable) -> Iterable[Statement]:
    """The closest items of each kind under its heading."""
    for kind in KINDS:
        own = [each for each in found.sure if each.rule.kind == kind]
        if own:
            yield Statement(f"【{kind}】共 {len(own)} 条")
            yield from _items(own, _SHOWN)


def _hanging(found: Applicable, unsaid: Sequence[str]) -> Iterable[Statement]:
    """What hangs on something, the closest items, and the one question that would settle it."""
    if found.hanging:
        yield Statement(f"【取决于您没有说明的情况】共 {len(found.hanging)} 条")
        yield from _items(found.hanging, _HANGING_SHOWN)
    weights = Counter(map(_asked, found.hanging))
    asked = list(dict.fromkeys((*unsaid, *(name for name, _ in weights.most_common()))))
    if not asked:
        return
    rest = len(asked) - _ASKED
    more = f"，以及表中“取决于”的其他 {rest} 项" if rest > 0 else ""
    yield Statement(f"为判断其余条款，请说明您：{'；'.join(asked[:_ASKED])}{more}？")


def _asked(found: Found) -> str:
    """What is asked to settle one rule; all regions are asked for as one."""
    return "在哪个地区" if found.fit.hangs_on.startswith(REGION) else found.fit.hangs_on


def _items(own: Sequence[Found], most: int) -> Iterable[Statement]:
    yield from (item(each).statement for each in own[:most])
    if len(own) > most:
        yield Statement(f"另有 {len(own) - most} 条，见表")
