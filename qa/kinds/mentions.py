"""Which documents and articles say a term: all of them, each with the sentence that says it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from index.normalise import comparable
from qa.case import Case, Outcome
from qa.kinds.mention_list import joined_terms, mentions_listed
from qa.kinds.mention_question import MentionAsked, mention_asked
from qa.kinds.scan import Scanned, folded, scan, term_pattern
from qa.question import content
from qa.statement import Statement, short_name

_FEW = 8  # documents that a refusal names one by one
_LEAST = 3  # characters of a part that may stand for a term that nothing says
_ABOUT_IT = ("文件信息", "文前说明", "征求意见公告", "落款")


def by_mention(case: Case) -> Outcome | None:
    """The clauses that say what a question looks for; None when it does not ask where."""
    asked = mention_asked(case.query.text)
    if asked is None or case.query.labels or _only_a_document(case, asked):
        return None
    compared = case.asked.compare and len(case.query.named) > 1  # 内蒙古和汕尾谁提了用地
    if compared or (case.asked.yes_no and not asked.whether):
        return None
    among = _among(case, asked)
    held = [each for each in scan(case.searcher).within(among) if _is_text(each)]
    found, said = _saying(case, asked, held)
    if asked.whether:
        return _whether(case, asked, found if said == asked.terms else [], among)
    if found:
        return mentions_listed(case, asked, said, found, _beside_laws(case, asked, said))
    return _nowhere(case, asked, held, among) if asked.quoted or _is_word(asked) else None


def _whether(
    case: Case, asked: MentionAsked, found: Sequence[Scanned], among: Collection[str]
) -> Outcome | None:
    """Yes and where, or no and who says it instead; None for what may be said in other words."""
    if found:
        listed = mentions_listed(case, asked, asked.terms, found, "")
        first, *others = listed.statements
        return replace(listed, statements=(replace(first, text=f"有，{first.text}"), *others))
    if not (asked.quoted or _is_word(asked)):
        return None
    held = [each for each in scan(case.searcher).clauses if _is_text(each)]
    elsewhere = _with(case, asked.terms, held)
    if len(among) == len(case.searcher.documents) or not elsewhere:
        return _nowhere(case, asked, [e for e in held if e.document.id in set(among)], among)
    listed = mentions_listed(case, asked, asked.terms, elsewhere, "")
    names = "、".join(short_name(case.searcher.documents[each]) for each in among)
    no = Statement(f"没有，{names}没有一条提到{joined_terms(case, asked.terms, '、')}")
    return replace(listed, status="answered", statements=(no, *listed.statements))


def _only_a_document(case: Case, asked: MentionAsked) -> bool:
    """Whether what seems a term is the document that is asked: 兵团哪里提到的."""
    (first, *others) = asked.terms
    if asked.quoted or others or comparable(case.query.text).strip("?？。 ").endswith(first):
        return False
    named = case.searcher.catalog.understand(first)
    return bool(named.documents) and not content(named.focus)


def _among(case: Case, asked: MentionAsked) -> Collection[str]:
    """Ids of the documents that are asked: those named outside the terms, all when none is."""
    documents = case.searcher.documents
    rest = comparable(case.query.text)
    for term in asked.terms:
        rest = rest.replace(term, " ")
    named = case.searcher.catalog.understand(rest).documents
    in_terms = set(case.searcher.catalog.understand(case.query.text).documents) - set(named)
    among = [each for each in case.query.documents if each not in in_terms] or list(documents)
    return [each for each in among if not asked.laws or _LAW.search(documents[each].title)]


def _beside_laws(case: Case, asked: MentionAsked, said: Sequence[str]) -> str:
    """How many other documents say the terms, where only laws are asked for."""
    if not asked.laws:
        return ""
    others = [
        each
        for each in scan(case.searcher).within(case.query.documents or case.searcher.documents)
        if _is_text(each) and not _LAW.search(each.document.title)
    ]
    found = _with(case, said, others, asked.together)
    documents = {each.document.id for each in found}
    return f"法律以外另有 {len(documents)} 份文件的 {len(found)} 条也提到" if found else ""


_LAW = re.compile(r"(?:(?<!办)法|法典)\s*(?:[（(][^（）()]*[)）])?$")


def _is_text(each: Scanned) -> bool:
    return each.clause.label not in _ABOUT_IT


def _saying(
    case: Case, asked: MentionAsked, held: Sequence[Scanned]
) -> tuple[list[Scanned], tuple[str, ...]]:
    """The clauses that say the terms, and what of the terms they say."""
    terms = asked.terms
    if asked.together and asked.documents and len(terms) == 1:
        terms = tuple(part for part in _AND.split(terms[0]) if len(part) >= 2)
    by_document = asked.together and asked.documents and len(terms) > 1
    found = (
        _of_documents(case, terms, held)
        if by_document
        else _with(case, terms, held, asked.together)
    )
    if found or asked.quoted:
        return found, terms
    terms = asked.terms
    parts = tuple(part for part in _AND.split(terms[0]) if len(part) >= 2)
    if len(parts) > 1 and all(_with(case, (part,), held) for part in parts):
        return _with(case, parts, held, asked.together), parts
    for part in _nearest(terms[0]):
        if found := _with(case, (part,), held):
            return found, (part,)
    return [], terms


_AND = re.compile(r"以及|[和与及或、]")


def _with(
    case: Case, terms: Sequence[str], held: Sequence[Scanned], together: bool = False
) -> list[Scanned]:
    patterns = [term_pattern(term) for term in terms]
    enough = all if together else any
    known = scan(case.searcher)
    return [each for each in held if enough(known.saying(each, p) for p in patterns)]


def _of_documents(case: Case, terms: Sequence[str], held: Sequence[Scanned]) -> list[Scanned]:
    """The clauses that say a term, of the documents that say all of them."""
    found = [_with(case, (term,), held) for term in terms]
    saying = set.intersection(*({each.document.id for each in own} for own in found))
    return [each for each in _with(case, terms, held) if each.document.id in saying]


def _nearest(term: str) -> list[str]:
    """What of a term may stand for it, best first: without a leading verb, or its beginning.

    外墙保温材料 of 外墙保温材料要重点抽查: what tells a thing from others stands first in Chinese.
    """
    plain = folded(term)
    least = max(_LEAST, (len(plain) + 1) // 2)
    done = _VERB.sub("", plain)
    openings = [plain[:n] for n in range(len(plain) - 1, least - 1, -1)]
    return ([done] if least <= len(done) < len(plain) else []) + openings


_VERB = re.compile(
    r"^(?:积极|大力|全面|加快|深入)?(?:创建|开展|推进|推行|推广|推动|实施|加强|强化|建设|建立|完善|健全|鼓励|支持"
    r"|设立|建|办|培育|发展|申报|申请|保护|重点|搞|抓|做)"
)


def _is_word(asked: MentionAsked) -> bool:
    """Whether the term is short enough to be one word, which stands in a text or does not."""
    return len(asked.terms) == 1 and len(asked.terms[0]) <= 2 * _LEAST


def _nowhere(
    case: Case, asked: MentionAsked, held: Sequence[Scanned], among: Collection[str]
) -> Outcome:
    joined = joined_terms(case, asked.terms, "、")
    names = [short_name(case.searcher.documents[each]) for each in among]
    where = "、".join(names) if len(names) <= _FEW else f" {len(names)} 份文件"
    refusal = f"未找到：逐条查过{where}的全部 {len(held)} 条，没有一条提到{joined}。"
    return Outcome("refused", refusal=refusal)
