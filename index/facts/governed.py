"""One sentence and what governs its figures: its years, its 力争, that it tells of the past."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from index.clause import Sentence
from index.parsing.numbering import number_value


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole clause: its region, whether it is part of a plan, since when."""

    region: str = ""
    strict: bool = True  # a law, a report: only with a year or a word of aim; False for a plan
    since: int = 0  # the year the document was issued in: earlier years are the past


class Governed:
    """One sentence, and what is known in it: where its years stand, how far its 力争 reaches."""

    def __init__(self, sentence: Sentence, setting: Setting) -> None:
        self.text, self.base, self.setting = sentence.text, sentence.start, setting
        self.carried = sentence.years
        aim = _AIM_FOR_ALL.search(self.text)
        self.aimed_from = aim.start() if aim else len(self.text)
        self.years: list[tuple[int, tuple[int, ...]]] = []
        for match in _YEARS.finditer(self.text):
            years = tuple(number_value(each) for each in _ONE_YEAR.findall(match.group()))
            if not set(years) <= set(sentence.years):
                continue  # a date, the past, the name of a plan
            spanned = match.group(1) and match.group(1) in "-—–~～至到"
            self.years.append((match.end(), years[-1:] if spanned else years))
        self.past = bool(PAST.search(self.text)) and not self.years

    def years_at(self, at: int) -> tuple[int, ...]:
        """The years that govern a figure at ``at``: those said last before it."""
        before = bisect_left(self.years, (at + 1, ()))
        return self.years[before - 1][1] if before else self.carried

    def aimed(self, start: int, end: int) -> bool:
        """Whether 力争 or 争取 stands in a stretch, or before it for the whole sentence."""
        return start >= self.aimed_from or bool(AIM.search(self.text, start, end))


PAST = re.compile(
    r"已(?!建|有)|目前|现有|截至|截止|去年|上年(?!均)|同比|近年|以来|了\d|曾|累计(?:完成|实现|建成)了|“十[一二三]五”期间"
)
AIM = re.compile(r"力争|争取|努力")
_AIM_FOR_ALL = re.compile(
    r"(?:力争|争取|努力)(?=\s*(?:到|在|通过|用|经过|利用|于|\d{4}年|再|至|\d+年|[一二三两]年))"
)
_YEAR = r"(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})"
_YEARS = re.compile(rf"(?<!\d){_YEAR}\s*年?(?:\s*([-—–~～至到、和与及])+\s*{_YEAR})*\s*年")
_ONE_YEAR = re.compile(_YEAR)
