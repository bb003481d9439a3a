"""Follow-ups that walk through articles: 第二款呢, 下一条呢, 这一条里还有别的要求吗."""

import re
from collections.abc import Callable

from index.normalise import comparable
from index.question.labels.reading import labels_in
from qa.verify.numerals import chinese_integer

_ARTICLE = re.compile(r"第\s*(?P<open>[(（])?(?P<n>\d+|[〇零一二三四五六七八九十百]+)[)）]?\s*条")
_PART = re.compile(
    r"^(?:它的?|其|这|该)?(?:条?的)?第[(（]?(?:\d+|[一二三四五六七八九十]+)[)）]?[款项]"
)
_STEP = re.compile(r"(?P<again>再)?(?P<way>上|下|前|后)(?:面|边)?(?P<count>一|1)?条")
_SAME = re.compile(r"(?:这|该|此|那|上述|同)一?条(?:里面?|中|当中)?(?!件|例|约|款)")
_MORE = re.compile(
    r"别的|其他|其它|还有|另外|原文|全文|完整|怎么写|怎么说|讲(?:的是)?什么|说(?:的是)?什么|具体内容"
)


def article_meant(core: str, before: str, clause_of: Callable[[str], str]) -> str:
    """The follow-up with the article that it means; "" where it is about none.

    ``clause_of`` names the clause that answers a question: it is asked where the question before
    named no article.

    >>> article_meant("下一条呢", "招标投标法第三条讲什么", str)
    '招标投标法第4条讲什么'
    """
    plain = comparable(core)
    if _PART.match(plain) and (said := _last(before)):
        part = re.search(r"第.*", plain)
        return before[: said.end()] + (part.group() if part else "")
    if step := _STEP.search(plain):
        return _beside(before, step, plain, clause_of)
    if _SAME.search(plain) and _MORE.search(plain):
        place = before[: said.end()] if (said := _last(before)) else clause_of(before)
        return f"{place}讲什么" if place else ""
    if (same := _SAME.match(plain)) and (end := _label_end(before)):
        return f"{before[:end]}{plain[same.end() :]}"  # 这条谁牵头
    return ""


def _label_end(before: str) -> int:
    """Where in a question the label of an article ends, the last one; 0 where it has none."""
    labels = labels_in(before)
    return before.rfind(labels[-1].text) + len(labels[-1].text) if labels else 0


def _beside(before: str, step: re.Match[str], plain: str, clause_of: Callable[[str], str]) -> str:
    """The article before or after the one spoken of, asked what that one was asked."""
    if _last(before) is None:
        before = f"{clause_of(before)}讲什么"
    said = _last(before)
    if said is None:
        return ""
    number = _number(said["n"]) + (1 if step["way"] in "下后" else -1)
    label = f"第（{number}）条" if said["open"] else f"第{number}条"
    rest = plain[step.end() :].strip(" 的呢?？。")
    return f"{before[: said.start()]}{label}{rest or before[said.end() :]}"


def _last(text: str) -> re.Match[str] | None:
    """The last article that a text names."""
    return next(reversed(list(_ARTICLE.finditer(text))), None)


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isascii() else chinese_integer(numeral)
