"""A follow-up made to stand alone, by rules: 那消费品呢？ after 制造业产品质量合格率是多少？

What a follow-up leaves unsaid is taken from the question before it: the document, the year, the
article, the topic, the kind of answer. A question that says all of its own is left as it is.
"""

import re
from collections.abc import Sequence

from index.normalise import comparable
from index.question.naming.catalog import Catalog
from index.question.query import Query
from qa.following.alone import depends, may_depend
from qa.following.articles import article_meant
from qa.following.conditions import (
    YEAR,
    after_conditions,
    conditions_meant,
    conditions_swapped,
    document_meant,
    without_conditions,
)
from qa.following.corpus import Corpus, Unread
from qa.following.ellipsis import (
    aspect,
    bare,
    is_attributive,
    is_case,
    narrowed,
    opened,
    pieces,
)
from qa.following.source import asks_source
from qa.following.topic import shares, swapped, topic_of
from qa.question import FIGURES, Wanted, asked, content

_POINTING = re.compile(
    r"(?:这|那(?=一?[条项])|该|上述|前面(?:的|说的)?|刚才(?:的|说的)?)"
    r"(?:个|一?项|一?条|些|件|份|方面|块)?(?:指标|目标|任务|工作|措施|文件)?的?|(?:它|他(?=们)|她(?=们)|其(?!他))们?的?"
)
_ALIKE = re.compile(r"类似|同样|一样|也(?:有|是|要)|相同")
_ASKING = re.compile(
    r"(?:是|为|由|归|该)?(?:多少[个家户件项分]?|几[个家户件项分]|哪(?:个|些|几个|一|里)?(?:部门|单位|机构|局|年|天)?"
    r"|谁|什么时候|何时|什么|怎么样?|如何|怎样)(?:来)?(?:牵头|负责|主管|管)*"
)
_LEVEL = re.compile(r"(?:国家|自治区|自治州|省|市|县|兵团|盟市)级")
_AGAINST = re.compile(
    r"^(?:跟|和|与|同|比|相比|比起|对比)(?P<head>.{2,12}?)(?:相?比|对比|更|要|高|低|多|少|强|差)"
)
_THEN = re.compile(r"^(?P<head>[^?？,，]{1,12}?)呢\s*[?？,，]\s*(?P<rest>.{4,})$")
_OF_DOCUMENT: frozenset[Wanted] = frozenset({"document_number", "contact"})
_THIN = 4  # characters of a topic of its own with which a question still means the one before
_WHICH = re.compile(r"(?:又|也|都)?是?(?:哪(?:几|些)?[家个]|谁)$")


def rewrite(
    question: str, turns: Sequence[str], catalog: Catalog, corpus: Corpus | None = None
) -> str:
    """The question standing alone, given the earlier questions, oldest first."""
    alone = _alone(question, turns, catalog, corpus or Unread())
    return alone[0] if len(alone) == 1 else "".join(f"{each.rstrip('?？。')}？" for each in alone)


def _alone(
    question: str, turns: Sequence[str], catalog: Catalog, corpus: Corpus
) -> tuple[str, ...]:
    """What a follow-up asks, each thing standing alone."""
    turns = [turn for turn in turns if not asks_source(turn)]
    if not turns:
        return (question,)
    before = _alone(turns[-1], turns[:-1], catalog, corpus)[-1]
    if asks_source(question):
        return before, "依据是哪一条"
    found: list[str] = []
    for piece in pieces(question):
        before = _followed(piece, before, catalog, corpus)
        found.append(before)
    return tuple(found)


def _followed(question: str, before: str, catalog: Catalog, corpus: Corpus) -> str:
    """One follow-up with what it leaves unsaid of the question before."""
    stripped = question.strip()
    core = re.sub(r"呢[,，].*吗$", "", bare(stripped))
    last, now = catalog.understand(before), catalog.understand(core)
    if article := article_meant(core, before, corpus.clause_of):
        return article
    wanted = asked(core).wanted
    if now.labels or wanted in _OF_DOCUMENT or _about_document(core):
        return f"{document_meant(last, now, catalog)}{_POINTING.sub('', core)}"
    if (two := _THEN.match(opened(stripped))) and _names_only(two["head"], catalog):
        head = _followed(f"{two['head']}呢", before, catalog, corpus)
        return _of_head(head, two["rest"], catalog)
    if (against := _AGAINST.match(core)) and _names_only(against["head"], catalog):
        return f"{against['head']}和{before.rstrip('?？。')}比较"
    own = _own_topic(now, core, catalog)
    if not own:
        return _same_topic(before, last, now, core, catalog)
    if now.documents and _ALIKE.search(core) and len(own) <= _THIN:
        return conditions_swapped(before, last, now, core, catalog)
    if _POINTING.match(core) and _asks(core):
        said = before.rstrip("?？。") if asked(before).wanted in FIGURES else _topic(before)
        return f"{said}，{_POINTING.sub('', core, count=1)}"
    if not now.documents and not now.elsewhere and _leans(core, before, last, corpus):
        return f"{_spoken(before, catalog)}，{opened(stripped)}"
    if not _asks(core) and (core != stripped.rstrip("?？。!！ ") or is_case(core)):
        return _named(before, last, now, core, catalog, is_attributive(stripped))
    if not now.documents and not now.elsewhere and last.documents:
        kept = _POINTING.search(core) or corpus.speak_of(last.documents, core)
        core = _asked_alike(core, before)
        return f"{conditions_meant(last, now, catalog)}{core}" if kept else question
    return question


def _leans(core: str, before: str, last: Query, corpus: Corpus) -> bool:
    """Whether a question is about what was spoken of before, though it does not point there."""
    if depends(core) or (is_case(core) and _asks(core)):
        return True
    asks = _asks(core) or core.endswith(("吗", "么"))
    return asks and not last.documents and may_depend(core) and corpus.goes_on(before, core)


def _of_head(head: str, rest: str, catalog: Catalog) -> str:
    """那汕尾呢，食品抽检定多少: what follows names the topic again, or leaves it unsaid."""
    before, now = catalog.understand(head), catalog.understand(rest)
    if shares(content(now.focus), before.focus) and _asks(rest):
        return f"{conditions_meant(before, now, catalog)}{rest}"
    return f"{_topic(head)}，{rest}"


def _asked_alike(core: str, before: str) -> str:
    """那条又是哪几家: after a question who is responsible, who is responsible for that."""
    if asked(before).wanted == "department" and (which := _WHICH.search(core)):
        return f"{core[: which.start()]}由哪些部门负责"
    return core


def _spoken(before: str, catalog: Catalog) -> str:
    """What was spoken of: the question before up to where it asks something of its topic."""
    plain = comparable(before)
    topic = topic_of(plain, after_conditions(plain, catalog))
    return plain[: topic.end].rstrip("会，, ") if topic else _topic(before)


def _names_only(head: str, catalog: Catalog) -> bool:
    """Whether a phrase names a document, a region or a year and nothing else."""
    now = catalog.understand(head)
    named = now.documents or now.elsewhere or now.years
    return bool(named) and not _own_topic(now, head, catalog)


def _own_topic(now: Query, core: str, catalog: Catalog) -> str:
    """What a follow-up is about beside the conditions it names."""
    focus = YEAR.sub(" ", _POINTING.sub(" ", now.focus))
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
        return conditions_swapped(before, last, now, core, catalog)
    return f"{_topic(before)}{_POINTING.sub('', core, count=1)}"


def _named(
    before: str, last: Query, now: Query, core: str, catalog: Catalog, of_its_kind: bool
) -> str:
    """那消费品呢？ / 情节严重呢？: the new topic in the place of the old one, or a case of it."""
    if _LEVEL.fullmatch(core) and _LEVEL.search(before):
        return _LEVEL.sub(core, before)
    plain = comparable(before)
    if now.documents or now.elsewhere or now.years:
        plain = comparable(conditions_swapped(before, last, now, core, catalog))
        core = without_conditions(now, core, catalog)
    start = after_conditions(plain, catalog)
    if is_case(core):
        return narrowed(plain, start, core)
    changed = aspect(core, _spoken(plain, catalog)) or swapped(plain, start, core, of_its_kind)
    if changed:
        return changed
    asking = _ASKING.search(plain)
    return f"{conditions_meant(last, now, catalog)}{core}{asking.group() if asking else ''}"
