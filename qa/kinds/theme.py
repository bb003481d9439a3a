"""What a comparison is about, and the sentences of a document that say it in so many words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.normalise import comparable
from qa.answer import Evidence
from qa.case import Case
from qa.coverage import covered
from qa.kinds.scan import Scanned, folded, is_heading, scan
from qa.kinds.sides import Side

_SHORTEST = 3  # characters of a part of a theme that may stand for it
_RARE = 40  # clauses of the documents compared that may say it; what more say tells nothing
_SHARE = 0.6  # of the theme's word that another document may say instead: 质量奖 for 政府质量奖
_SHARE_OF_NAME = 0.4  # of the theme's name that the telling part must be as long as
_FEW = 2
_GENERAL = re.compile(
    r"^(?:目标|指标|任务|措施|要求|规定|内容|文件|意见|纲要|政策|方面|地方|主要|量化|数字|总体|工作|重点|数据|情况|不一样|全部|整体|它们|二者|两者|一样|下|一起|列|表|请"
    r"|用|出|看|对|看看|[两二三四]者|[两二三四五六七八几各]+(?:个|份|部|地|省|市|家|方|边)|之间|法律|办法|条例|异同|处)+$"
)


@dataclass(frozen=True, slots=True)
class Theme:
    """One row of a comparison: what it is called, and what the question says of it.

    ``quoted`` is what the question puts in quotation marks, "" where it puts nothing in them.
    """

    name: str
    about: str
    quoted: str = ""


def theme_of(about: str, question: str = "", parts: Sequence[str] = ()) -> Theme | None:
    """The theme that content words name; None where they name none: only 目标, 不同.

    ``parts`` are what the question says of each side in turn; what one but the last has in
    quotation marks is its own.
    """
    words = _words(about)
    quoted = _QUOTED.search(comparable(question))
    said = quoted.group(1) if quoted and not any(quoted[1] in each for each in parts[:-1]) else ""
    return Theme(said or max(words, key=len), " ".join(words), said) if words or said else None


def _words(about: str) -> list[str]:
    bare = (_OPENING.sub("", each) for each in about.split())
    return [each for each in bare if each and not _GENERAL.match(each)]


_OPENING = re.compile(r"^(?:对(?=标签|标准|外包|接)|对(?!标|外|接|口|比)|在|于|就|从|[和与])")


_QUOTED = re.compile(r"[“\"「『]([^“”\"「」『』]{2,20})[”\"」』]")


@dataclass(frozen=True, slots=True)
class Saying:
    """The theme's most telling ``word`` and, for each side, the sentences that say it."""

    word: str
    items: Mapping[str, tuple[Evidence, ...]]


def saying_of(case: Case, theme: Theme, sides: Sequence[Side]) -> Saying:
    """What the sides say in the theme's own words; the word is "" where none of them has any."""
    held = {side.name: list(scan(case.searcher).within(side.ids)) for side in sides}
    word = _telling(theme, [each for clauses in held.values() for each in clauses])
    found = {
        name: _saying(case, theme, word, clauses) if word else () for name, clauses in held.items()
    }
    return Saying(word, found)


def says(clauses: Sequence[Scanned], word: str) -> bool:
    """Whether one of the clauses has a word."""
    return any(word in folded(each.clause.text) for each in clauses)


def _telling(theme: Theme, clauses: Sequence[Scanned]) -> str:
    """The longest part of the theme that stands in the documents, in few of their clauses."""
    texts = [folded(each.clause.text) for each in clauses]
    words = [word for each in theme.about.split() if (word := folded(each))]
    parts = {part for word in words for part in _parts(word)}
    whole = folded(theme.quoted)
    if whole and any(whole in text for text in texts):
        return whole
    least = _SHARE_OF_NAME * len(folded(theme.name))
    for part in sorted(parts, key=lambda each: (-len(each), each)):
        if len(part) >= least and 0 < sum(part in text for text in texts) <= _RARE:
            return part
    return ""


def _parts(word: str) -> set[str]:
    """A word and its parts; a short word only whole."""
    least = min(_SHORTEST, len(word)) if len(word) >= _FEW else len(word) + 1
    return {word[i : i + n] for n in range(least, len(word) + 1) for i in range(len(word) - n + 1)}


def _saying(
    case: Case, theme: Theme, word: str, clauses: Sequence[Scanned]
) -> tuple[Evidence, ...]:
    """The sentences of one side with the word, or with the most of it that the side says."""
    least = max(_SHORTEST, round(_SHARE * len(word)))
    said = next(
        (
            part
            for part in sorted(_parts(word), key=lambda each: (-len(each), each))
            if (part == word or len(part) >= least) and says(clauses, part)
        ),
        "",
    )
    if not said:
        return ()
    found = [item for each in clauses for item in _in_clause(case, each, said)]
    return tuple(sorted(found, key=lambda item: -_worth(case, theme, said, item))[:_FEW])


def _in_clause(case: Case, each: Scanned, said: str) -> list[Evidence]:
    """The sentences of a clause that say a word; where only its heading does, its first."""
    if said not in folded(each.clause.text):
        return []
    sentences = [
        Evidence(0, each.document, each.clause, sentence, 1.0)
        for sentence in case.searcher.sentences_of(each.clause)
        if not is_heading(sentence, each.clause)
    ]
    return [item for item in sentences if said in folded(item.words)] or sentences[:1]


def _worth(case: Case, theme: Theme, said: str, item: Evidence) -> float:
    """What a sentence tells of the theme: more where its heading says the word too."""
    headed = said in folded(item.clause.heading)
    return covered(theme.about, item.words, case.idf) + 0.5 * headed
