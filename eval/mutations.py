"""How much of what could be falsified in a true sentence does verification catch?

Every sentence of the corpus is true of its own clause. Each is changed in one thing (a figure, a
year, 以上, a department …) and checked against that clause again: the change must be caught, while
the sentence itself, and the same sentence in full-width digits or Chinese numerals, must pass.

    python -m eval.mutations [--documents DIR] [--missed]
"""

import argparse
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from index.settings import IndexSettings
from qa.verify import Source, check, dates, document_numbers, figures, quotations
from qa.verify.departments import departments, named_in
from qa.verify.figures import Figure
from qa.verify.numerals import chinese
from qa.verify.places import places

_LABEL = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十]+[）)]|\d{1,2}\.\s|[一二三四五六七八九十]+、)"
)
_SENTENCE = re.compile(r"[^。\n]+。?")
_DIGITS = "〇一二三四五六七八九"
_FULL_WIDTH = str.maketrans("0123456789%", "０１２３４５６７８９％")
_OTHER_DEPARTMENTS = ("市气象局", "市体育局", "市审计局", "市统计局", "市信访局")
_OTHER_PLACES = ("贵州", "青岛")
_VERBS = re.compile(
    r"(?:^|(?<=[,，。;；]))(推进|加强|开展|完善|建立|实施|提高|落实|推动|加快|强化|健全)(?=[一-龥])"
)
_URGES = re.compile(r"(?:^|(?<=[,，。;；]))(?:鼓励|支持|引导)(?=[一-龥]{2})")

Mutator = Callable[[str, str], Iterator[str]]


@dataclass
class Tally:
    """How many changed sentences of one kind were tried and caught."""

    tried: int = 0
    caught: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Share caught; 1.0 where nothing was tried."""
        return self.caught / self.tried if self.tried else 1.0


def clauses(text: str) -> list[str]:
    """Cut a document at its labelled lines; lines without a label belong to the clause above."""
    found: list[str] = []
    for line in text.splitlines():
        if _LABEL.match(line) or not found:
            found.append(line)
        else:
            found[-1] += "\n" + line
    return [clause for clause in found if clause.strip()]


def corpus(folder: Path) -> list[tuple[str, Source]]:
    """Return every sentence of the documents with the clause it stands in."""
    return [
        (sentence[0].strip(), Source(clause))
        for path in sorted(folder.glob("*.txt"))
        for clause in clauses(path.read_text("utf-8"))
        for sentence in _SENTENCE.finditer(clause)
        if re.search(r"[一-龥]{4}", sentence[0])
    ]


def _replace(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def _arabic(sentence: str) -> list[tuple[Figure, re.Match[str]]]:
    """The figures written in digits and not quoted, each with its digits."""
    quoted = [q.span for q in quotations(sentence)]
    found = []
    for figure in figures(sentence):
        digits = re.compile(r"\d+(?:\.\d+)?").search(sentence, *figure.span)
        if digits and not any(s <= figure.span[0] < e for s, e in quoted):
            found.append((figure, digits))
    return found


def change_figure(sentence: str, clause: str) -> Iterator[str]:
    """Another value: one more, ten times, a tenth more."""
    for _, digits in _arabic(sentence):
        value = Decimal(digits[0])
        for other in (value + 1, value * 10, value + Decimal("0.1")):
            yield _replace(sentence, digits.span(), str(other))


def change_unit(sentence: str, clause: str) -> Iterator[str]:
    """Another unit behind the same digits."""
    for figure, digits in _arabic(sentence):
        if figure.unit and sentence.startswith(figure.unit, digits.end()):
            other = "家" if figure.unit != "家" else "万家"
            yield _replace(sentence, (digits.end(), digits.end() + len(figure.unit)), other)


def change_year(sentence: str, clause: str) -> Iterator[str]:
    """Another year, also one that stands elsewhere in the clause."""
    quoted = [q.span for q in quotations(sentence)]
    there = {d.year for d in dates(clause) if d.bare_year}
    for date in dates(sentence):
        if date.bare_year and not any(s <= date.span[0] < e for s, e in quoted) and date.year:
            year = date.year
            for other in sorted({year - 1, year + 5, *(y for y in there if y)} - {year}):
                yield _replace(sentence, date.span, date.text.replace(str(year), str(other)))


def change_date(sentence: str, clause: str) -> Iterator[str]:
    """The day after."""
    for date in dates(sentence):
        if date.day and "《" not in sentence[: date.span[0]]:
            day = str(date.day % 27 + 1)
            head = date.text[: date.text.rindex(str(date.day))]
            yield _replace(sentence, date.span, head + day + ("日" if "日" in date.text else ""))


def change_comparator(sentence: str, clause: str) -> Iterator[str]:
    """以上 dropped, turned to 以下, or added; 不低于 and 超过 turned round."""
    for figure, _ in _arabic(sentence):
        start, end = figure.span
        if "以上" in figure.text:
            yield _replace(sentence, figure.span, figure.text.replace("以上", ""))
            yield _replace(sentence, figure.span, figure.text.replace("以上", "以下"))
        elif figure.comparator == "=" and figure.unit:
            yield sentence[:end] + "以上" + sentence[end:]
        for least, most in (("不低于", "不超过"), ("超过", "不超过"), ("至少", "至多")):
            if (
                sentence[max(0, start - 4) : start].startswith(least, -len(least))
                or least == "至少" in sentence
            ):
                yield sentence.replace(least, most)


def swap_figures(sentence: str, clause: str) -> Iterator[str]:
    """Two figures of one unit change places."""
    found = _arabic(sentence)
    for (one, mine), (other, theirs) in pairwise(found):
        if one.unit == other.unit and one.value != other.value:
            swapped = _replace(sentence, theirs.span(), mine[0])
            yield _replace(swapped, mine.span(), theirs[0])


def change_department(sentence: str, clause: str) -> Iterator[str]:
    """One department becomes another that the clause does not name."""
    for body in departments(sentence):
        for other in _OTHER_DEPARTMENTS[:2]:
            if not named_in(departments(other)[0], departments(clause)):
                yield _replace(
                    sentence, body.span, body.prefix * bool(body.prefix in body.text) + other[1:]
                )


def change_place(sentence: str, clause: str) -> Iterator[str]:
    """One place becomes another."""
    for _, span in places(sentence):
        for other in _OTHER_PLACES:
            yield _replace(sentence, span, other)


def change_quotation(sentence: str, clause: str) -> Iterator[str]:
    """One character of a quoted phrase or title becomes another."""
    for quote in quotations(sentence):
        start, end = quote.span
        at = (start + end) // 2
        if re.match(r"[一-龥\d]", sentence[at]):
            yield _replace(sentence, (at, at + 1), "鑫" if not sentence[at].isdecimal() else "7")


def change_number(sentence: str, clause: str) -> Iterator[str]:
    """Another serial number or issuer in a 文号."""
    for reference in document_numbers(sentence):
        serial = re.search(r"(\d+)\s*号", reference.text)
        if serial:
            start = reference.span[0] + serial.start(1)
            yield _replace(sentence, (start, start + len(serial[1])), str(int(serial[1]) + 1))
            yield _replace(sentence, (reference.span[0], reference.span[0] + 1), "皖")


def change_force(sentence: str, clause: str) -> Iterator[str]:
    """鼓励 becomes 必须; 严禁 becomes 鼓励."""
    for match in _URGES.finditer(sentence):
        yield _replace(sentence, match.span(), "必须要求")
        yield _replace(sentence, match.span(), "严禁")
    for match in re.finditer("严禁|禁止", sentence):
        yield _replace(sentence, match.span(), "鼓励")


def change_negation(sentence: str, clause: str) -> Iterator[str]:
    """A 不 in front of a predicate."""
    for match in _VERBS.finditer(sentence):
        yield _replace(sentence, match.span(1), "不" + match[1])


def drop_aspiration(sentence: str, clause: str) -> Iterator[str]:
    """力争 is left out."""
    if figures(sentence) and "力争" in sentence:
        yield sentence.replace("力争达到", "达到").replace("力争", "")


MUTATORS: dict[str, Mutator] = {
    "figure": change_figure, "unit": change_unit,
    "year": change_year, "date": change_date,
    "comparator": change_comparator, "swap": swap_figures,
    "department": change_department, "place": change_place,
    "quotation": change_quotation, "number": change_number,
    "force": change_force, "negation": change_negation,
    "aspiration": drop_aspiration,
}  # fmt: skip


def spelled_out(sentence: str) -> str:
    """The same sentence with its figures and years in Chinese numerals."""
    changes = [
        (d.span, re.sub(r"\d", lambda m: _DIGITS[int(m[0])], d.text))
        for d in dates(sentence)
        if d.bare_year
    ]
    for _, digits in _arabic(sentence):
        whole, _, fraction = digits[0].partition(".")
        text = chinese(int(whole)) + (
            "点" + "".join(_DIGITS[int(c)] for c in fraction) if fraction else ""
        )
        rest = re.compile(r"\s*%").match(sentence, digits.end())
        end = rest.end() if rest else digits.end()
        if rest or sentence[end : end + 1] in "个家户件项分":
            changes.append(((digits.start(), end), "百分之" + text if rest else text))
    for span, text in sorted(changes, reverse=True):
        sentence = _replace(sentence, span, text)
    return sentence


VARIANTS: dict[str, Callable[[str], str]] = {
    "as it stands": lambda sentence: sentence,
    "full-width digits": lambda sentence: sentence.translate(_FULL_WIDTH),
    "Chinese numerals": spelled_out,
}


def mutations(folder: Path) -> dict[str, Tally]:
    """Change every sentence in every way and count what is caught."""
    tallies = {name: Tally() for name in MUTATORS}
    for sentence, source in corpus(folder):
        for name, mutate in MUTATORS.items():
            for changed in mutate(sentence, source.text):
                tally = tallies[name]
                tally.tried += 1
                if check(changed, [source]).verdict != "supported":
                    tally.caught += 1
                else:
                    tally.missed.append((sentence, changed))
    return tallies


def variants(folder: Path) -> dict[str, Tally]:
    """Check every true sentence in its equivalent forms; ``caught`` counts those that pass."""
    tallies = {name: Tally() for name in VARIANTS}
    for sentence, source in corpus(folder):
        for name, rewrite in VARIANTS.items():
            tally, finding = tallies[name], check(rewrite(sentence), [source])
            tally.tried += 1
            if finding.verdict == "supported":
                tally.caught += 1
            else:
                tally.missed.append((rewrite(sentence), "；".join(finding.failures)))
    return tallies


def main() -> None:
    """Print the table; ``--missed`` also prints what got through."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=Path, default=IndexSettings().documents)
    parser.add_argument("--missed", action="store_true", help="list what was judged wrongly")
    arguments = parser.parse_args()
    for title, tallies in (
        ("changed sentences caught", mutations(arguments.documents)),
        ("true sentences let through", variants(arguments.documents)),
    ):
        print(f"\n{title}")
        for name, tally in tallies.items():
            print(f"  {name:18} {tally.caught:5} of {tally.tried:5}  {tally.rate:7.2%}")
            for before, after in tally.missed if arguments.missed else ():
                print(f"      {before[:90]}\n      → {after[:120]}")


if __name__ == "__main__":
    main()
