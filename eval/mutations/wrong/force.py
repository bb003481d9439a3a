"""Wrong force: a duty that is a choice, a ban lifted, a negation dropped or added."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from eval.mutations.change import Kind, substituted
from eval.mutations.pair import Pair

_Rules = Sequence[tuple[str, Sequence[str]]]

_FORCE: _Rules = (
    ("(?<!不)应当", ("可以", "鼓励其", "有权", "不必")),
    ("必须", ("可以", "不必")),
    ("可以(?!不)", ("应当", "必须", "不得")),
    ("(?<![一-龥])鼓励", ("必须", "应当", "要求")),
    ("不得(?!低于|少于|超过|高于|多于|小于|大于)", ("可以", "应当", "不宜")),
    ("严禁", ("可以", "不宜", "鼓励")),
    ("禁止", ("允许", "可以", "不宜")),
    ("支持(?=企业|社会|各|鼓励)", ("要求", "强制")),
)
_DROPPED: _Rules = (
    ("不予", ("予以",)),
    ("不能", ("能",)),
    ("未经", ("经",)),
    ("不属于", ("属于",)),
    ("没有", ("有",)),
    ("不承担", ("承担",)),
    ("不适用", ("适用",)),
    ("不收取", ("收取",)),
    ("不再", ("再",)),
    ("未按照", ("按照",)),
    ("无权", ("有权",)),
    ("不影响", ("影响",)),
    ("不负", ("负",)),
    ("不符合", ("符合",)),
    ("未依法", ("依法",)),
    ("不计入", ("计入",)),
    ("无效", ("有效",)),
    ("不合格", ("合格",)),
)
_ADDED: _Rules = (
    ("(?<=[，。；])(?=推进|加强|开展|完善|建立|实施|提高|落实|推动|强化|健全)", ("不", "没有")),
    ("(?<!不)承担(?=[一-龥]*责任)", ("不承担",)),
    ("(?<!不)属于", ("不属于",)),
    ("有权", ("无权",)),
    ("(?<!不)予以", ("不予",)),
    ("应当(?!不)", ("不应当", "不得")),
    ("(?<![不也])适用(?=[一-龥])", ("不适用",)),
    ("(?<!不)符合(?=[一-龥])", ("不符合",)),
    ("可以(?!不)", ("不可以",)),
    ("负责(?=[一-龥])", ("不负责",)),
)
_JOINED: _Rules = (("或者", ("并且", "和")), ("并处", ("或者处",)), ("可以并处", ("应当并处",)))
_SCOPE: _Rules = (
    ("全部", ("部分",)),
    ("所有", ("部分",)),
    ("一律", ("一般",)),
    ("一次", ("多次",)),
    ("每年", ("每月", "每两年")),
    ("每季度", ("每年",)),
    ("免费", ("收费",)),
    ("公开", ("秘密",)),
    ("书面", ("口头",)),
    ("优先", ("暂缓",)),
    ("提高", ("降低",)),
    ("增加", ("减少",)),
    ("加强", ("削弱",)),
    ("从重", ("从轻",)),
    ("事先", ("事后",)),
    ("(?<=[一-龥])之前", ("之后",)),
)


def _by(rules: _Rules, pair: Pair, random: Random) -> Iterator[str]:
    for old, others in rules:
        for changed in substituted(pair.sentence, old, random.choice(others)):
            if re.sub(r"[。；;]$", "", changed) not in pair.known:
                yield changed


def change_force(pair: Pair, random: Random) -> Iterator[str]:
    """应当 becomes 可以, 鼓励 becomes 必须, 禁止 becomes 允许."""
    yield from _by(_FORCE, pair, random)


def drop_negation(pair: Pair, random: Random) -> Iterator[str]:
    """不予 becomes 予以."""
    yield from _by(_DROPPED, pair, random)


def add_negation(pair: Pair, random: Random) -> Iterator[str]:
    """承担 becomes 不承担."""
    yield from _by(_ADDED, pair, random)


def change_joint(pair: Pair, random: Random) -> Iterator[str]:
    """One of two becomes both, and the reverse."""
    yield from _by(_JOINED, pair, random)


def change_scope(pair: Pair, random: Random) -> Iterator[str]:
    """All becomes some, written becomes spoken, more becomes less."""
    yield from _by(_SCOPE, pair, random)


KINDS = (
    Kind("force", "约束力改动", 0.95, change_force),
    Kind("negation dropped", "否定丢失", 0.95, drop_negation),
    Kind("negation added", "否定增添", 0.95, add_negation),
    Kind("joint", "或者、并处改动", 0.95, change_joint),
    Kind("scope", "范围、方向改动", 0.95, change_scope),
)
