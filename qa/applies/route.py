"""“What applies to me?”: the list of everything that binds or helps whoever asks.

Complete over the corpus: every sentence is read for whom it is, nothing is searched for. What
hangs on something that was not said stands apart, and one question at the end asks for it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from qa.applies.documents import differ_by_region, documents_for, region_said
from qa.applies.finding import REGION, Applicable, Found, applicable
from qa.applies.fitting import TRADE
from qa.applies.item import COLUMNS, item
from qa.applies.profile import Profile, profile_of
from qa.applies.reading import KINDS
from qa.case import Case, Outcome
from qa.several.answering import by_parts
from qa.several.parts import says_who
from qa.statement import Grid, Statement

_ARTICLES = 4  # in the text, which somebody reads to the end; the table has all
_CHARACTERS = 700
_ONE_TABLE = 100  # rows, which somebody looks through
_LAWS = 4  # named as those that say the most
_ASKED = 4  # things asked for in the closing question


def by_applicability(case: Case) -> Outcome | None:
    """What applies to somebody who asks: all of it as a list, or each thing they ask about.

    None where nobody asks for either.
    """
    if case.query.labels:
        return None
    profile = profile_of(case.query.text)
    if profile is not None:
        return _list(case, profile)
    return by_parts(case) if says_who(case.query.text) else None


def _list(case: Case, profile: Profile) -> Outcome | None:
    documents = documents_for(case)
    by_region = region_said(case) is None and bool(differ_by_region(documents))
    found = applicable(case.searcher, documents, profile, by_region)
    if not found:
        return None
    asked = [] if profile.trades or profile.goods else [TRADE]
    opening = [_opening(case, profile, found), *_mainly(found)]
    statements = [*opening, *_listed(found), *_hanging(found, asked)]
    grids = tuple(_grids(found))
    return Outcome("answered" if found.sure else "partly", tuple(statements), grids=grids)


def _grids(found: Applicable) -> Iterator[Grid]:
    """One table of all, or, where that is long, first what is for them in particular."""
    sure = sorted(found.sure, key=lambda each: KINDS.index(each.rule.kind))
    rules = [*sure, *found.hanging]
    near = [each for each in rules if each.near and _settled(each)]
    if len(rules) <= _ONE_TABLE or not near:
        yield _grid("适用条款一览", rules)
        return
    yield _grid("专门针对您这一类的条款", near)
    rest = [each for each in rules if not (each.near and _settled(each))]
    yield _grid("其他条款：所有企业或任何人都适用的，和取决于您没有说明的情况的", rest)


def _settled(found: Found) -> bool:
    """Whether a rule is for them, or for their trade and hangs on no more than a part of it."""
    return not found.fit.hangs_on or found.fit.closeness > 1


def _grid(title: str, rules: Iterable[Found]) -> Grid:
    return Grid(title, COLUMNS, tuple(item(each).row for each in rules))


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
    if not found.sure:
        return Statement(f"{read}，可能适用的共 {len(found.hanging)} 条，都取决于您没有说明的情况")
    return Statement(f"{read}，适用的共 {len(found.sure)} 条：{told}{hanging}")


def _mainly(found: Applicable) -> Iterator[Statement]:
    """In which laws most stands that is for them in particular, where that is in many."""
    near = Counter(each.rule.document.title for each in found.sure if each.near)
    if len(near) > _LAWS:
        laws = "、".join(f"《{title}》{n} 条" for title, n in near.most_common(_LAWS))
        yield Statement(f"其中专门针对您这一类的，主要见于{laws}")


def _listed(found: Applicable) -> Iterable[Statement]:
    """The nearest items of each kind under its heading, with how many more the table has."""
    shown = _nearest(found.sure)
    for kind in KINDS:
        own = [each for each in found.sure if each.rule.kind == kind]
        said = [each for each in own if each in shown]
        if own:
            more = f"，先列 {len(said)} 条，其余见表" if len(said) < len(own) else ""
            yield Statement(f"【{kind}】共 {len(own)} 条{more if said else '，见表'}")
            yield from (item(each).statement for each in said)


def _nearest(rules: Sequence[Found]) -> list[Found]:
    """What the text shows: the first item of each kind, then the nearest, of a few articles.

    A sentence that is of two kinds is shown as one. What binds every enterprise is left to the
    table where something is for them in particular.
    """
    near = [each for each in rules if each.near] or rules
    firsts = {each.rule.kind: each for each in reversed(rules)}
    shown: list[Found] = []
    for each in (*(firsts[kind] for kind in KINDS if kind in firsts), *near):
        if any(one.rule.sentence == each.rule.sentence for one in shown):
            continue
        clauses = {one.rule.clause.id for one in (*shown, each)}
        length = sum(len(item(one).statement.text) for one in (*shown, each))
        if len(clauses) <= _ARTICLES and length <= _CHARACTERS:
            shown.append(each)
    return shown


def _hanging(found: Applicable, unsaid: Sequence[str]) -> Iterable[Statement]:
    """How many hang on something, and the one question that would settle them."""
    if found.sure and found.hanging:
        yield Statement(f"【取决于您没有说明的情况】共 {len(found.hanging)} 条，见表")
    elif found.hanging:
        yield from (item(each).statement for each in _nearest(found.hanging))
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
