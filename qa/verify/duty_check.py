"""Is the department that a sentence makes responsible responsible for just that?

A clause may end each of its parts with the departments in charge: 农产品:…(兵团农业局牵头负责)
食品药品:…(兵团市场监管局牵头负责). Both stand in the clause; each answers for its own part.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from qa.verify.departments import Department, departments, named_in
from qa.verify.finding import Failure, Source
from qa.verify.folding import bigrams, compact, coverage, fold

MARGIN = 0.15  # by how much another part must fit better before the department is called wrong
SURE = 0.8  # fit from which a sentence is about that part and no other
FEW = 3  # content bigrams that a sentence must have to be matched to a part

_CHARGED = re.compile(r"[(【]([^()【】]*?负责[^()【】]*)[)】]")
_LABEL = re.compile(r"(?m:^)\s*([一-龥、]{2,12})(?:\([一-龥]+\))?([一-龥]{0,6}):")
_NOT_ALONE = re.compile(r"等|之一|其中|参与|参加|配合|会同|协助|分工|也|还|牵头|包括|[(（]")
_CLAIMS = re.compile(
    r"负责|牵头|责任部门|责任单位|主管|需要联系|由[^,，。]{2,30}(?:承担|办理|实施)"
)


@dataclass(frozen=True, slots=True)
class _Part:
    label: str  # 农产品, "" where the part has none
    words: frozenset[str]
    charged: tuple[Department, ...]
    told: str


def duty_failures(claim: str, cited: Sequence[Source]) -> tuple[Failure, ...]:
    """Return the departments of ``claim`` that its sources make responsible for something else."""
    if "牵头" in claim and not any("牵头" in s.text + s.context for s in cited):
        return (Failure("role", "“牵头”不在所引条款中"),)
    named = departments(claim)
    parts = [part for source in cited for part in _parts(source.text)]
    if not named or not parts or not _CLAIMS.search(claim):
        return ()
    if len(parts) == 1:
        return _alone(claim, named, parts[0])
    topic = _topic(claim, named)
    fits = {part: _fit(part, topic) for part in parts}
    best = max(parts, key=lambda part: fits[part])
    wrong = [
        body
        for body in named
        if not named_in(body, best.charged)
        and all(fits[best] - fits[p] > MARGIN for p in parts if named_in(body, p.charged))
    ]
    said = "“{}”不是所引条款中这一项的责任部门，条款为“{}”"
    failed = tuple(Failure("role", said.format(body.text, best.told)) for body in wrong)
    return failed or (_alone(claim, named, best) if fits[best] >= SURE else ())


def _alone(claim: str, named: tuple[Department, ...], part: _Part) -> tuple[Failure, ...]:
    """A duty that several share, said to be that of one of them: 由市公安局负责."""
    others = [body.text for body in part.charged if not named_in(body, named)]
    shared = others and any(named_in(body, part.charged) for body in named)
    if len(named) > 1 or not shared or _NOT_ALONE.search(claim) or "牵头" in part.told:
        return ()
    return (Failure("role", f"责任部门还有“{'、'.join(others)}”", soft=True),)


@lru_cache(maxsize=512)
def _parts(text: str) -> tuple[_Part, ...]:
    folded, start, found = fold(text), 0, []
    for match in _CHARGED.finditer(folded):
        body = folded[start : match.start()]
        labels = list(_LABEL.finditer(body))
        name = labels[-1][1] + labels[-1][2] if labels else ""
        body = body[labels[-1].start() :] if labels else body
        charged = departments(match[1])
        if charged:
            found.append(_Part(name, bigrams(body), charged, text[slice(*match.span(1))]))
        start = match.end()
    return tuple(found)


def _topic(claim: str, named: tuple[Department, ...]) -> str:
    for body in reversed(named):
        claim = claim[: body.span[0]] + " " + claim[body.span[1] :]
    return re.sub(r"按职责分工|牵头|负责|责任部门|责任单位|主管|工作|推进", " ", fold(claim))


def _fit(part: _Part, topic: str) -> float:
    """1 for a part named by its label, else the share of the topic's words that it holds."""
    if part.label and compact(part.label) in compact(topic):
        return 1.0 + len(part.label) / 100
    words = bigrams(topic)
    return coverage(words, part.words) if len(words) >= FEW else 0.0
