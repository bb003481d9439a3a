"""The ways people write the label of a clause, and what each of them asks for."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.clause import Clause, Span
from index.parsing.numbering import number_value

_ARTICLE = re.compile(r"第([一二三四五六七八九十百千零〇两]+)条(?:之([一二三四五六七八九十]+))?")
_BRACKETED = re.compile(r"(?:([一二三四五六七八九十]+)、)?（([一二三四五六七八九十]+)）")
_DECIMAL = re.compile(r"\d+(?:\.\d+){2,}")
_OWN = re.compile(r"(?<![.\d])([一二三四五六七八九十百]+|\d+)[）条、.．]*$")
_ITEM = re.compile(r"（([一二三四五六七八九十]+)）")
_ANY_NUMBER = re.compile(r"[（(]|\d+[.．、]|[①-⑳]")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Said:
    """A label as written, and the clause and the stretch of the document that it means.

    Of what does not exist ``clause`` is None, or its article where only the 款 does not;
    ``count`` is how many there are.
    """

    text: str
    form: str
    clause: Clause | None
    span: Span | None
    count: int = 0


def labels_of(clause: Clause, clauses: Sequence[Clause]) -> list[Said]:
    """The ways to write the label of one clause of a document, and of what stands inside it."""
    whole = (clause.start, clause.end)
    if match := _ARTICLE.fullmatch(clause.label):
        forms = [*_article(match), *_policy_free(clause)]
        return [*(Said(text, form, clause, whole) for form, text in forms), *_inside(clause)]
    if match := _BRACKETED.fullmatch(clause.label):
        forms = list(_policy(clause.label, match, [each.label for each in clauses]))
        return [Said(text, form, clause, whole) for form, text in forms]
    if _DECIMAL.fullmatch(clause.label):
        return [Said(clause.label, "4.1.2", clause, whole)]
    return []


def absent_of(clauses: Sequence[Clause], beyond: int) -> list[Said]:
    """Articles of a law that it does not have: ``beyond`` its last one."""
    numbers = [number_value(m[1]) for c in clauses if (m := _ARTICLE.fullmatch(c.label))]
    if not numbers:
        return []
    last = max(numbers)
    return [
        Said(f"第{last + beyond}条", "没有的条 no such article", None, None, last),
        Said(f"第{numeral(last + beyond)}条", "没有的条 no such article", None, None, last),
    ]


def numeral(number: int) -> str:
    """A number below 10,000 as laws write it: 110 is 一百一十, 12 is 十二.

    >>> numeral(105), numeral(12), numeral(1042)
    ('一百零五', '十二', '一千零四十二')
    """
    digits = "零一二三四五六七八九"
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += digits[digit] + name
        elif text and not text.endswith("零") and number % unit:
            text += "零"
    return text.removeprefix("一") if 10 <= number < 20 else text


def _article(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    number, chinese = number_value(match[1]), match[1]
    after = f"之{match[2]}" if match[2] else ""
    yield "第二十六条" + ("之一" if after else ""), f"第{chinese}条{after}"
    yield "第26条" + ("之一" if after else ""), f"第{number}条{after}"
    if after:
        return
    yield "第２６条", f"第{number}条".translate(_WIDE)
    yield "26条", f"{number}条"
    yield "第 26 条", f"第 {number} 条"
    yield "第（二十六）条", f"第（{chinese}）条"
    if 20 <= number < 40:
        yield "第廿六条", f"第{'廿卅'[number // 10 - 2]}{numeral(number % 10)}条"
    if 10 < number < 100 and number % 10:
        yield "第二六条", "第" + "".join(numeral(int(d)) for d in str(number)) + "条"


def _policy_free(clause: Clause) -> Iterator[tuple[str, str]]:
    """An article with the chapter that it stands in, as the path says it."""
    chapter = next(
        (m for each in clause.path if (m := re.match(r"第[一二三四五六七八九十]+章", each))), None
    )
    part = any(re.match(r"第[一二三四五六七八九十]+编", each) for each in clause.path)
    if chapter and not part:
        yield "第二章第六条", f"{chapter.group()}{clause.label}"


def _policy(label: str, match: re.Match[str], labels: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A number that two clauses have is written only where nobody could take one for the other."""
    bracketed = Counter(m[2] for each in labels if (m := _BRACKETED.fullmatch(each)))
    numbers = Counter(number_value(m[1]) for each in labels if (m := _OWN.search(each)))
    number = number_value(match[2])
    yield "三、（一）", label
    yield "三、(一)", label.replace("（", "(").replace("）", ")")
    if match[1]:
        yield "第三部分（一）", f"第{match[1]}部分（{match[2]}）"
        yield "第三部分第（一）条", f"第{match[1]}部分第（{match[2]}）条"
    if bracketed[match[2]] == 1:
        yield "（十八）", f"（{match[2]}）"
        if f"第{match[2]}条" not in labels:
            yield "第（十八）条", f"第（{match[2]}）条"
    if numbers[number] == 1:
        yield "第18条", f"第{number}条"


def _inside(clause: Clause) -> Iterator[Said]:
    """款 and 项, of articles where they are plain: a line each, all numbered or none."""
    lines = [(m.start(), m.group().rstrip()) for m in re.finditer(r"\S[^\n]*", clause.text)]
    numbered = [_ITEM.match(text) for _, text in lines[1:]]
    label = clause.label
    if not any(_ANY_NUMBER.match(text) for _, text in lines[1:]) and len(lines) > 1:
        for number, (start, text) in enumerate(lines, 1):
            span = (clause.start + start, clause.start + start + len(text))
            yield Said(f"{label}第{numeral(number)}款", "第二款", clause, span)
            yield Said(f"{label}{number}款", "2款", clause, span)
        beyond = len(lines) + 2
        text = f"{label}第{numeral(beyond)}款"
        yield Said(text, "没有的款 no such 款", clause, None, len(lines))
    elif numbered and all(numbered):
        for number, (start, text) in enumerate(lines[1:], 1):
            span = (clause.start + start, clause.start + start + len(text))
            yield Said(f"{label}第（{numeral(number)}）项", "第（三）项", clause, span)
            yield Said(f"{label}第一款第{number}项", "第一款第3项", clause, span)
