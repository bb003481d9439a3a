"""The article labels in a question: steps put together to what is asked for as one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.question.labels.label import Label
from index.question.labels.steps import INSIDE, TOP, Step, steps_in


def labels_in(question: str) -> tuple[Label, ...]:
    """The article labels that a question names, in order; a range is each of its articles.

    >>> labels_in("克州意见第（十八）条讲什么")[0].numbers
    (18,)
    >>> labels_in("第五部分的（三）")[0].numbers
    (5, 3)
    >>> labels_in("第26条第2款")[0].inside
    (('款', 2),)
    """
    found: list[Label] = []
    for step in _steps(question):
        gap = question[found[-1].span[1] : step.start] if found else None
        if gap is not None and (more := _joined(found[-1], gap, step, question)):
            found[-1:] = more
            continue
        own = _alone(step, question)
        if _names_part_of_a_name(found, gap, step):
            found.pop()
        elif gap is not None and _TO.fullmatch(gap):
            found += _between(found[-1], own)
        found += own
    return tuple(label for label in found if label.numbers)


def _steps(question: str) -> Iterator[Step]:
    """The steps in a question; beside an article, the （三） of 解释（三） is the document's."""
    steps = list(steps_in(question))
    articles = any(step.unit == "条" for step in steps)
    end = -1
    for step in steps:
        of_name = step.unit == "（" and question[step.start - 1 : step.start] in tuple("释定案复")
        if not (articles and of_name and step.start - end > len("规定")):
            yield step
            end = step.end


def _joined(label: Label, gap: str, step: Step, text: str) -> list[Label]:
    """The label with one step more; [] where the step starts a label of its own."""
    said = text[label.span[0] : step.end]
    whole = replace(label, text=said, span=(label.span[0], step.end))
    if not label.numbers:  # 附件2
        return _alone(step, text, whole) if _close(gap) else []
    if step.unit in INSIDE or (label.of_articles and step.unit in _ITEM_MARKS):
        return _inside(whole, label, gap, step, text)
    if step.unit in TOP:
        chapters = label.top and label.units[-1] in TOP
        return [_lower(whole, step)] if chapters and _close(gap) else []
    if label.inside or step.unit in (".", "附", "、") or _names_part_of_a_name([label], gap, step):
        return []
    if _close(gap) or (label.top and _titled(gap)):
        return [replace(_lower(whole, step, number), top=False) for number in step.numbers]
    return []


def _inside(whole: Label, label: Label, gap: str, step: Step, text: str) -> list[Label]:
    """A 款 or 项 after a label; after another one of its kind it is one beside that."""
    if label.top and (_close(gap) or _titled(gap)):
        return [replace(_lower(whole, step, number), top=False) for number in step.numbers]
    if label.top or not (_close(gap) or _RULES.fullmatch(gap) or _AND.fullmatch(gap)):
        bare = step.unit in INSIDE and not text.startswith("第", step.start)
        return [label] if bare or step.unit in INSIDE else []
    kind = _ITEM_MARKS.get(step.unit, step.unit)
    if kind == "项" and label.inside[-1:] and label.inside[-1][0] == "项" and _close(gap):
        kind = "目"
    above = tuple(each for each in label.inside if _DEPTH[each[0]] < _DEPTH[kind])
    parts = [replace(whole, inside=(*above, (kind, number))) for number in step.numbers]
    beside = len(above) < len(label.inside)  # 第一款和第二款
    return [label, *parts] if beside else parts


def _alone(step: Step, text: str, annex: Label | None = None) -> list[Label]:
    """The labels that a step is by itself; a 款 or 项 without 第 is none: 两款产品, 三项制度."""
    said = text[step.start : step.end].strip()
    if step.unit in INSIDE and not said.startswith("第"):
        return []
    if step.unit in ("1", "①"):
        return []
    if step.unit == "附":
        return [Label(said, (), annex=step.name, span=(step.start, step.end))]
    top = step.unit in TOP or step.unit == "、"
    base = annex or Label(said, (), span=(step.start, step.end))
    if step.unit == ".":
        return [replace(base, numbers=step.numbers, units=(".",) * len(step.numbers))]
    return [
        replace(
            base,
            numbers=(number,),
            top=top,
            after=step.after,
            bracketed=step.bracketed,
            units=(step.unit,),
        )
        for number in step.numbers
    ]


def _lower(label: Label, step: Step, number: int | None = None) -> Label:
    number = step.numbers[0] if number is None else number
    numbers, units = (*label.numbers, number), (*label.units, step.unit)
    return replace(label, numbers=numbers, units=units, after=step.after)


def _names_part_of_a_name(found: Sequence[Label], gap: str | None, step: Step) -> bool:
    """Whether the （三） before an article is the document's: 婚姻法解释（三）第五条."""
    return gap == "" and step.unit == "条" and found[-1].units == ("（",)


def _between(first: Label, last: Sequence[Label]) -> list[Label]:
    """第三条至第五条 is the fourth as well."""
    if not last or last[0].units != first.units or first.inside or len(first.numbers) > 1:
        return []
    numbers = range(first.numbers[0] + 1, min(last[0].numbers[0], first.numbers[0] + _LONGEST))
    return [replace(last[0], numbers=(number,), after=0) for number in numbers]


def _close(gap: str) -> bool:
    """第五部分的（三）: nothing between two labels but a particle."""
    return not gap.strip(" 的里中下面")


def _titled(gap: str) -> bool:
    """四、保障措施的（三）: the heading of the first label stands between."""
    return bool(re.fullmatch(r"[“”\"\w]{1,14}?(?:的|中的?|里的?|部分的?|下的?)\s*", gap))


_ITEM_MARKS = {"（": "项", "1": "项", "①": "目"}
_DEPTH = {"款": 0, "项": 1, "目": 2}
_RULES = re.compile(r"\s*(?:所?规定的?|当?中的?|里面?的?|之|,|，)\s*")
_TO = re.compile(r"\s*(?:至|到|~|-|—)\s*")
_LONGEST = 50  # articles in a range
_AND = re.compile(r"\s*(?:[和与及、,，或]|以及)\s*")
