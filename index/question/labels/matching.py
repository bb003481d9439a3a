"""The clauses that a label names, found by their ids, which carry the numbers of their path.

``kezhou…/6-18`` is 六、（十八）, ``chanpin…/art26`` 第二十六条, ``gb…/4.1.2`` is 4.1.2.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from index.clause import Clause
from index.normalise import comparable
from index.parsing.numbering import Family, number_of
from index.question.labels.label import Label
from index.question.labels.steps import TOP, value


def matching(label: Label, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses that a label names: the unit itself with what stands under it.

    A single number names the finest level that has it: 第十八条 of a document that numbers
    （一）…（三十） through is （十八）, not the eighteenth chapter. What is asked for inside the
    clause (第二款) is not looked at.
    """
    clauses = _section(label, clauses)
    wanted = label.numbers
    if wanted and wanted[-1] < 0:
        return _from_the_end(label, clauses)
    if label.top:
        return tuple(c for c in clauses if _under(label, c))
    if label.units[-1:] == (".",) or (label.of_articles and any(map(_decimal, clauses))):
        return tuple(c for c in clauses if _decimal(c)[: len(wanted)] == wanted)
    # an article counts through the chapters: 第二章第四条 is 第四条
    articles = tuple(c for c in clauses if _article(c) == (wanted[-1], label.after))
    if label.after or (articles and label.of_articles):
        return articles
    numbered = [(clause, path_numbers(clause)) for clause in clauses]
    from_top = bool({*label.units[:1]} & {"、", *TOP})
    exact = tuple(c for c, n in numbered if _names(wanted, n, from_top))
    if label.bracketed:  # （五） is not 5. where there are both, nor 第五条
        ending = (c for c, n in numbered if n[-len(wanted) :] == wanted)
        bracketed = tuple(c for c in ending if _BRACKETED.search(c.label))
        exact = bracketed or articles or exact
    return exact or articles or tuple(c for c, n in numbered if n[: len(wanted)] == wanted)


def _from_the_end(label: Label, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses of a unit that is counted from the end: 最后一条, 第三章倒数第二条."""
    *above, number = label.numbers
    if above:
        within = replace(label, numbers=tuple(above), units=label.units[:-1], top=True)
        clauses = tuple(c for c in clauses if _under(within, c))
    units: dict[tuple[int, ...], list[Clause]] = defaultdict(list)
    for clause in clauses:
        if key := _unit_of(label, clause):
            units[key].append(clause)
    if not label.top and any(len(key) > 1 for key in units):  # a chapter's opening is no article
        units = {key: held for key, held in units.items() if len(key) > 1}
    in_order = list(units.values())
    return tuple(in_order[number]) if -number <= len(in_order) else ()


def _unit_of(label: Label, clause: Clause) -> tuple[int, ...]:
    """What tells the unit of the label's kind that a clause belongs to from others; () for none."""
    if label.top:
        number = _top_number(label.units[-1], clause)
        return () if number is None else (number,)
    return _article(clause) or _decimal(clause) or path_numbers(clause)


def highest(label: Label, clauses: Sequence[Clause]) -> int:
    """How many units of the label's kind the document has: the number it counts up to."""
    clauses = _section(label, clauses)
    if label.top:
        return max((_top_number(label.units[0], c) or 0 for c in clauses), default=0)
    if any(map(_decimal, clauses)):
        return max((steps[0] for c in clauses if (steps := _decimal(c))), default=0)
    if articles := [found[0] for c in clauses if (found := _article(c))]:
        return max(articles)
    depth = max((len(path_numbers(c)) for c in clauses), default=1)
    values = [path_numbers(c)[-1] for c in clauses if 1 < len(path_numbers(c)) <= depth]
    return max(
        values, default=max((path_numbers(c)[-1] for c in clauses if path_numbers(c)), default=0)
    )


def path_numbers(clause: Clause) -> tuple[int, ...]:
    """The numbers of a clause's path, from its id: ".../3-1-1-p2" → (3, 1, 1).

    An article of a law counts through and stands for itself: ".../art26" → (26,).
    """
    parts = (part.removeprefix("art") for part in _key(clause))
    return tuple(int(part) for part in parts if part.isdigit())


def _key(clause: Clause) -> list[str]:
    """The parts of a clause's id below its document; ~2: the number is there twice."""
    return clause.id.rsplit("/", 1)[-1].partition("~")[0].split("-")


def _section(label: Label, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses of the attachment that the label names; else the document's own numbers.

    A notice that numbers nothing itself is cited by what is attached to it.
    """
    if label.annex:
        name = comparable(label.annex)
        return tuple(c for c in clauses if _in_annex(c, name))
    own = tuple(c for c in clauses if not _ATTACHED.match(_key(c)[0]))
    numbered = any(path_numbers(c) or _article(c) or _decimal(c) for c in own)
    return own if numbered else tuple(clauses)


def _in_annex(clause: Clause, name: str) -> bool:
    """附件1 is not 附件10; 附件一 is written 附件1."""
    said = _ANNEX.match(comparable(clause.label))
    asked = _ANNEX.match(name)
    if not (said and asked):
        return False
    return (said[1], _annex_number(said[2])) == (asked[1], _annex_number(asked[2]))


def _annex_number(numeral: str | None) -> str:
    return str(value(numeral)) if numeral and not numeral.isalpha() else numeral or ""


def _under(label: Label, clause: Clause) -> bool:
    """Whether a clause stands under a main heading: 第二章, or 第二编第三章."""
    return all(
        _top_number(unit, clause) == number
        for unit, number in zip(label.units, label.numbers, strict=True)
    )


def _top_number(unit: str, clause: Clause) -> int | None:
    """The number of the main heading that a clause stands under, of the label's kind.

    第二章 of a law is a heading above its articles; 第二部分 of a policy document is its 二、.
    """
    kind = _STRUCTURAL.get(unit)
    for heading in clause.path:
        number = number_of(heading)
        if number and number.family is kind:
            return number.ordinal
    if _article(clause):
        return None
    return next(iter(path_numbers(clause)), None)


def _names(wanted: tuple[int, ...], numbers: tuple[int, ...], from_top: bool) -> bool:
    """One number names the finest unit that has it, several name a path from the top or its end.

    A path that begins with a part or chapter is in that one: 第三部分第10条 may be 三、（二）10.
    """
    if len(wanted) > 1 and numbers[: len(wanted)] == wanted:
        return True
    if len(wanted) > 1 and from_top:
        inner = numbers[1:]
        return numbers[:1] == wanted[:1] and inner[1 - len(wanted) :] == wanted[1:]
    return len(numbers) > 1 and numbers[-len(wanted) :] == wanted


def _article(clause: Clause) -> tuple[int, int] | None:
    """The article that a clause is or belongs to, and its 之一: "…/art120.1" → (120, 1)."""
    match = next((found for part in _key(clause) if (found := _ARTICLE.fullmatch(part))), None)
    return (int(match[1]), int(match[2] or 0)) if match else None


def _decimal(clause: Clause) -> tuple[int, ...]:
    """The steps of a number of a standard: "…/4.1.2" → (4, 1, 2), () for any other."""
    match = next((part for part in _key(clause) if _DECIMAL.fullmatch(part)), "")
    return tuple(int(step) for step in match.split(".")) if match else ()


_ARTICLE = re.compile(r"art(\d+)(?:\.(\d+))?")
_BRACKETED = re.compile(r"（[一二三四五六七八九十百]+）(?:“[^”]*”)?$")
_DECIMAL = re.compile(r"\d+(?:\.\d+)+")
_ATTACHED = re.compile(r"(?:app|apx|apt|att|doc)\d*$")
_ANNEX = re.compile(r"附(件|录|表)?\s*([\d一二三四五六七八九十]+|[a-z])?")
_STRUCTURAL = {
    "章": Family.CHAPTER,
    "节": Family.SECTION,
    "部分": Family.PART,
    "编": Family.PART,
    "分编": Family.SUBPART,
}
