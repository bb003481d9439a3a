"""The same things said in another order."""

import re
from collections.abc import Iterator
from random import Random

from eval.mutations.change import Kind, replaced
from eval.mutations.pair import Pair

_LIST = re.compile(r"(?<=、)([一-龥]{2,8})、([一-龥]{2,8})(?=、)")
_ORDERED = re.compile("分别|依次|先后|顺序|逐级|上述|前款|各自")
_TASK = re.compile(
    r"^(?:推进|加强|开展|完善|建立|实施|提高|落实|推动|加快|强化|健全|支持|鼓励|引导|培育|打造|建设|优化|深化)"
)
_TARGET = re.compile(r"^(?:到|至)(20\d\d)年[,，]([一-龥（）]{4,24}?)((?:力争)?达到)")


def reorder_list(pair: Pair, random: Random) -> Iterator[str]:
    """甲、乙、丙 → 乙、甲、丙."""
    if not _ORDERED.search(pair.sentence) and "“" not in pair.sentence:
        for match in _LIST.finditer(pair.sentence):
            yield replaced(pair.sentence, match.span(), f"{match[2]}、{match[1]}")


def reorder_tasks(pair: Pair, random: Random) -> Iterator[str]:
    """加强甲，完善乙。 → 完善乙，加强甲。"""
    segments = re.split("[，,]", pair.sentence.rstrip("。；;"))
    if len(segments) > 1 and all(_TASK.match(s) for s in segments):
        random.shuffle(segments)
        yield "，".join(segments) + "。"


def move_year(pair: Pair, random: Random) -> Iterator[str]:
    """到2025年，甲达到… → 甲到2025年达到…"""
    match = _TARGET.match(pair.sentence)
    if match and match[1] not in pair.sentence[match.end() :]:
        yield replaced(pair.sentence, match.span(), f"{match[2]}到{match[1]}年{match[3]}")


KINDS = (
    Kind("list order", "列举换序", 0.97, reorder_list),
    Kind("task order", "分句换序", 0.97, reorder_tasks),
    Kind("year moved", "年份移位", 0.97, move_year),
)
