"""The figures that a clause sets as targets: 到2025年，产品质量合格率力争达到98.5%以上.

In a plan every figure that something is to reach is a target, elsewhere (a law, a report) only
one with a year or a word of aim (力争). What has been reached (已达到, 截至…) and what a penalty,
a subsidy or a condition names (年产10万吨以上的企业) is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.clause import Sentence, Span
from index.facts.comparators import Comparison, comparison
from index.facts.fact import Comparator, Target
from index.facts.figures import Figure, figures
from index.facts.governed import AIM, PAST, Governed, Setting
from index.facts.indicators import (
    ACTION_END,
    counted,
    is_metric,
    items,
    risen,
    stripped,
    without_verb,
)
from index.regions import mentions


def targets(sentences: Sequence[Sentence], setting: Setting) -> tuple[Target, ...]:
    """The targets of a clause's sentences, in the order of the text, spans in the document."""
    found: list[Target] = []
    for sentence in sentences:
        if setting.strict and not (sentence.years or AIM.search(sentence.text)):
            continue
        if not has_figure(sentence.text) or _PENALTY.search(sentence.text):
            continue
        if sentence.years or not _GRANT.search(sentence.text):
            found.extend(_read(Governed(sentence, setting)))
    return tuple(found)


def has_figure(text: str) -> bool:
    """Whether a text may hold a target at all; cheap."""
    return _FIGURE_HINT.search(text) is not None


def has_aim(text: str) -> bool:
    """Whether a text may name a year or say 力争, which a target outside plans needs; cheap."""
    return "年" in text or AIM.search(text) is not None


_FIGURE_HINT = re.compile(  # one class of first letters, which the engine looks for first
    r"[0-9０-９百到于在过至为达](?:(?<=\d)\s*(?:[%％‰A-Z]|[一-龥](?<![年月日号条款章节时点]))|(?<=百)分之|"
    r"(?<=[到于在过至为达])\s*\d(?!\d\d\d\s*年))"
)
_PENALTY = re.compile(r"罚款|处以|违法所得|有期徒刑")
_GRANT = re.compile(r"给予|奖励|补助|奖补|资助|补贴")
_SUBSIDY = re.compile(
    r"奖励|补助|补贴|资助|奖补|给予|扣减|加\d|减\d|最高|贷款|授信|一次性|罚|工作日|有效期|之日|第\d|每[家户人].{0,6}元"
)
_SEGMENT_END = re.compile(r"[，；;：:。！？\r\n]|(?<!\d),|,(?!\d{3}(?!\d))")
_PACE = re.compile(r"每年|年均|每季度|每月|累计|新增|新培育|新认定|新建|每[县市区个省]")
_ORIGIN = re.compile(r"(?:由|从)(?:[^，。；,;由从]{0,10}年?[底末]?的?)\s*$")
_RISES_TO = re.compile(
    r"\s*(?:[一-龥]{0,4}?)(?:提高|增加|提升|下降|降低|减少|扩大|增长|上升|缩短|压缩|压减|增|降|升|发展)(?:到|至|为)"
)
_NEXT_OF_RUN = re.compile(r"\s*(?:[、,，和及与]|以及)\s*(?:分别)?")
_ENDS = re.compile(
    r"\s*(?:$|[：:](?!\d)|[，。；、,;！!）)】”/|]|和|及|与|并|且|的(?:目标|水平|标准|要求|任务)|水平|目标|全覆盖|达标|（|\()"
)
_NO_COUNT = re.compile(
    r"的?(?:方面|部分|环节|步骤|阶段|层次|层面|月|工作日|国家(?!级)|维度|章节|附件|问题|原则|以上|以下|小时|岁|大类|类别|周年|多|左右)"
)
_STRONG = re.compile(r"培育|打造|建成|创建|争创|申建|新增|完成|认定|引进|新建|建设|建立|选树|培养")
_AT_LEAST = re.compile(r"至少|不少于|不低于")
_NOUN_END = re.compile(r"(?:以及|[、和及与，,\s并])+$")
_OF_ALL = re.compile(r"的([^，。；,;]{2,40})")
_LONGEST = 70


def _read(said: Governed) -> Iterator[Target]:
    text, start = said.text, 0
    carry = _Carry()
    for cut in [*(m.span() for m in _SEGMENT_END.finditer(text)), (len(text), len(text))]:
        segment = (start, cut[0])
        start = cut[1]
        found = [] if said.past else list(figures(text, *segment))
        if not found:
            carry.quantity = risen(text, *segment) or (
                carry.quantity if _BARE_YEAR.fullmatch(text, *segment) else None
            )
            carry.verb = False
        elif not (_SUBSIDY.search(text, *segment) or PAST.search(text, *segment)):
            yield from _of_segment(said, segment, found, carry)


_BARE_YEAR = re.compile(r"[^，。,]{0,4}\d{4}年[^，。,]{0,2}")


@dataclass
class _Carry:
    """What one segment of a sentence leaves for the next: its quantity, and that a verb governs."""

    quantity: Span | None = None
    verb: bool = False


def _of_segment(
    said: Governed, segment: Span, found: Sequence[Figure], carry: _Carry
) -> Iterator[Target]:
    at, skip = segment[0], -1
    for n, figure in enumerate(found):
        if n <= skip or figure.start < at:
            continue
        following = found[n + 1] if n + 1 < len(found) else None
        if following and _is_origin(said.text, at, figure, following):
            continue
        how = comparison(said.text, at, (figure.start, figure.end))
        run = _run(said.text, at, found, n)
        if len(run) > 1:
            yield from _distributed(said, at, run, how, carry)
            skip = n + len(run) - 1
            at = comparison(said.text, at, (run[-1].start, run[-1].end)).end
            continue
        limit = segment[1]
        if following and _NOUN_END.search(said.text, how.end, following.start):
            limit = following.start  # 5家A和3家B; but 5家以上收入过2亿元的A is one
        target = (
            _noun_first(said, at, figure, how, carry)
            or _number_first(said, at, figure, how, limit, carry)
            or _share(said, at, figure, how, limit)
        )
        if target:
            yield target
            at = max(how.end, target.end - said.base)
        else:
            at = how.end


def _is_origin(text: str, at: int, figure: Figure, following: Figure) -> bool:
    """由3.2%提高到5%: the first figure is where it starts from."""
    between = _RISES_TO.match(text, figure.end, following.start)
    return bool(between and _ORIGIN.search(text, at, figure.start))


def _run(text: str, at: int, found: Sequence[Figure], n: int) -> list[Figure]:
    """The figures that a 分别 deals out, one alone where there is none."""
    run = [found[n]]
    if "分别" not in text[at : found[n].start]:
        return run
    for figure in found[n + 1 :]:
        end = comparison(text, run[-1].end, (run[-1].start, run[-1].end)).end
        if not _NEXT_OF_RUN.fullmatch(text, end, figure.start):
            break
        run.append(figure)
    return run


def _distributed(
    said: Governed, at: int, run: Sequence[Figure], how: Comparison, carry: _Carry
) -> Iterator[Target]:
    """分别达到98%和97%以上: over the quantities of the list before, or over the years."""
    text = said.text
    span = stripped(text, at, how.lead_end)
    span = span if span[0] < span[1] else carry.quantity or span
    span = without_verb(text, *span)
    names = items(text[slice(*span)])
    last = comparison(text, run[-1].start, (run[-1].start, run[-1].end))
    years = said.years_at(run[0].start)
    by_year = len(years) == len(run) != len(names)
    if not names or not (by_year or len(names) == len(run)):
        return
    carry.quantity = span
    for n, figure in enumerate(run):
        own = comparison(text, figure.start, (figure.start, figure.end))
        said_after = own.comparator if own.comparator != "达到" else last.comparator
        comparator = said_after if said_after != "达到" else how.comparator
        name = text[slice(*span)] if by_year else names[n]
        year = years[n] if by_year else _single(years)
        target = _target(said, name, comparator, figure, year, (span[0], own.end), at)
        if target:
            yield target


def _single(years: Sequence[int]) -> int | None:
    return years[0] if len(years) == 1 else None


def _noun_first(
    said: Governed, at: int, figure: Figure, how: Comparison, carry: _Carry
) -> Target | None:
    """…合格率达到98%, 培育新疆名牌产品1个以上: the figure stands after what it measures."""
    text = said.text
    if not _ENDS.match(text, how.end):
        return None
    whole = stripped(text, at, how.lead_end)
    span = without_verb(text, *whole)
    verb = span != whole or carry.verb
    if span[0] >= span[1]:
        if not (how.explicit and carry.quantity):
            return None
        span = carry.quantity
    if not is_metric(text[slice(*span)]):
        span = counted(text, *span)
    name = text[slice(*span)]
    countable = is_metric(name) or verb or text.startswith("全覆盖", how.end)
    if not (how.explicit or countable or how.comparator != "达到"):
        return None
    if not figure.unit and not (how.explicit and is_metric(name)):
        return None
    if len(name) > _LONGEST or not _HAN.search(name) or _NO_NAME.search(name):
        return None
    if name.startswith("占") and carry.quantity:
        name = text[slice(*carry.quantity)] + name
    year = _single(said.years_at(figure.start))
    place = (min(span[0], figure.start), how.end)
    target = _target(said, name + how.change, how.comparator, figure, year, place, at)
    if target is None:
        return None
    if not name.startswith("占"):
        carry.quantity = span
    carry.verb = verb
    return target


_NO_NAME = re.compile(r"^或|^对|不宜$|不$|^(?:每[个家户人件])|第$")
_HAN = re.compile(r"[一-龥]{2}|[A-Z]{2}")


def _number_first(
    said: Governed, at: int, figure: Figure, how: Comparison, limit: int, carry: _Carry
) -> Target | None:
    """培育20家以上冷链物流企业: what is counted stands after the figure."""
    text = said.text
    start, end = stripped(text, at, how.lead_end)
    verb = ACTION_END.search(text, start, end)
    if figure.unit == "%" or not figure.unit or not (verb or (start >= end and carry.verb)):
        return None
    end = limit - len(text[how.end : limit]) + len(_NOUN_END.sub("", text[how.end : limit]))
    noun = text[slice(*counted(text, how.end, end))].strip()
    if _NO_COUNT.match(noun) or not _HAN.search(noun) or len(noun) > _LONGEST:
        return None
    if noun.startswith("的") and not verb:
        return None
    words = text[at : figure.start]
    governed = said.years_at(figure.start) or how.comparator != "达到" or _PACE.search(words)
    if not (governed or AIM.search(words) or _STRONG.search(words) or carry.verb):
        return None
    name = ("新增" if "新增" in words else "") + noun.removeprefix("的").strip()
    year = _single(said.years_at(figure.start))
    comparator = "不低于" if _AT_LEAST.search(words) else how.comparator  # 至少完成50项
    target = _target(said, name, comparator, figure, year, (figure.start, end), at)
    carry.verb = target is not None
    return target


def _share(said: Governed, at: int, figure: Figure, how: Comparison, limit: int) -> Target | None:
    """80%以上的企业实现数字化转型: a share of what is named first."""
    text = said.text
    start, end = stripped(text, at, how.lead_end)
    rest = _OF_ALL.match(text, how.end, limit)
    if figure.unit != "%" or not rest or (start < end and not ACTION_END.search(text, start, end)):
        return None
    if not (said.years_at(figure.start) or said.aimed(at, figure.start)):
        return None
    name = rest.group(1).strip()
    year = _single(said.years_at(figure.start))
    return _target(said, name, how.comparator, figure, year, (figure.start, rest.end()), at)


def _target(
    said: Governed,
    name: str,
    comparator: Comparator,
    figure: Figure,
    year: int | None,
    span: Span,
    at: int,
) -> Target | None:
    """The target, None where nothing says that the figure is one; its words start at ``at``."""
    setting = said.setting
    aimed = said.aimed(at, figure.start)
    dated = bool(said.years_at(figure.start))
    if year and year < setting.since:
        return None
    if setting.strict and not (dated or aimed):
        return None
    return Target(
        indicator=_QUOTED.sub(r"\1", name),
        comparator=comparator,
        value=figure.value,
        unit=figure.unit,
        year=year,
        region=_region(name) or setting.region,
        aimed=aimed,
        start=said.base + span[0],
        end=said.base + span[1],
    )


_QUOTED = re.compile(r"^“([^“”]+)”$")


def _region(name: str) -> str:
    """The region that an indicator names in front: 珠海市研发投入, not 新疆名牌产品."""
    for region, (start, end) in mentions(name[:16]):
        if start == 0 and (name[end - 1] in "省市县区州盟旗" or name[end : end + 1] in "的各全"):
            return region.name
        break
    return ""
