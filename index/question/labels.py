"""Article labels in a question: 第（十八）条, 三、（一）1., 第26条, 第三章.

A label becomes the numbers it names, from the top down, and is found among clause ids, which carry
the numbers of their path ("kezhou…/6-18").
"""

import re
from dataclasses import dataclass

from index.clause import Clause
from index.parsing.numbering import Family, number_of, number_value

_N = r"[一二三四五六七八九十百千零〇两0-9０-９]{1,9}"
_LABEL = re.compile(
    rf"第\s*[（(]?\s*({_N})\s*[)）]?\s*(条|章|节|部分|大点|点|项|款|小节)"
    rf"|((?:{_N}\s*、\s*)?(?:[（(]\s*{_N}\s*[)）]\s*)+(?:\d+\s*[.．](?!\d))?)"
    rf"|(?<![\d.])({_N})\s*、(?![一二三四五六七八九十])(?=[一-龥]|$)"  # not 一、二线城市
)
_NUMBERS = re.compile(_N)
_TOP = {"章", "节", "部分", "大点"}
_STRUCTURAL = {"章": Family.CHAPTER, "节": Family.SECTION, "部分": Family.PART}


@dataclass(frozen=True, slots=True)
class Label:
    """A label as written and the numbers it names; ``top`` when it can only be a main heading."""

    text: str
    numbers: tuple[int, ...]
    top: bool = False


def labels_in(question: str) -> tuple[Label, ...]:
    """The article labels that a question names, in order.

    >>> labels_in("克州意见第（十八）条讲什么")[0].numbers
    (18,)
    >>> labels_in("第五部分的（三）")[0].numbers
    (5, 3)
    """
    found: list[Label] = []
    end = -1
    for match in _LABEL.finditer(question):
        numbers = tuple(number_value(n) for n in _NUMBERS.findall(match.group()))
        top = match.group(2) in _TOP or match.group(4) is not None
        gap = question[end : match.start()] if found else None
        if match.group(2) in {"款", "项"} and found and not found[-1].top:
            pass  # 第二款 after an article is a paragraph inside it: the article is what is cited
        elif gap is not None and not top and (_close(gap) or (found[-1].top and _titled(gap))):
            whole = f"{found[-1].text}{gap}{match.group().strip()}"
            found[-1] = Label(whole, found[-1].numbers + numbers)
        else:
            found.append(Label(match.group().strip(), numbers, top))
        end = match.end()
    return tuple(found)


def _close(gap: str) -> bool:
    """第五部分的（三）: nothing between two labels but a particle."""
    return not gap.strip(" 的里中下面")


def _titled(gap: str) -> bool:
    """四、保障措施的（三）: the heading of the first label stands between."""
    return bool(re.fullmatch(r"[“”\"\w]{1,14}?(?:的|中的?|里的?|部分的?|下的?)\s*", gap))


def path_numbers(clause: Clause) -> tuple[int, ...]:
    """The numbers of a clause's path, from its id: ".../3-1-1-p2" → (3, 1, 1).

    An article of a law counts through and stands for itself: ".../art26" → (26,).
    """
    tail = clause.id.rsplit("/", 1)[-1].partition("~")[0]  # ~2: the number is there twice
    parts = (part.removeprefix("art") for part in tail.split("-"))
    return tuple(int(part) for part in parts if part.isdigit())


def matching(label: Label, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The clauses that a label names: the unit itself with what stands under it.

    A single number names the finest level that has it: 第十八条 of a document that numbers
    （一）…（三十） through is （十八）, not the eighteenth chapter.
    """
    wanted = label.numbers
    if label.top:
        return tuple(c for c in clauses if _top_number(label, c) == wanted[0])
    numbered = [(clause, path_numbers(clause)) for clause in clauses]
    exact = [c for c, n in numbered if _names(wanted, n)]
    # an article counts through the chapters: 第二章第四条 is 第四条
    articles = [c for c in clauses if c.label.startswith("第") and _is_article(c, wanted[-1:])]
    if articles or exact:
        return tuple(articles or exact)
    return tuple(c for c, n in numbered if n[: len(wanted)] == wanted)


def _top_number(label: Label, clause: Clause) -> int | None:
    """The number of the main heading that a clause stands under, of the label's kind.

    第二章 of a law is a heading above its articles; 第二部分 of a policy document is its 二、.
    """
    kind = next((f for word, f in _STRUCTURAL.items() if label.text.endswith(word)), None)
    for heading in clause.path:
        number = number_of(heading)
        if number and number.family is kind:
            return number.ordinal
    if "/art" in clause.id:
        return None
    return next(iter(path_numbers(clause)), None)


def _names(wanted: tuple[int, ...], numbers: tuple[int, ...]) -> bool:
    """One number names the finest unit that has it, several name a path from the top or its end."""
    if len(wanted) > 1 and numbers[: len(wanted)] == wanted:
        return True
    return len(numbers) > 1 and numbers[-len(wanted) :] == wanted


def _is_article(clause: Clause, wanted: tuple[int, ...]) -> bool:
    match = re.fullmatch(rf"第\s*({_N})\s*条.*", clause.label)
    return match is not None and wanted == (number_value(match.group(1)),)


def highest(label: Label, clauses: tuple[Clause, ...]) -> int:
    """How many units of the label's kind the document has: the number it counts up to."""
    if label.top:
        return max((_top_number(label, c) or 0 for c in clauses), default=0)
    depth = max((len(path_numbers(c)) for c in clauses), default=1)
    values = [path_numbers(c)[-1] for c in clauses if 1 < len(path_numbers(c)) <= depth]
    return max(
        values, default=max((path_numbers(c)[-1] for c in clauses if path_numbers(c)), default=0)
    )
