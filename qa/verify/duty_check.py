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
FEW = 3  # content bigrams that a sentence must have to be matched to a part

_CHARGED = re.compile(r"[(【]([^()【】]*?负责[^()【】]*)[)】]")
_LABEL = re.compile(r"(?m:^)\s*([一-龥、]{2,12})(?:\([一-龥]+\))?([一-龥]{0,6}):")
_CLAIMS = re.compile(r"负责|牵头|责任部门|责任单位|主管")


@dataclass(frozen=True, slots=True)
class _Part:
    label: str  # 农产品, "" where the part has none
    words: frozenset[str]
    charged: tuple[Department, ...]
    told: str


def duty_failures(claim: str, cited: Sequence[Source]) -> tuple[Failure, ...]:
    """Return the departments of ``claim`` that its sources make responsible for something else."""
    named = departments(claim)
    parts = [part for source in cited for part in _parts(source.text)]
    if not named or len(parts) < 2 or not _CLAIMS.search(claim):
        return ()
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
    return tuple(Failure("role", said.format(body.text, best.told)) for body in wrong)


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
