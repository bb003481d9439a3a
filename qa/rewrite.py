"""A follow-up made to stand alone, by rules: 那消费品呢？ after a question about 制造业产品质量合格率.

What a follow-up leaves unsaid is taken from the question before it: the document, the year, the
indicator, the kind of answer. A question that says all of its own is left as it is.
"""

import re
from collections.abc import Sequence

from index.normalise import comparable
from index.query import Catalog, Query, years_in
from qa.question import content

_OPENING = re.compile(r"^(?:那么|那|还有|另外|再问|再问一下|然后|请问|接着|以及|换成)[,，:：\s]*")
_CLOSING = re.compile(r"(?:又|的话)?(?:呢|怎么样|如何)?[?？。!！\s]*$")
_POINTING = re.compile(
    r"^(?:它|其|这|该|上述|前面|刚才)|(?:它|其|这(?:个|项|条|些|件)|该(?:项|条|指标|目标))"
)
_TAIL = re.compile(
    r"(?:的)?(?:目标)?(?:要求)?(?:是|为|由|归|要|应|需要|得|有)?(?:达到)?"
    r"(?:多少|几[个家户件项分]?|哪(?:个|些|几个|一)?(?:部门|单位|机构|局|年|天)?|谁|什么时候|何时|什么)"
    r"[^,，。?？]*[?？。]?$"
)
_INDICATOR = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:率|度|指数|数量|面积|总量)|(?:质量)?合格率|个数|家数"
)
_YEAR = re.compile(r"(?:19|20)\d{2}\s*年?")


def rewrite(question: str, turns: Sequence[str], catalog: Catalog) -> str:
    """The question standing alone, given the earlier questions, oldest first."""
    if not turns:
        return question
    before = rewrite(turns[-1], turns[:-1], catalog)
    last, now = catalog.understand(before), catalog.understand(question)
    core = _CLOSING.sub("", _OPENING.sub("", question.strip()))
    marked = bool(_OPENING.match(question.strip())) or question.rstrip("?？。 ").endswith("呢")
    topic = content(_YEAR.sub(" ", now.focus))
    if not topic.replace("那", "").replace("呢", ""):
        return _swap_conditions(before, last, now, question, catalog)
    if _POINTING.search(question) or (marked and not _asks(core)):
        return _swap_topic(before, last, now, core, catalog)
    if not now.documents and not now.elsewhere and (marked or last.documents):
        return f"{_conditions(last, now, catalog)}{core}"
    return question


def _asks(core: str) -> bool:
    """Whether a phrase asks something itself, so that only conditions can be missing."""
    return bool(_TAIL.search(core)) and len(content(core)) >= 3


def _swap_conditions(before: str, last: Query, now: Query, question: str, catalog: Catalog) -> str:
    """克州呢？ / 2035年呢？ / 由谁负责？: the question before, with what is new put in."""
    tail = _TAIL.search(comparable(question))
    if tail and not now.documents and not now.years and not now.elsewhere:
        return f"{_TAIL.sub('', before.rstrip('?？。 '))}{tail.group()}"
    changed = before
    if now.years:
        new = f"{now.years[0]}年"
        changed = _YEAR.sub(new, changed) if years_in(comparable(changed)) else new + changed
    named = catalog.mention(question) or "".join(r.name for r in now.elsewhere)
    if named:
        old = catalog.mention(before) or "".join(r.name for r in last.elsewhere)
        changed = changed.replace(old, named, 1) if old and old in changed else named + changed
    return changed


def _swap_topic(before: str, last: Query, now: Query, core: str, catalog: Catalog) -> str:
    """那消费品呢？: the new topic with the indicator and the kind of answer of the question before."""
    core = re.sub(r"^(?:它|其|这个|这项|这条|这|该)的?", "", core)
    if _asks(core) or _POINTING.search(core):
        return f"{_TAIL.sub('', before.rstrip('?？。 '))} {core}"
    tail = _TAIL.search(before)
    indicator = _INDICATOR.search(content(_TAIL.sub("", before)).replace(" ", ""))
    name = indicator.group() if indicator and not _INDICATOR.search(core) else ""
    return f"{_conditions(last, now, catalog)}{core}{_short(name)}{tail.group() if tail else ''}"


def _short(indicator: str) -> str:
    """产品质量合格率 after another product is 质量合格率 or 合格率: keep the last word of it."""
    match = re.search(r"(?:质量)?[\u4e00-\u9fff]{2}(?:率|度)$|指数$|数量$|面积$|总量$", indicator)
    return match.group() if match else indicator


def _conditions(last: Query, now: Query, catalog: Catalog) -> str:
    """The document and the year of the question before, where the new one names none."""
    document = "" if now.documents or now.elsewhere else catalog.mention(last.text)
    year = f"{last.years[0]}年" if last.years and not now.years else ""
    return f"{document}{year}"
