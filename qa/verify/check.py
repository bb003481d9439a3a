"""The check that an answer must pass: is a sentence borne out by the clauses it cites?

No model, no index; a sentence and the clauses' text are enough:

>>> from qa.verify.finding import Source
>>> check("消费品质量合格率达到96.5%。", [Source("消费品质量合格率达到94%。")]).failures
('数字“96.5%”不在所引条款中',)
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from index.clause import Span
from qa.verify.bearing import bearing
from qa.verify.beside import restated
from qa.verify.dates import dates
from qa.verify.departments import departments
from qa.verify.duty_check import duty_failures
from qa.verify.figure_check import figure_failures
from qa.verify.figures import figures
from qa.verify.finding import Failure, Finding, Kind, Source, Verdict
from qa.verify.folding import bigrams, compact, coverage, fold
from qa.verify.force_check import force_failures
from qa.verify.names import missing_names
from qa.verify.passages import pieces
from qa.verify.quotations import quotations, says
from qa.verify.references import document_numbers, labels
from qa.verify.scope_check import scope_failures
from qa.verify.year_check import date_failures

GROUNDED = 0.45  # least share of a sentence's content bigrams that its sources must hold
HALF_GROUNDED = 0.2  # the same for one comma-segment of five bigrams or more
FEW = 6  # content bigrams below which a sentence that names departments is a list of them
_MARKERS = re.compile(r"\[\d+(?:\s*[,，、]\s*\d+)*\]|【\d+】|参考资料中?的?第\s*\d+\s*[条段]")
_LIST_MARKER = re.compile(
    r"^\s*(?:[-*•·]\s+|\d{1,2}[.、．)）]\s*(?!\d)|[（(]\d{1,2}[)）]\s*|[①-⑳]\s*)"
)
# 根据《…》第五条，: where a statement comes from, which is checked as names and labels are.
_LEAD = re.compile(
    r"^(?:(?:根据|按照|依据|依照|结论|答案|回答)是?[:：]?|《[^。;；\n]*?》(?=[^》]*$)|第[^，,。]{1,10}[条款段]|"
    r"[（(][一二三四五六七八九十]+[）)]|[本该这]条|条款|文件|参考资料|资料|信息|[，,、和的及中里])+"
    r"(?:的?(?:规定|要求|明确|提出|提到|指出))?(?:[，,:：]\s*[“\"]?|[“\"])"
)
# 不对， or Yes: before a statement answers the question; whether rightly, the statement shows.
_ANSWER = re.compile(
    r"^(?:不?是的?|不对|不?可以|不?需要|没有|有|不?会|[條条]款[沒没]有直接[說说]是或否，原文是)，"
    r"|^(?:Yes|No): "
)
# According to Shanwei (《…》三、（九）, for 2025): “…”.: all of it but the quotation.
_FRAME = re.compile(r"^According to (?:[^“”]{1,40}? \(《.*?》[^:]*?\)|《.*?》[^:]*?)(?=: )")
_WHAT: dict[str, tuple[Kind, str]] = {
    "department": ("body", "部门"),
    "institution": ("body", "机构"),
    "place": ("place", "地区"),
    "term": ("term", "名称"),
}


def check(sentence: str, cited: Sequence[Source]) -> Finding:
    """Hold one sentence of an answer against the sources it cites.

    Citation markers ([1]), a leading list marker, a yes or no and an English frame of a quotation
    are no part of what is checked. The verdict is
    ``supported`` when nothing failed, ``partly`` when only soft failures did, else ``unsupported``.
    """
    claim = _LIST_MARKER.sub("", _MARKERS.sub("", sentence)).strip()
    claim = _FRAME.sub("", _ANSWER.sub("", claim))
    if not cited:
        return Finding("unsupported", (Failure("grounding", "句子没有引用条款"),))
    body = _LEAD.sub(lambda m: " " * len(m[0]), claim)
    beside = restated(body, cited)
    rest = _without(claim if not beside.settled else body, beside.settled)
    failed = [failure for rule in _PRESENCE for failure in rule(claim, cited)]
    failed += beside.failures
    failed += [failure for rule in _SENSE for failure in rule(rest, cited)]
    unique = tuple(dict.fromkeys(failed))
    source, support = _support(claim, cited)
    verdict: Verdict = "partly" if all(f.soft for f in unique) else "unsupported"
    return Finding(
        verdict if unique else "supported", unique, source, support, bearing(claim, cited)
    )


@lru_cache(maxsize=512)
def _known(cited: tuple[Source, ...]) -> str:
    return "\n".join(f"{s.context}\n{s.text}" for s in cited)


def _names(claim: str, cited: Sequence[Source]) -> list[Failure]:
    quoted = [q.span for q in quotations(claim)]
    failed = []
    for name in missing_names(claim, [t for s in cited for t in (s.context, s.text)]):
        if not any(start <= name.span[0] < end for start, end in quoted):
            kind, word = _WHAT[name.kind]
            failed.append(Failure(kind, f"{word}“{name.text}”不在所引条款中"))
    return failed


def _quoted(claim: str, cited: Sequence[Source]) -> list[Failure]:
    known = _known(tuple(cited))
    return [
        Failure("title", f"文件《{q.text}》不在所引条款中")
        if q.kind == "title"
        else Failure("quotation", f"引语“{q.text}”与所引条款原文不一致")
        for q in quotations(claim)
        if not says(known, q)
    ]


def _references(claim: str, cited: Sequence[Source]) -> list[Failure]:
    known = _known(tuple(cited))
    whole = compact(known)
    failed = [
        Failure("number", f"文号“{r.text}”不在所引条款中")
        for r in document_numbers(claim)
        if r.key not in _keys(known) and compact(r.key.replace("|", "")) not in whole
    ]
    return failed + [
        Failure("label", f"“{r.text}”不是所引条款")
        for r in labels(claim)
        if r.key not in _keys(known) and compact(r.text) not in whole
    ]


def _without_values(claim: str) -> str:
    """Leave out dates and figures, which may be written otherwise than in the source."""
    spans = [date.span for date in dates(claim)] + [figure.span for figure in figures(claim)]
    return _without(claim, spans)


@lru_cache(maxsize=512)
def _keys(known: str) -> frozenset[str]:
    return frozenset(r.key for r in (*document_numbers(known), *labels(known, bare=True)))


def _grounding(claim: str, cited: Sequence[Source]) -> list[Failure]:
    there = bigrams(_known(tuple(cited)))
    plain = _without(claim, [body.span for body in departments(claim)])
    mine = bigrams(_without_values(plain))
    if departments(claim) and len(mine) < FEW:
        return []
    if not mine and re.search(r"[一-龥]", claim) and not _is_deadline(claim):
        return [Failure("grounding", "句中没有可以核对的内容")]
    if max(coverage(mine, there), coverage(bigrams(plain), there)) < GROUNDED:
        return [Failure("grounding", "这句话的内容不在所引条款中")]
    return [
        Failure("grounding", f"“{piece.text.strip()}”不在所引条款中", soft=True)
        for piece in pieces(claim, claims=True)
        if len(piece.words) >= 5 and coverage(piece.words, there) < HALF_GROUNDED
    ]


def _is_deadline(claim: str) -> bool:
    """截止日期是10月26日: nothing but a date and that it is the last; another rule has found it."""
    return any(date.relation == "before" for date in dates(claim))


def _support(claim: str, cited: Sequence[Source]) -> tuple[int | None, Span | None]:
    """The sentence of the sources that the claim has most in common with."""
    mine, best = bigrams(claim), (0.0, None, None)
    for index, source in enumerate(cited):
        folded = fold(source.text)
        for span in {p.sentence for p in pieces(source.text)}:
            score = coverage(mine, bigrams(folded[slice(*span)])) - span[1] * 1e-9
            if mine and score > best[0]:
                best = (score, index, span)  # type: ignore[assignment]
    return best[1], best[2]


def _without(claim: str, settled: Sequence[Span]) -> str:
    """Blank out what has been settled, keeping positions."""
    for start, end in settled:
        claim = claim[:start] + " " * (end - start) + claim[end:]
    return claim


_Rule = Callable[[str, Sequence[Source]], Sequence[Failure]]
# What a sentence names must be there, whoever says it; what is said of it is judged where the
# sentence does not restate one of its sources.
_PRESENCE: tuple[_Rule, ...] = (_names, _quoted, _references, duty_failures, scope_failures)
_SENSE: tuple[_Rule, ...] = (
    figure_failures,
    date_failures,
    force_failures,
    _grounding,
)
