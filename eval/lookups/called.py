"""What people call a document, made of its title; and which titles a name may stand for.

These rules know nothing of how names are understood: they only leave characters out.
"""

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.clause import Document

_STATE = "中华人民共和国"
_AT_END = re.compile(r"[（(][^（()）]*[）)]$")
_FRAMED = re.compile(
    r"^(?P<who>[^《》]{2,40}?)?关于(?:适用|审理|办理|处理|实施)?《?(?P<what>.{3,60}?)》?"
    r"(?:具体)?(?:应用|适用)?(?:法律)?(?:若干)?(?:问题)?的(?P<kind>若干规定|规定|解释|决定|意见|批复|通知)"
    r"(?P<nth>（[一二三四五六七八九十]+）)?$"
)
_KINDS = ("实施细则", "实施条例", "实施办法", "暂行条例", "暂行规定", "暂行办法", "试行办法")
_SPARED = re.compile(  # words that titles have and people leave out
    "监督|管理|安全|质量|实施|保障|促进|生产|经营|使用|登记|注册|检验|审查|技术|信息|工作|服务|违法|行政|"
    "若干|审理|案件|纠纷|产品|暂行|有关|问题|应用|建设|推进|战略|贯彻|落实|深入"
)
_SAID = 4  # letters that a name must keep, its kind among them
_CONFUSED = 3  # documents that one name may stand for, before nobody could tell


@dataclass(frozen=True, slots=True)
class Called:
    """A name for a document, how it was made, and the ids of all documents it fits as well."""

    name: str
    form: str
    documents: frozenset[str]


class Naming:
    """The names of the documents of a corpus."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._plain = {key: _plain(document.title) for key, document in documents.items()}
        self._whole: dict[str, list[str]] = {}
        for key, document in documents.items():
            self._whole.setdefault(_bare(document.title), []).append(key)
        self._numbers = Counter(document.number for document in documents.values())

    def names(self, document: Document, rng: random.Random) -> list[Called]:
        """The ways to name a document; those that would name too many are left out."""
        found = []
        for form, name in (*_written(document), *self._shortened(document, rng)):
            fitting = self.fitting(name)
            if document.id in fitting and len(fitting) <= _CONFUSED:
                found.append(Called(name, form, fitting))
        if document.number and self._numbers[document.number] == 1:
            found.append(Called(document.number, "文号 number", frozenset({document.id})))
        return found

    def fitting(self, name: str) -> frozenset[str]:
        """The documents whose titles become the name by leaving out the fewest letters."""
        said = _plain(name)
        if exactly := self._whole.get(_bare(name)):
            return frozenset(exactly)
        left_out = {
            key: len(title) - len(said)
            for key, title in self._plain.items()
            if title[-1:] == said[-1:] and _leaves(title, said)
        }
        fewest = min(left_out.values(), default=0)
        return frozenset(key for key, count in left_out.items() if count == fewest)

    def _shortened(self, document: Document, rng: random.Random) -> Iterator[tuple[str, str]]:
        title = _AT_END.sub("", document.title).replace(_STATE, "")
        for kind in _KINDS:
            if title.endswith(kind):
                yield "简称·文种 kind", title.removesuffix(kind) + kind[2:]
        if match := _FRAMED.match(document.title):
            nth = match["nth"] or ""
            what = re.sub("[《》]", "", match["what"].replace(_STATE, ""))
            yield "简称·去框架 frame", f"{what}{match['kind'].removeprefix('若干')}{nth}"
            if match["kind"] == "解释":
                yield "司法解释 interpretation", f"{what}司法解释{nth}"
        plain = self._plain[document.id]
        words = [each for each in _SPARED.finditer(plain) if 2 <= each.start() <= len(plain) - 4]
        if words and len(plain) > _SAID:
            word = rng.choice(words)
            yield "简称·去一词 word", plain[: word.start()] + plain[word.end() :]
        if len(words) > 1:
            yield "简称·去数词 words", _without(plain, words)
        if re.fullmatch(r"[一-龥]{6}法", plain):  # 道路交通安全法 → 道交安法
            yield "简称·首字 initials", f"{plain[0]}{plain[2]}{plain[4]}法"
        elif re.fullmatch(r"[一-龥]{4}法", plain):
            yield "简称·首字 initials", f"{plain[0]}{plain[2]}法"


def _written(document: Document) -> Iterator[tuple[str, str]]:
    """The title itself, in the ways that leave nothing of it open."""
    title = document.title
    yield "全称 title", title
    yield "书名号 quoted", f"《{title}》"
    if title.startswith(_STATE):
        yield "去国名 state", title.removeprefix(_STATE)
    if match := _AT_END.search(title):
        yield "去版本 edition", title[: match.start()]
    for alias in document.aliases[:3]:
        yield "别名 alias", alias


def _plain(title: str) -> str:
    """A title without the name of the state, the bracket at its end, marks and spaces.

    The number of 解释（三） stays: it tells one document from another.
    """
    folded = unicodedata.normalize("NFKC", title).strip("《》").replace(_STATE, "")
    end = _AT_END.search(folded)
    if end and not re.fullmatch(r"\([一二三四五六七八九十]+\)", end.group()):
        folded = folded[: end.start()]
    return re.sub(r"[\W_]+", "", folded)


def _bare(title: str) -> str:
    """A whole title but for the name of the state, marks and spaces."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", title).replace(_STATE, ""))


def _leaves(title: str, said: str) -> bool:
    rest = iter(title)
    return all(letter in rest for letter in said)


def _without(title: str, words: Sequence[re.Match[str]]) -> str:
    kept, at = "", 0
    for word in words:
        kept, at = kept + title[at : word.start()], word.end()
    return kept + title[at:]
