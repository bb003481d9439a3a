"""Short names of documents: 药品法 for 药品管理法, 婚姻法解释三, 未成年人保护法实施办法.

People leave out what a title says besides: the state, the issuer, 关于…的, 若干问题, 暂行, and
characters in the middle. What is left stands in the title's order and ends as the title ends.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from index.clause import Document
from index.question.naming.cited import STATE, cited_laws
from index.question.naming.frame import KINDS, core_of, ends_in_kind, without_edition
from index.question.naming.names import letters_of

_MOST = 5  # documents that one short name may fit; more, and it names none
_LEFT_OUT = 2.0  # characters of the title that may be missing for each that is said
_SPARED = 2


@dataclass(frozen=True, slots=True)
class _Title:
    """A title as far as a short name has to say it."""

    document: str
    letters: str
    core: str
    years: frozenset[str]  # of its edition, (2018修正), and of its issue


class ShortNames:
    """The titles of a corpus, found by what people make of them.

    Titles are in comparable form, those of the best documents first.
    """

    def __init__(self, titles: Sequence[tuple[str, Document]]) -> None:
        self._titles: list[_Title] = []
        self._by_core: dict[str, list[int]] = defaultdict(list)
        self._by_letter: dict[str, list[int]] = defaultdict(list)
        self._quoted: dict[str, list[str]] = defaultdict(list)
        for title, document in titles:
            self._add(title, document)
        self._elsewhere = cited_laws(document for _, document in titles) - self._by_core.keys()

    def _add(self, title: str, document: Document) -> None:
        number = len(self._titles)
        core = core_of(title)
        years = frozenset((*_YEAR.findall(title), document.issued[:4]))
        self._titles.append(_Title(document.id, _letters(title), core, years))
        self._by_core[core].append(number)
        for letter in set(self._titles[-1].letters):
            self._by_letter[letter].append(number)
        for quoted in _QUOTED.findall(title):
            self._quoted[core_of(quoted)].append(document.id)

    @property
    def cores(self) -> Iterator[str]:
        """The titles that there are, in the corpus or cited by its documents, as they are said."""
        return chain(self._by_core, self._elsewhere)

    def named(self, name: str) -> tuple[str, ...]:
        """The documents that a name fits best, in the corpus's order; () when it fits none.

        The fewer characters of a title it leaves out, the better it fits; of two characters it may
        be any that starts so. A name that ends as no title does, or fits too many, names none; nor
        does a whole title that no document has: one with 中华人民共和国, or of a law they cite.
        """
        name = _USUAL.get(name, name)
        core, said, year = core_of(name), _letters(name), _YEAR.search(name)
        if not _KIND.sub("", core):  # 意见 alone
            return ()
        found = self._by_core.get(core) or []
        if not found and not name.startswith(STATE) and core not in self._elsewhere:
            found = list(self._fitting(core, said))
        if not found and "司法解释" in core:
            return self.named(name.replace("司法解释", "解释")) or self.named(
                name.replace("司法解释", "规定")
            )
        found = self._nearest(said, found)
        if year and len(found) > 1:
            found = [n for n in found if year.group() in self._titles[n].years] or found
        return tuple(self._titles[n].document for n in found) if len(found) <= _MOST else ()

    def _nearest(self, said: str, found: list[int]) -> list[int]:
        """Of titles that differ in their frames only, those that say the least besides the name."""
        holding = [n for n in found if _in_order(said, self._titles[n].letters)]
        fewest = min((len(self._titles[n].letters) for n in holding), default=0)
        return [n for n in holding if len(self._titles[n].letters) == fewest] or found

    def quoted_in(self, name: str) -> tuple[str, ...]:
        """The documents whose title quotes a document of this name."""
        return tuple(self._quoted.get(core_of(name), ()))

    def _fitting(self, core: str, said: str) -> Iterator[int]:
        """The titles that hold the name's characters in order and leave out the fewest."""
        rarest = sorted((self._by_letter.get(each, []) for each in set(core)), key=len)[:_RAREST]
        missing = {
            n: count
            for n in set(rarest[0]).intersection(*rarest[1:])
            if (count := _left_out(core, said, self._titles[n])) is not None
        }
        if len(core) <= _SHORTEST:  # 消法 is 消费者权益保护法 as well as 消防法
            return (n for n in sorted(missing) if self._titles[n].core[0] == core[0])
        fewest = min(missing.values(), default=0)
        return (n for n in sorted(missing) if missing[n] == fewest)


def _left_out(core: str, said: str, title: _Title) -> int | None:
    """How many characters of a title a name leaves out; None where it does not name it.

    Of a frame too a part may be left out: 具体应用法律 is as good as 适用法律.
    """
    for short, whole in ((core, title.core), (said, title.letters)):
        count = len(whole) - len(short)
        if count <= _SPARED + _LEFT_OUT * len(short) and _abbreviates(short, whole):
            return count
    return None


def _letters(title: str) -> str:
    """A title without the name of the state and without its edition."""
    return letters_of(without_edition(title)).replace(STATE, "")


def _abbreviates(core: str, title: str) -> bool:
    """Whether a title can be shortened to this: in order, with the same end.

    The （三） of 解释（三） may be left out, but not be another. What names no kind of document, as
    电梯安全管理, has to stand in the title as it is.
    """
    said, own = _TAIL.search(core), _TAIL.search(title)
    if said and (own is None or own.group() != said.group()):
        return False
    core, title = core[: said.start() if said else None], title[: own.start() if own else None]
    if not ends_in_kind(core):
        return core in title
    same_kind = core[-1] == title[-1] and bool(_LAW.search(core)) == bool(_LAW.search(title))
    return same_kind and _in_order(core[:-1], title[:-1])


def _in_order(letters: str, title: str) -> bool:
    at = -1
    for letter in letters:
        at = title.find(letter, at + 1)
        if at < 0:
            return False
    return True


_LAW = re.compile(r"(?<!办)法$")  # a 办法 is none
_KIND = re.compile(rf"(?:{KINDS}|司法|管理|实施|工作|本|该|这个?|那个?|文件)")
_USUAL = {"消法": "消费者权益保护法", "交法": "道路交通安全法"}  # whatever else they fit
_TAIL = re.compile(r"[一二三四五六七八九十]{1,3}$")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_QUOTED = re.compile(r"[《〈]([^《》〈〉]{3,60})[》〉]")
_SHORTEST = 2
_RAREST = 3  # letters that choose the titles to look at
