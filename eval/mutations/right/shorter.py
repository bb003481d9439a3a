"""Less than the whole sentence, and no less true."""

import re
from collections.abc import Iterator
from random import Random

from eval.mutations.change import Kind, replaced
from eval.mutations.pair import Pair

_TASK = re.compile(
    r"^(?:推进|加强|开展|完善|建立|实施|提高|落实|推动|加快|强化|健全|支持|鼓励|引导|培育|打造|建设|优化|深化|严禁|禁止)"
)
_ASIDE = re.compile(r"[（(](?:以下简称|以下统称|下称|下同)[^（）()]*[）)]")
_LEAD = re.compile(
    r"^(?:为了?[^，。]{4,40}，|根据[^，。]{4,40}，|依照[^，。]{4,40}，|按照[^，。]{4,40}，|同时，|此外，|其中，)(?=.{10})"
)
_ITEM = re.compile(r"(?<=、)([一-龥]{2,8})、(?=[一-龥]{2,8}(?:和|、|等))")
_TARGET = re.compile(
    r"(?:^|[，,])([一-龥（）]{5,24}?)(达到|不低于|稳定在|保持在)([\d.]+[%％](?:以上)?)(?=[，,。；])"
)


def one_task(pair: Pair, random: Random) -> Iterator[str]:
    """One of several tasks."""
    segments = re.split("[，,]", pair.sentence.rstrip("。；;"))
    if len(segments) > 1 and all(_TASK.match(s) for s in segments):
        yield from (f"{s}。" for s in segments if len(s) >= 8)


def one_target(pair: Pair, random: Random) -> Iterator[str]:
    """One of several targets."""
    if "力争" not in pair.sentence:
        yield from (f"{m[1]}{m[2]}{m[3]}。" for m in _TARGET.finditer(pair.sentence))


def without_aside(pair: Pair, random: Random) -> Iterator[str]:
    """Without a bracket that only names."""
    for match in _ASIDE.finditer(pair.sentence):
        yield replaced(pair.sentence, match.span(), "")


def without_lead(pair: Pair, random: Random) -> Iterator[str]:
    """Without the purpose or the basis that leads it."""
    match = _LEAD.match(pair.sentence)
    if match:
        yield pair.sentence[match.end() :]


def fewer_items(pair: Pair, random: Random) -> Iterator[str]:
    """One item of a long list left out: what is said of the others stays true."""
    tasks = _TASK.match(pair.sentence)
    for match in _ITEM.finditer(pair.sentence):
        if tasks and "分别" not in pair.sentence:
            yield replaced(pair.sentence, match.span(), "")


KINDS = (
    Kind("one task", "只说一项任务", 0.97, one_task),
    Kind("one target", "只说一项指标", 0.97, one_target),
    Kind("no aside", "略去简称", 0.97, without_aside),
    Kind("no lead", "略去引导语", 0.97, without_lead),
    Kind("fewer items", "列举略去一项", 0.97, fewer_items),
)
