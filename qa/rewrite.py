"""A follow-up made to stand alone, by rules: 那消费品呢？ after 制造业产品质量合格率是多少？

What a follow-up leaves unsaid is taken from the question before it: the document, the year, the
indicator, the kind of answer. A question that says all of its own is left as it is.
"""

import re
from collections.abc import Sequence

from index.normalise import comparable
from index.question.naming.catalog import Catalog
from index.question.query import Query
from index.question.years import years_in
from qa.question import Wanted, asked, content

_OPENING = re.compile(r"^(?:那么|那|还有|另外|再问一下|再问|然后|请问|接着|以及|换成)[,，:：\s]*")
_CLOSING = re.compile(r"(?:的话|的)?(?:又)?(?:呢|怎么样)?[?？。!！\s]*$")
_POINTING = re.compile(
    r"(?:这|该|上述|前面(?:的|说的)?|刚才(?:的|说的)?)"
    r"(?:个|一?项|一?条|些|件|份|方面|块)?(?:指标|目标|任务|工作|措施|文件)?的?|(?:它|其(?!他))们?的?"
)
_ALIKE = re.compile(r"类似|同样|一样|也(?:有|是|要)|相同")
_ASKING = re.compile(
    r"(?:是|为|由|归|该)?(?:多少[个家户件项分]?|几[个家户件项分]|哪(?:个|些|几个|一|里)?(?:部门|单位|机构|局|年|天)?"
    r"|谁|什么时候|何时|什么|怎么样?|如何|怎样)(?:来)?(?:牵头|负责|主管|管)*"
)
_LEVEL = re.compile(r"(?:国家|自治区|自治州|省|市|县|兵团|盟市)级")
_INDICATOR = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:率|度|指数|数量|面积|总量)|(?:质量)?合格率|个数|家数"
)
_YEAR = re.compile(r"到?(?:19|20)\d{2}\s*年?")
_OF_DOCUMENT: frozenset[Wanted] = frozenset({"document_number", "contact"})


def rewrite(question: str, turns: Sequence[str], catalog: Catalog) -> str:
    """The question standing alone, given the earlier questions, oldest first."""
    if not turns:
        return question
    before = rewrite(turns[-1], turns[:-1], catalog)
    stripped = question.strip()
    core = _CLOSING.sub("", _OPENING.sub("", stripped)).strip()
    core = re.sub(r"呢[,，].*吗$", "", core)
    last, now = catalog.understand(before), catalog.understand(core)
    marked = core != stripped.rstrip("?？。!！ ")
    wanted = asked(core).wanted
    if now.labels:
        return f"{_document(last, now, catalog)}{core}"
    if wanted in _OF_DOCUMENT or _about_document(core):
        return f"{_document(last, now, catalog)}{_POINTING.sub('', core)}"
    if not _own_topic(now):
        return _same_topic(before, last, now, core, catalog)
    if now.documents and _ALIKE.search(core):
        return _conditions_swapped(before, last, now, core, catalog)
    if _POINTING.match(core) and _asks(core):
        return f"{_topic(before)}，{_POINTING.sub('', core, count=1)}"
    if marked and not _asks(core):
        return _topic_swapped(before, last, now, core, catalog)
    if not now.documents and not now.elsewhere and last.documents:
        return f"{_conditions(last, now, catalog)}{core}"
    return question


def _own_topic(now: Query) -> str:
    """What a follow-up is about beside the conditions it names."""
    focus = _YEAR.sub(" ", _POINTING.sub(" ", now.focus))
    for region in now.elsewhere:
        for name in region.names:
            focus = focus.replace(name, " ")
    return content(focus)


def _about_document(core: str) -> bool:
    """When a paper was issued is asked of the paper, not of the topic before."""
    return (
        bool(re.search(r"(?:印发|发布|成文|出台|公布|哪天发|什么时候发)", core)) and len(core) < 16
    )


def _asks(core: str) -> bool:
    """Whether a phrase asks something itself, so that only conditions can be missing."""
    return bool(_ASKING.search(core)) and len(content(core)) >= 2


def _topic(before: str) -> str:
    """The question before without its asking words."""
    return _ASKING.sub("", before.rstrip("?？。 ")) or before


def _same_topic(before: str, last: Query, now: Query, core: str, catalog: Catalog) -> str:
    """克州呢？ / 2035年呢？ / 由谁负责？: the question before, with what is new put in."""
    if now.documents or now.years or now.elsewhere:
        return _conditions_swapped(before, last, now, core, catalog)
    return f"{_topic(before)}{_POINTING.sub('', core, count=1)}"


def _conditions_swapped(before: str, last: Query, now: Query, core: str, catalog: Catalog) -> str:
    changed = before
    if now.documents and not now.years and not catalog.knows_years(now.documents, last.years):
        changed = _YEAR.sub("", changed)  # the other document counts in other years
    if now.years:
        new = f"{now.years[0]}年"
        changed = _YEAR.sub(new, changed) if years_in(comparable(changed)) else new + changed
    named = catalog.mention(core) or "".join(r.name for r in now.elsewhere)
    if named:
        old = catalog.mention(before) or "".join(r.name for r in last.elsewhere)
        changed = changed.replace(old, named, 1) if old and old in changed else named + changed
    return changed


def _topic_swapped(before: str, last: Query, now: Query, core: str, catalog: Catalog) -> str:
    """那消费品呢？: the new topic with the indicator and asking words of the question before."""
    if _LEVEL.fullmatch(core) and _LEVEL.search(before):
        return _LEVEL.sub(core, before)
    asking = _ASKING.search(before)
    indicator = _INDICATOR.search(content(_ASKING.sub("", before)).replace(" ", ""))
    name = _last_word(indicator.group()) if indicator and not _INDICATOR.search(core) else ""
    return f"{_conditions(last, now, catalog)}{core}{name}{asking.group() if asking else ''}"


def _last_word(indicator: str) -> str:
    """产品质量合格率 after another product is 质量合格率 or 合格率: keep the last word of it."""
    match = re.search(r"(?:质量)?[\u4e00-\u9fff]{2}(?:率|度)$|指数$|数量$|面积$|总量$", indicator)
    return match.group() if match else indicator


def _document(last: Query, now: Query, catalog: Catalog) -> str:
    return "" if now.documents or now.elsewhere else catalog.mention(last.text)


def _conditions(last: Query, now: Query, catalog: Catalog) -> str:
    """The document and the year of the question before, where the new one names none."""
    year = f"{last.years[0]}年" if last.years and not now.years else ""
    return f"{_document(last, now, catalog)}{year}"
