"""How much a sentence tells of the part of a document that it stands in; read off, not learned."""

import re

from index.clause import Clause, Sentence
from qa.coverage import Idf, covered

_LONG, _SHORT = 130, 12  # characters
_FORCES = {"义务": 0.8, "禁止": 0.8, "目标": 0.8, "鼓励": 0.4}
_LEADS_ON = re.compile(r"[:：]\s*$")
_HANGS_ON = re.compile(
    r"^\s*(?:前款|前[两二三]款|其中|上述|同时|另外|但是?|对此|[（(]?[一二三四五六七八九十\d]+[)）、.．])"
)
_SOLEMN = re.compile(r"以.{0,30}(?:为指导|思想|精神)|深入贯彻|全面贯彻|指导思想|重要讲话")


def salience(sentence: Sentence, clause: Clause, about: str, idf: Idf, opens: bool) -> float:
    """How well a sentence stands for a part headed ``about``; more is better.

    What it sets, a target or a duty, and what it shares with the heading count for it, and that it
    ``opens`` the part; an introduction to items, an item alone and a solemn formula count less.
    """
    facts, text = clause.facts, sentence.text
    total = 2.0 * covered(about, text, idf) + 1.2 * opens
    total += 1.5 * any(sentence.start <= each.start < sentence.end for each in facts.targets)
    total += max(
        (_FORCES[f.kind] for f in facts.forces if sentence.start <= f.start < sentence.end),
        default=0.0,
    )
    total -= 1.5 * (len(text) > _LONG) + 3.0 * (len(text.strip()) < _SHORT)
    total -= 1.5 * bool(_LEADS_ON.search(text)) + 1.5 * bool(_HANGS_ON.match(text))
    return total - 1.5 * bool(_SOLEMN.search(text))
