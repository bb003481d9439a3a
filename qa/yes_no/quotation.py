"""Words that a question claims a document to say: 我引用“…”没错吧; borne out, or put right."""

import re
from collections.abc import Iterator

from index.normalise import comparable
from qa.answer import Evidence
from qa.case import Case, Outcome
from qa.coverage import covered
from qa.extract import sentence_statement
from qa.kinds.scan import scan
from qa.statement import Statement, short_name
from qa.yes_no.binding import denies
from qa.yes_no.opening import opened

_LEAST = 6  # letters of a quotation; fewer are a name, which a claim may only mention
_NEAR = 0.55  # share of a quotation that a sentence must say to be what was meant
_STRETCH = 1.6  # how much longer than the quotation that stretch may be
_QUOTED = re.compile(r"[“\"「『]([^“”\"「」『』]{4,120})[”\"」』]")
_SAYS = re.compile(
    r"(?:说|写|提|讲|引用|规定|要求|叫)[到过了的是]*[:：]?\s*[“\"「『]|引用|原[话文句]"
)
_AS_SAID = re.compile(r"引用|原[话文句]|这[么样]?[说写]|表述|说法|提法|写的是|说的是|叫")


def by_claimed_quotation(case: Case) -> Outcome | None:
    """A quotation that a question claims; None where none is claimed or nothing comes near it."""
    claim = case.asked.claim
    quoted = [q for q in _quoted(case.query.text) if len(_letters(q)) >= _LEAST]
    if claim is None or not quoted or denies(_QUOTED.sub("", claim.text)):
        return None
    wrong = [quotation for quotation in quoted if _saying(case, quotation) is None]
    if wrong:
        near = _nearest(case, wrong[0])
        if near is None:
            return _nowhere(case, wrong[0])
        return Outcome("answered", (opened(claim, False, near),))
    if not _AS_SAID.search(_QUOTED.sub("", comparable(case.query.text))):
        return None  # what is claimed of the words, other rules decide
    found = _saying(case, quoted[0])
    return Outcome("answered", (opened(claim, True, sentence_statement(found)),)) if found else None


def _nowhere(case: Case, quotation: str) -> Outcome | None:
    """The news that no document says the words which one is claimed to say."""
    if not _SAYS.search(comparable(case.query.text)):
        return None
    names = "、".join(dict.fromkeys(short_name(document) for document in case.documents))
    refusal = f"未找到：逐条查过{names}的文件，没有“{quotation}”这句话，也没有相近的话。"
    return Outcome("refused", refusal=refusal)


def _quoted(text: str) -> list[str]:
    return [match[1] for match in _QUOTED.finditer(comparable(text))]


def _letters(text: str) -> str:
    """A text without marks, by which quotations differ most."""
    return re.sub(r"\W", "", comparable(text))


def _sentences(case: Case) -> Iterator[Evidence]:
    """Every sentence of the documents that the question names, or of all."""
    among = case.query.documents or tuple(case.searcher.documents)
    for each in scan(case.searcher).within(among):
        for sentence in case.searcher.sentences_of(each.clause):
            yield Evidence(1, each.document, each.clause, sentence, 1.0)


def _saying(case: Case, quotation: str) -> Evidence | None:
    """The first sentence that has a quotation, letter by letter."""
    wanted = _letters(quotation)
    return next((s for s in _sentences(case) if wanted in _letters(s.words)), None)


def _nearest(case: Case, quotation: str) -> Statement | None:
    """The sentence that says the most of a quotation, if it says enough."""
    wanted = _letters(quotation)
    found = ((_shared(wanted, _letters(item.words)), item) for item in _sentences(case))
    share, item = max(found, key=lambda pair: pair[0], default=(0.0, None))
    return sentence_statement(item) if item and share >= _NEAR else None


def _shared(wanted: str, letters: str) -> float:
    """Share of a quotation in the stretch of a sentence that says the most of it."""
    length = round(_STRETCH * len(wanted))
    starts = range(0, max(len(letters) - length, 0) + 1, max(len(wanted) // 3, 1))
    return max(covered(wanted, letters[start : start + length], _plain) for start in starts)


def _plain(term: str) -> float:
    """Every letter of a quotation counts the same."""
    return float(bool(term))
