"""The clauses that say a term, as a list: each with the sentence that says it."""

import re
from collections.abc import Sequence

from index.normalise import comparable
from qa.answer import Evidence
from qa.case import Case, Outcome
from qa.kinds.listing import Entry, counted, line, listed
from qa.kinds.mention_question import MentionAsked
from qa.kinds.scan import Scanned, folded, term_pattern
from qa.statement import Statement

_FEW = 8  # entries up to which every sentence that says the term is told, not only the first
_WHOLE = 120  # characters of a sentence that is told whole


def mentions_listed(
    case: Case,
    asked: MentionAsked,
    said: Sequence[str],
    found: Sequence[Scanned],
    beside: str,
) -> Outcome:
    """The clauses that say the terms, each with its sentences; ``beside`` is said at the end."""
    patterns = [term_pattern(term) for term in said]
    entries = [_entry(case, each, patterns, len(found) <= _FEW) for each in found]
    joined = joined_terms(case, said, "和" if asked.together else "或")
    opening = f"提到{joined}的条款{counted(entries)}"
    exact = [folded(term) for term in said] == [folded(term) for term in asked.terms]
    if not exact and len(said) == 1:
        opening = f"没有条款提到“{asked.terms[0]}”的原词；{opening}"
    return listed(opening, ("原文",), entries, beside=beside)


def joined_terms(case: Case, terms: Sequence[str], word: str) -> str:
    """The terms as the question writes them: BIM, not bim."""
    plain = comparable(case.query.text)
    same = len(plain) == len(case.query.text)  # or what stands where would not be the same
    at = [plain.find(term) if same else -1 for term in terms]
    said = [
        case.query.text[start : start + len(term)] if start >= 0 else term
        for start, term in zip(at, terms, strict=True)
    ]
    return word.join(f"“{term}”" for term in said)


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
