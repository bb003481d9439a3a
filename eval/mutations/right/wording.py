"""The same force, bound, deadline and duty in other words."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from eval.mutations.change import Kind, replaced, substituted
from eval.mutations.numbers import numbers_in
from eval.mutations.pair import Pair

_Rules = Sequence[tuple[str, Sequence[str]]]

_FORCE: _Rules = (
    ("(?<!不)应当", ("必须", "须", "应", "应该", "需要", "需")),
    ("必须", ("应当", "须", "务必")),
    (
        "不得(?!低于|少于|超过|高于|多于|小于|大于|[^一-龥])",
        ("禁止", "不能", "不可以", "不允许", "不准", "不可"),
    ),
    ("(?<![一-龥])严禁", ("禁止", "不得", "不允许")),
    ("禁止(?=[一-龥]{3})", ("严禁", "不得", "不允许")),
    ("可以(?!不)", ("可",)),
    ("(?<![一-龥])鼓励(?=[一-龥]{2})", ("提倡", "倡导")),
)
_LEAST = (
    "不低于",
    "不少于",
    "至少",
    "起码",
    "不能低于",
    "不得低于",
    "最少",
    "不能少于",
    "不小于",
    "≥",
)
_MOST = ("不超过", "不高于", "不多于", "至多", "最多", "不得超过", "不能超过", "不大于", "≤")
_MORE, _LESS = ("超过", "高于", "多于", "大于"), ("低于", "少于", "小于")
_BEFORE = re.compile(
    r"(?<!不)(?:(?P<least>不低于|不少于|至少|不得低于|不得少于)|(?P<most>不超过|不高于|不得超过|最多)|(?P<more>(?<![一-龥])超过|高于|多于)|(?P<less>(?<![不得])低于|少于))$"
)
_AFTER: _Rules = (
    ("以上", ("及以上", "（含）以上", "或以上")),
    ("以下", ("及以下", "或以下", "以内")),
    ("以内", ("之内", "以下")),
)
_DAYS: _Rules = (
    ("日内", ("日之内", "天内", "日以内")),
    ("年内", ("年之内",)),
    ("个月内", ("个月之内", "个月以内")),
)
_TARGET = re.compile(r"(?:到|至)(20\d\d)年[,，]")
_DUTY = re.compile(
    r"^[（(]?(?:责任单位：|责任部门：)?([一-龥、〈〉]{3,40}?)(按职责分工负责|牵头负责|负责)[）)]?[。；]?$"
)
_DEADLINE = re.compile(r"(?:请)?于((?:\d{4}年)?\d{1,2}月\d{1,2}日)(?:之?前|以前)")
_WORDS: _Rules = (
    ("或者", ("或",)),
    ("和(?=[一-龥]{2})", ("以及", "与")),
    ("以及", ("和",)),
    ("(?<=[一-龥])依照(?=[一-龥]*规定)", ("按照", "依据")),
    ("应当自", ("应自",)),
    ("未经(?=[一-龥]{2,8}(?:批准|许可|同意))", ("没有经过", "没经")),
    ("予以", ("给予",)),
    ("不予", ("不给予",)),
    ("并处", ("并且处以",)),
    ("的，", ("的话，",)),
    ("所称", ("所说的",)),
    ("制定", ("订立",)),
)


def _by(rules: _Rules, pair: Pair, random: Random) -> Iterator[str]:
    for old, others in rules:
        yield from substituted(pair.sentence, old, random.choice(others))


def same_force(pair: Pair, random: Random) -> Iterator[str]:
    """应当 → 必须, 不得 → 禁止."""
    yield from _by(_FORCE, pair, random)


def same_bound(pair: Pair, random: Random) -> Iterator[str]:
    """不低于 → 至少, 98%以上 → 不低于98%, 日内 → 天内."""
    said = pair.sentence
    for number in numbers_in(said):
        before = _BEFORE.search(said[: number.span[0]])
        if before and before.lastgroup:
            words: Sequence[str] = {"least": _LEAST, "most": _MOST, "more": _MORE, "less": _LESS}[
                before.lastgroup
            ]
            yield replaced(said, before.span(), random.choice([o for o in words if o != before[0]]))
        end = number.span[1] + len(number.scale)
        end += len(number.unit) if said.startswith(number.unit, end) else 0
        for old, others in (*_AFTER, *_DAYS):
            tail = old.removeprefix(number.unit)
            if said.startswith(tail, end) and not _is_range(said, number.span[0], end + len(tail)):
                new = (
                    random.choice(others).removeprefix(number.unit)
                    if tail != old
                    else random.choice(others)
                )
                if "天内" not in new:
                    yield replaced(said, (end, end + len(tail)), new)


def _is_range(said: str, start: int, end: int) -> bool:
    return bool(re.match(r"[\d一二三四五六七八九十]", said[end : end + 1])) or said[
        :start
    ].endswith("以上")


def floor_of(pair: Pair, random: Random) -> Iterator[str]:
    """X达到98%以上 → X的下限为98%, X不低于98%."""
    for match in re.finditer(r"(?:达到|在|达)(\d+(?:\.\d+)?[%％分个家户件])以上", pair.sentence):
        new = random.choice(
            (
                "下限为{}",
                "不低于{}",
                "起码达到{}",
                "至少为{}",
                "最低为{}",
                "须不低于{}",
                "不能低于{}",
            )
        )
        yield replaced(pair.sentence, match.span(), new.format(match[1]))


def same_target(pair: Pair, random: Random) -> Iterator[str]:
    """到2025年 → 2025年底前, 到2025年底, 截至2025年."""
    for match in _TARGET.finditer(pair.sentence):
        for new in (
            "到{}年底，",
            "{}年底前，",
            "截至{}年，",
            "{}年，",
            "2025年以前，" if match[1] == "2025" else "到{}年末，",
        ):
            yield replaced(pair.sentence, match.span(), new.format(match[1]))


def same_deadline(pair: Pair, random: Random) -> Iterator[str]:
    """于10月26日前 → 截止日期是10月26日."""
    for match in _DEADLINE.finditer(pair.sentence):
        yield f"截止日期是{match[1]}。"
        yield f"截止时间为{match[1]}。"
        yield replaced(pair.sentence, match.span(), f"最迟在{match[1]}")


def same_duty(pair: Pair, random: Random) -> Iterator[str]:
    """（兵团农业局牵头负责） → 由兵团农业局牵头负责。"""
    for duty in re.findall(
        r"[（(]([一-龥、〈〉]{3,40}?)(按职责分工负责|牵头负责|负责)[）)]", pair.source.text
    ):
        names, how = duty
        last = names.rpartition("、")
        listed = f"{last[0]}和{last[2]}" if last[1] else names
        for new in (
            "由{}" + how + "。",
            "责任部门为{}。",
            "{}" + how + "。",
            "该项工作由{}负责。",
            "主管部门是{}。",
            "需要联系{}。",
        ):
            yield new.format(random.choice((names, listed)))


def same_words(pair: Pair, random: Random) -> Iterator[str]:
    """或者 → 或, 未经批准 → 没有经过批准."""
    yield from _by(_WORDS, pair, random)


KINDS = (
    Kind("same force", "约束力同义", 0.97, same_force),
    Kind("same bound", "以上、不低于同义", 0.97, same_bound),
    Kind("floor", "下限、起码", 0.97, floor_of),
    Kind("same target", "到…年同义", 0.97, same_target),
    Kind("same deadline", "截止日期", 0.97, same_deadline),
    Kind("same duty", "由…负责", 0.97, same_duty),
    Kind("same words", "虚词同义", 0.97, same_words),
)
