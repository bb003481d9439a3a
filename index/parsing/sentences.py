"""The sentences of a clause and the target years that govern each of them.

"到2025年,…合格率达到98%以上。…满意度达到83分以上。" gives both sentences the year 2025; so do the
—— items under it. A year in the name of a plan, in a 文号 or in a date governs nothing.
"""

import re
from collections.abc import Iterator, Mapping

from index.clause import Clause, ParsedDocument, Sentence, Span
from index.facts.departments import department_span
from index.parsing.numbering import number_value


def sentences(clause: Clause, lead_years: tuple[int, ...] = ()) -> tuple[Sentence, ...]:
    """The sentences of a clause, with spans in the document's text.

    A sentence ends at 。！？； or with its line, but not inside quotes or brackets; the bracket
    with the responsible departments is one of its own, which no year governs. ``lead_years``
    govern each paragraph until it names a year itself. A table's row is one sentence.
    """
    if clause.columns:  # a row says what it says as a whole
        return (Sentence(clause.id, clause.text, clause.start, clause.end, lead_years),)
    return sentences_in(clause.text, clause.id, clause.start, lead_years)


def sentences_in(
    text: str, clause_id: str, base: int, lead_years: tuple[int, ...] = ()
) -> tuple[Sentence, ...]:
    """The sentences of a clause's text, or of one paragraph of it, which starts at ``base``."""
    found = []
    bracket = department_span(text)
    for paragraph in _PARAGRAPH.finditer(text):
        years = lead_years
        for start, end in _spans(text, paragraph.span(), bracket):
            said = text[start:end]
            if bracket and start >= bracket[0]:  # the responsible departments
                found.append(Sentence(clause_id, said, base + start, base + end))
                continue
            years = target_years(said) or years
            found.append(Sentence(clause_id, said, base + start, base + end, years))
    return tuple(found)


def document_sentences(parsed: ParsedDocument) -> tuple[Sentence, ...]:
    """The sentences of all clauses; —— items inherit the years of the lead above them."""
    found: list[Sentence] = []
    closing_years: dict[str, tuple[int, ...]] = {}  # clause id -> years of its last sentence
    for clause in parsed.clauses:
        parent = _DASH_ITEM.sub("", clause.id)
        inherited = closing_years.get(parent, ()) if parent != clause.id else ()
        own = sentences(clause, inherited)
        closing_years[clause.id] = own[-1].years if own else ()
        found.extend(own)
    return tuple(found)


def target_years(text: str) -> tuple[int, ...]:
    """The years a sentence sets as its target, in its order, each once.

    >>> target_years("到2025年和2035年,分别达到《规划(2016-2020年)》所定的水平。")
    (2025, 2035)
    """
    if "年" not in text:
        return ()
    mentions = list(_YEARS.finditer(text))
    if not mentions:
        return ()
    hidden = _covered(text, _ASIDES)
    years: list[int] = []
    for mention in mentions:
        start, end = mention.span()
        before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
        if not hidden[start] and _is_target(before, after):
            years.extend(number_value(each) for each in _YEAR.findall(mention.group()))
    return tuple(dict.fromkeys(years))


_AROUND = 40  # characters beside a year that tell whether it is a target
_DEEPEST = 50  # marks that may be open at once; a text that only opens them is no text
_PARAGRAPH = re.compile(r"[^\r\n]+")
_DASH_ITEM = re.compile(r"-d\d+(?:~\d+)?$")
_YEAR = re.compile(r"(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3}")
_YEARS = re.compile(  # 2025年, 2023-2025年, 2025年和2035年
    rf"(?<!\d)(?:{_YEAR.pattern})(?:\s*年?\s*[-—–~～至到、和与及]{{1,2}}\s*(?:{_YEAR.pattern}))*\s*年"
)
_PAST_OR_DATE = re.compile(r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月|以来|以后|起|度|版")
_TOWARDS = re.compile(r"(?:到|至|截至|截止|力争|确保|争取|在|于)\s*$")
_BY = re.compile(r"年?[底末]|(?:以|之)?前")
_PHRASE_START = re.compile(r"(?:^|[。；，,;：:—])[^\w。；，,;：:]*$")
_SET_OFF = re.compile(r"\s*(?:[，,：:]|全|实现|达到|力争|基本|完成|建成)")
_STOP = re.compile(r"[。！？；!?;”’」](?:(?<=[。！？；!?;])|(?<=[。！].))")
_QUOTES = {"“": "”", "‘": "’", "「": "」"}
_ASIDES = {
    "(": ")",
    "（": ")",
    "《": "》",
    "〈": "》",
    "<": "》",
    "〔": "〕",
    "[": "〕",
    "【": "】",
}
_MARKS = _QUOTES | _ASIDES
_CLOSERS = {
    ")": ")",
    "）": ")",
    "》": "》",
    "〉": "》",
    ">": "》",
    "〕": "〕",
    "]": "〕",
    "】": "】",
} | {close: close for close in _QUOTES.values()}
_MARK = re.compile("[" + re.escape("".join([*_MARKS, *_CLOSERS])) + "]")


def _spans(text: str, paragraph: Span, bracket: Span | None) -> Iterator[Span]:
    """The sentences of one paragraph, without white space around them."""
    first, last = paragraph
    cuts = [match.end() for match in _STOP.finditer(text, first, last)]
    if cuts:
        inside = _covered(text[first:last], _MARKS)
        cuts = [cut for cut in cuts if not inside[cut - 1 - first]]
    if bracket and first <= bracket[0] < last:
        cuts = [cut for cut in cuts if cut <= bracket[0]] + [bracket[0]]
    start = first
    for end in [*dict.fromkeys(cuts), last]:
        piece = text[start:end]
        bare = piece.strip()
        if bare:
            begin = start + len(piece) - len(piece.lstrip())
            yield begin, begin + len(bare)
        start = end


def _covered(text: str, pairs: Mapping[str, str]) -> bytearray:
    """Which characters stand between matching marks; marks without a match enclose nothing.

    The opening mark counts as between, the closing one does not. Half-width and full-width forms
    of a bracket match each other, as they do in such texts.
    """
    covered = bytearray(len(text))
    open_marks: list[tuple[str, int]] = []
    for mark in _MARK.finditer(text):
        at, character = mark.start(), mark.group()
        if character in pairs:
            open_marks.append((pairs[character], at))
            del open_marks[:-_DEEPEST]
            continue
        closes = _CLOSERS.get(character)
        depth = next((n for n, (end, _) in enumerate(reversed(open_marks), 1) if end == closes), 0)
        if depth:
            start = open_marks[-depth][1]
            covered[start:at] = b"\1" * (at - start)
            del open_marks[-depth:]
    return covered


def _is_target(before: str, after: str) -> bool:
    """Whether a year between these two texts is one to be reached, not a date or the past."""
    if _PAST_OR_DATE.match(after):
        return False
    if _TOWARDS.search(before) or _BY.match(after):
        return True
    return bool(_PHRASE_START.search(before) and _SET_OFF.match(after))
