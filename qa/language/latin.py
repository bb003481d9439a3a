"""An answer in English: its own words; what it quotes stands in quotation marks, in Chinese."""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.answer import Evidence
from qa.language.naming import english_name, is_region
from qa.language.phrasebook import phrasebook
from qa.language.quoted import headings, parted, pieces, stands_in
from qa.language.words import Words, words
from qa.statement import Statement, short_name
from qa.verify import figures

_HAN = re.compile(r"[\u3400-\u9fff]")
_LABELLED = re.compile(r"(\w+?)((?:第|[一二三四五六七八九十]+、|[（(]).*)")  # 汕尾三、（九）
_LONGEST_PLACE = 40  # characters of a region with a label


def statement(said: Statement) -> Statement:
    """A statement in English around what it quotes."""
    if not said.evidence:
        return replace(said, text=_stopped(line(said.text)))
    if len(said.evidence) > 1 and (beside := _side_by_side(said)):
        return replace(said, text=_stopped(beside))
    lead, quote = parted(said)
    own = phrasebook().match(said.text.rstrip("。"), "cited") if not quote else None
    if own is not None:
        return replace(said, text=_stopped(own.english.format(**own.said)))
    return replace(said, text=_quoting(said.evidence[0], lead, quote))


def line(text: str) -> str:
    """A line without evidence; one that is no template is a name, or English already."""
    if text[:1].isascii():
        return text
    return phrasebook().line(text, _named) or heading(text)


def heading(text: str) -> str:
    """The head of a column: of the system, or a name."""
    return _plain(phrasebook().part(text, _named))


def cell(said: Statement, row: Sequence[Evidence]) -> str:
    """The text of a cell; what its row quotes needs no marks there."""
    if said.evidence and not phrasebook().knows(said.text):
        return "\n".join(map(_cited, said.text.split("\n")))
    if not phrasebook().knows(said.text) and stands_in(said.text, row):
        return said.text
    return phrasebook().part(said.text, _named) if said.text else ""


def _cited(text: str) -> str:
    """A line of a cell: a place by its English name, else what the clause says, under its year."""
    if match := phrasebook().match(text, "dated"):
        return match.english.format(**match.said)
    return _named(text) if _LABELLED.fullmatch(text) and len(text) < _LONGEST_PLACE else text


def _plain(text: str) -> str:
    """A text that is nothing but one name, without quotation marks."""
    return text[1:-1] if re.fullmatch(r"“[^“”]*”", text) else text


def _named(text: str) -> str:
    """A name or quotation in a line: regions by their English names, others as they stand."""
    if is_region(text):
        return english_name(text)
    if match := _LABELLED.fullmatch(text):
        return f"{english_name(match[1])} {match[2]}" if is_region(match[1]) else text
    whole = not _HAN.search(text) or re.fullmatch(r"《.*》\S*|“.*”", text, re.DOTALL)
    return text if whole else f"“{text}”"


def _stopped(text: str) -> str:
    return text if text.endswith((".", "?", ":")) else f"{text}."


def _side_by_side(said: Statement) -> str:
    """合格率：内蒙古到2025年达到96.5%，汕尾到2025年…: each side's words as its quotation."""
    theme, _, rest = said.text.partition("：")
    names = [short_name(item.document) for item in said.evidence]
    starts = [rest.find(name) for name in names]
    if starts[0] != 0 or starts != sorted(starts) or len(set(starts)) < len(starts):
        return ""
    ends = [*starts[1:], len(rest)]
    told = [
        _side(name, rest[start + len(name) : end].strip("，。"))
        for name, start, end in zip(names, starts, ends, strict=True)
    ]
    return f"“{theme}”: {'; '.join(told)}"


def _side(name: str, words_of_it: str) -> str:
    match = re.match(r"到(\d{4})年", words_of_it)
    year = words("en").by_year.format(year=match[1]) if match else ""
    return f"{english_name(name)}{year}: “{words_of_it[match.end() if match else 0 :]}”"


def _quoting(item: Evidence, lead: str, quote: str) -> str:
    """What a clause says, under where it says so: According to Shanwei (《…》三、（九）): “…”."""
    said = words("en")
    opened = _opening(lead)
    begun = f"{opened}{said.comma}" if opened else ""
    quote = _plain((quote or item.words).strip().rstrip("。；;"))
    own = phrasebook().match(lead, "led") if lead else None
    form = own.english if own else said.cited
    place = _place(item, lead, quote, said)
    return f"{begun}{form.format(place=place, quote=quote)}{said.full_stop}"


def _opening(lead: str) -> str:
    """What a lead begins with before it says where its quotation stands, in English."""
    for chinese, english in phrasebook().table("openings").items():
        if any(lead.startswith(said.rstrip("，") + "，") for said in (chinese, english)):
            return english
    return ""


def _place(item: Evidence, lead: str, quote: str, said: Words) -> str:
    """Shanwei (《…》三、（九）, for 2025), with the heading that the lead names."""
    document, label = item.document, item.clause.label
    name, title = english_name(short_name(document)), f"《{document.title}》"
    years = [year for year in item.sentence.years if str(year) not in quote]
    year = said.by_year.format(year=years[-1]) if years and figures(quote) else ""
    named = "".join(piece for piece, quoted in pieces(lead) if not quoted or piece[0] != "《")
    under = next((h for h in headings([item]) if h in named and h not in label), "")
    where = f"{title}{label}{f'“{under}”' if under else ''}{year}"
    return f"{name} ({where})" if name != title else where
