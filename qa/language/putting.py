"""What an English question says, put into a Chinese sentence; it need not be good Chinese."""

import re
from dataclasses import dataclass

from qa.language.english import asking, claims, force
from qa.language.frames import Frame

_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")
_FIGURE = re.compile(r"(?<![\w.])(\d[\d,]*(?:\.\d+)?)\s*(%|percent\b|per cent\b)")
_LAW = re.compile(r"(?:(?<!方)(?<!办)法|法典|条例)$")
_PARTY = re.compile(r"企业|者|单位|商|机构|公司|工厂|商店|院|校|行|人|农户")


@dataclass(frozen=True, slots=True)
class Said:
    """What a question names: regions, labels, and terms in Chinese order."""

    regions: tuple[str, ...]
    labels: str
    terms: tuple[str, ...]

    @property
    def laws(self) -> tuple[str, ...]:
        """The laws among its terms."""
        return tuple(dict.fromkeys(filter(is_law, self.terms)))

    @property
    def subject(self) -> tuple[str, ...]:
        """Its other terms, each once."""
        return tuple(dict.fromkeys(term for term in self.terms if not is_law(term)))


def is_law(term: str) -> bool:
    """Whether a term is the name of a law.

    >>> is_law("产品质量法"), is_law("办法")
    (True, False)
    """
    return len(term) > 2 and bool(_LAW.search(term))


def plainly(said: Said, question: str) -> str:
    """A question without a frame: where, of what year, about what, and what is asked."""
    figures = "".join(f"{number}%" for number, _ in _FIGURE.findall(question.lower()))
    ask = f"{figures and '是' + figures}吗？" if claims(question) else asking(question)
    bound = force(question) if claims(question) else ""
    opening = f"{''.join((*said.regions, *said.laws))}{said.labels}{_years(question)}"
    who, *what = [term for term in said.subject if term not in ask] or [""]
    if bound and not what:
        who, what = "", [who]
    return f"{opening}{who}{bound}{''.join(what)}{ask}"


def framed(frame: Frame, said: Said, question: str) -> str:
    """A question in its frame; "" where what the frame is about was not read."""
    subject = "".join(said.subject)
    compared = frame.chinese.startswith("比较")
    if "提到" in frame.chinese and said.labels and not subject:
        return f"哪些条款引用了{''.join((*said.regions, *said.laws))}{said.labels}？"
    if "{x}" in frame.chinese and not (subject or (compared and (said.laws or said.regions))):
        return ""
    if frame.chinese.startswith("我是"):
        subject += "" if _PARTY.search(subject) else "企业"
        if said.laws:
            return f"{''.join(said.laws)}规定{subject}应当履行哪些义务？"
    where = ("和" if compared else "").join((*said.regions, *said.laws)) or compared * "各文件"
    filled = frame.chinese.format(where=f"{where}{said.labels}", x=f"{_years(question)}{subject}")
    return filled.replace("我是的", "我是")


def _years(question: str) -> str:
    return "".join(f"{year}年" for year in dict.fromkeys(_YEAR.findall(question)))
