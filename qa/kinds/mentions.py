"""Which documents and articles say a term: all of them, each with the sentence that says it."""

import re
from collections.abc import Collection, Sequence

from index.normalise import comparable
from qa.answer import Evidence
from qa.case import Case, Outcome
from qa.kinds.listing import Entry, counted, line, listed
from qa.kinds.mention_question import MentionAsked, mention_asked
from qa.kinds.scan import Scanned, folded, scan, term_pattern
from qa.question import content
from qa.statement import Statement, short_name

_FEW = 8  # entries up to which every sentence that says the term is told, not only the first
_WHOLE = 120  # characters of a sentence that is told whole
_LEAST = 3  # characters of a part that may stand for a term that nothing says
_ABOUT_IT = ("文件信息", "文前说明", "征求意见公告", "落款")


def by_mention(case: Case) -> Outcome | None:
    """The clauses that say what a question looks for; None when it does not ask where."""
    asked = mention_asked(case.query.text)
    if asked is None or case.asked.yes_no or case.query.labels or _only_a_document(case, asked):
        return None
    among = _among(case, asked)
    held = [each for each in scan(case.searcher).within(among) if _is_text(each)]
    found, said = _saying(case, asked, held)
    if found:
        return _list(case, asked, said, found, _beside_laws(case, asked, said))
    return _nowhere(case, asked, held, among) if asked.quoted or _is_word(asked) else None


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
    found = _with(case, terms, held, asked.together)
    if found or asked.quoted:
        return found, terms
    parts = tuple(part for part in re.split(r"[和与及或、]|以及", terms[0]) if len(part) >= 2)
    if len(parts) > 1 and all(_with(case, (part,), held) for part in parts):
        return _with(case, parts, held, asked.together), parts
    for part in _nearest(terms[0]):
        if found := _with(case, (part,), held):
            return found, (part,)
    return [], terms


def _with(
    case: Case, terms: Sequence[str], held: Sequence[Scanned], together: bool = False
) -> list[Scanned]:
    patterns = [term_pattern(term) for term in terms]
    enough = all if together else any
    known = scan(case.searcher)
    return [each for each in held if enough(known.saying(each, p) for p in patterns)]


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
    r"|设立|培育|发展|申报|申请|保护|重点|搞|抓|做)"
)


def _list(
    case: Case,
    asked: MentionAsked,
    said: Sequence[str],
    found: Sequence[Scanned],
    beside: str,
) -> Outcome:
    patterns = [term_pattern(term) for term in said]
    entries = [_entry(case, each, patterns, len(found) <= _FEW) for each in found]
    joined = ("和" if asked.together else "或").join(f"“{term}”" for term in said)
    opening = f"提到{joined}的条款{counted(entries)}"
    exact = [folded(term) for term in said] == [folded(term) for term in asked.terms]
    if not exact and len(said) == 1:
        opening = f"没有条款提到“{asked.terms[0]}”的原词；{opening}"
    return listed(opening, ("原文",), entries, beside=beside)


def _entry(case: Case, each: Scanned, patterns: Sequence[re.Pattern[str]], all_: bool) -> Entry:
    sentences = case.searcher.sentences_of(each.clause)
    saying = [s for s in sentences if any(p.search(folded(s.text)) for p in patterns)]
    items = [Evidence(0, each.document, each.clause, s, 1.0) for s in saying or sentences[:1]]
    told = items if all_ else items[:1]
    lines = [line(item, _around(item, patterns)) for item in told]
    cell = Statement("\n".join(item.words.strip() for item in items), tuple(items))
    return Entry(each.document, each.clause, tuple(lines), (cell,))


def _around(item: Evidence, patterns: Sequence[re.Pattern[str]]) -> str:
    """The sentence; of a long one the pieces between marks that say a term, verbatim."""
    words = " ".join(item.words.split())
    if len(words) <= _WHOLE:
        return words
    pieces = re.findall(r"[^，,；;。]+[，,；;。]?", words)
    saying = [n for n, piece in enumerate(pieces) if any(p.search(folded(piece)) for p in patterns)]
    if not saying:
        return words
    first, last = max(saying[0] - 1, 0), saying[0] + 2
    cut = "".join(pieces[first:last]).rstrip("，,；;。")
    return f"{'…' if first else ''}{cut}{'…' if last < len(pieces) else ''}"


def _is_word(asked: MentionAsked) -> bool:
    """Whether the term is short enough to be one word, which stands in a text or does not."""
    return len(asked.terms) == 1 and len(asked.terms[0]) <= 2 * _LEAST


def _nowhere(
    case: Case, asked: MentionAsked, held: Sequence[Scanned], among: Collection[str]
) -> Outcome:
    joined = "、".join(f"“{term}”" for term in asked.terms)
    names = [short_name(case.searcher.documents[each]) for each in among]
    where = "、".join(names) if len(names) <= _FEW else f" {len(names)} 份文件"
    refusal = f"未找到：逐条查过{where}的全部 {len(held)} 条，没有一条提到{joined}。"
    return Outcome("refused", refusal=refusal)
