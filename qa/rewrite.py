"""A follow-up made to stand alone, by rules: 那消费品呢？ after 制造业产品质量合格率是多少？

What a follow-up leaves unsaid is taken from the question before it: the document, the year, the
article, the topic, the kind of answer. A question that says all of its own is left as it is.
"""

import re
from collections.abc import Collection, Sequence
from typing import Protocol

from index.normalise import comparable
from index.question.naming.catalog import Catalog
from index.question.query import Query
from index.question.years import years_in
from qa.following.alone import depends
from qa.following.articles import article_meant
from qa.following.topic import swapped
from qa.question import Wanted, asked, content

_OPENING = re.compile(r"^(?:那么|那|还有|另外|再问一下|再问|然后|请问|接着|以及|换成)[,，:：\s]*")
_CLOSING = re.compile(r"(?:的话|的)?(?:又)?(?:呢|怎么样)?[?？。!！\s]*$")
_POINTING = re.compile(
    r"(?:这|该|上述|前面(?:的|说的)?|刚才(?:的|说的)?)"
    r"(?:个|一?项|一?条|些|件|份|方面|块)?(?:指标|目标|任务|工作|措施|文件)?的?|(?:它|他(?=们)|她(?=们)|其(?!他))们?的?"
)
_ALIKE = re.compile(r"类似|同样|一样|也(?:有|是|要)|相同")
_ASKING = re.compile(
    r"(?:是|为|由|归|该)?(?:多少[个家户件项分]?|几[个家户件项分]|哪(?:个|些|几个|一|里)?(?:部门|单位|机构|局|年|天)?"
    r"|谁|什么时候|何时|什么|怎么样?|如何|怎样)(?:来)?(?:牵头|负责|主管|管)*"
)
_LEVEL = re.compile(r"(?:国家|自治区|自治州|省|市|县|兵团|盟市)级")
_YEAR = re.compile(r"到?(?:19|20)\d{2}\s*年?")
_AGAINST = re.compile(
    r"^(?:跟|和|与|同|比|相比|比起|对比)(?P<head>.{2,12}?)(?:相?比|对比|更|要|高|低|多|少|强|差)"
)
_THEN = re.compile(r"^(?P<head>[^?？,，]{1,12}?)呢\s*[?？,，]\s*(?P<rest>.{4,})$")
_OF_DOCUMENT: frozenset[Wanted] = frozenset({"document_number", "contact"})
_THIN = 4  # characters of a topic of its own with which a question still means the one before


class Corpus(Protocol):
    """What rewriting may ask of the documents themselves."""

    def clause_of(self, question: str) -> str:
        """The clause that comes nearest to a question, by document and label; "" for none."""

    def speak_of(self, documents: Collection[str], text: str) -> bool:
        """Whether one of these documents speaks of what a text is about."""


class Unread:
    """No documents to ask: nothing is known of them but their names."""

    def clause_of(self, question: str) -> str:
        """See ``Corpus``."""
        return ""

    def speak_of(self, documents: Collection[str], text: str) -> bool:
        """See ``Corpus``."""
        return True


def rewrite(
    question: str, turns: Sequence[str], catalog: Catalog, corpus: Corpus | None = None
) -> str:
    """The question standing alone, given the earlier questions, oldest first."""
    if not turns:
        return question
    corpus = corpus or Unread()
    before = rewrite(turns[-1], turns[:-1], catalog, corpus)
    stripped = question.strip()
    core = _CLOSING.sub("", _OPENING.sub("", stripped)).strip()
    core = re.sub(r"呢[,，].*吗$", "", core)
    last, now = catalog.understand(before), catalog.understand(core)
    marked = core != stripped.rstrip("?？。!！ ")
    if article := article_meant(core, before, corpus.clause_of):
        return article
    if now.labels:
        return f"{_document(last, now, catalog)}{_POINTING.sub('', core)}"
    wanted = asked(core).wanted
    if wanted in _OF_DOCUMENT or _about_document(core):
        return f"{_document(last, now, catalog)}{_POINTING.sub('', core)}"
    if (two := _THEN.match(_OPENING.sub("", stripped))) and _names_only(two["head"], catalog):
        head = rewrite(f"{two['head']}呢", turns, catalog, corpus)
        return f"{_topic(head)}，{two['rest']}"
    if (against := _AGAINST.match(core)) and _names_only(against["head"], catalog):
        return f"{against['head']}和{before.rstrip('?？。')}比较"
    own = _own_topic(now, core, catalog)
    if not own:
        return _same_topic(before, last, now, core, catalog)
    if now.documents and _ALIKE.search(core) and len(own) <= _THIN:
        return _conditions_swapped(before, last, now, core, catalog)
    if _POINTING.match(core) and _asks(core):
        return f"{_topic(before)}，{_POINTING.sub('', core, count=1)}"
    if not now.documents and not now.elsewhere and depends(core):
        return f"{_topic(before)}，{_OPENING.sub('', stripped)}"
    if marked and not _asks(core):
        return _topic_swapped(before, last, now, core, catalog)
    if not now.documents and not now.elsewhere and last.documents:
        kept = _POINTING.search(core) or corpus.speak_of(last.documents, core)
        return f"{_conditions(last, now, catalog)}{core}" if kept else question
    return question


def _names_only(head: str, catalog: Catalog) -> bool:
    """Whether a phrase names a document, a region or a year and nothing else."""
    now = catalog.understand(head)
    named = now.documents or now.elsewhere or now.years
    return bool(named) and not _own_topic(now, head, catalog)


def _own_topic(now: Query, core: str, catalog: Catalog) -> str:
    """What a follow-up is about beside the conditions it names."""
    focus = _YEAR.sub(" ", _POINTING.sub(" ", now.focus))
    names = [name for region in now.elsewhere for name in region.names]
    for name in (*names, *((catalog.mention(core),) if now.documents else ())):
        focus = focus.replace(name, " ") if name else focus
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
    return _ASKING.sub("", before.rstrip("?？。 吗")) or before


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
    """那消费品呢？: the new topic in the place of the old one, all else as it was asked before."""
    if _LEVEL.fullmatch(core) and _LEVEL.search(before):
        return _LEVEL.sub(core, before)
    plain = comparable(before)
    if now.documents or now.elsewhere or now.years:
        plain = comparable(_conditions_swapped(before, last, now, core, catalog))
        core = _without_conditions(now, core, catalog)
    changed = swapped(plain, _after_conditions(plain, catalog), core)
    if changed:
        return changed
    asking = _ASKING.search(plain)
    return f"{_conditions(last, now, catalog)}{core}{asking.group() if asking else ''}"


def _without_conditions(now: Query, core: str, catalog: Catalog) -> str:
    names = (catalog.mention(core), *(name for each in now.elsewhere for name in each.names))
    for name in names:
        core = core.replace(name, "") if name else core
    return _YEAR.sub("", core).strip(" 的,，")


def _after_conditions(plain: str, catalog: Catalog) -> int:
    """Where a question's document and year end and its topic begins."""
    name = catalog.mention(plain)
    at = plain.find(name) + len(name) if name else 0
    year = next((m for m in _YEAR.finditer(plain, at) if m.start() - at <= _THIN), None)
    return year.end() if year else at


def _document(last: Query, now: Query, catalog: Catalog) -> str:
    return "" if now.documents or now.elsewhere else catalog.mention(last.text)


def _conditions(last: Query, now: Query, catalog: Catalog) -> str:
    """The document and the year of the question before, where the new one names none."""
    year = f"{last.years[0]}年" if last.years and not now.years else ""
    return f"{_document(last, now, catalog)}{year}"
