"""What a question names: documents, regions, years, article labels — and what it asks about.

Rules only, no model: a name that is said is a condition, not a hint.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from index.clause import Document
from index.normalise import comparable
from index.question.labels import labels_in
from index.question.query import Query
from index.question.years import years_in
from index.regions import Region, regions_in

_EXCLUDED = re.compile(r"(?:不是|不要|不问|并非|除了)[^,，。;；?？]{1,12}(?=[,，。;；?？]|$)")
_ABOVE = re.compile(r"自治区|全区|自治州|全州|全市|市里|州里|区里")
_EDITION = re.compile(r"\s*[（(][^（）()]{1,20}[）)]\s*$")
_SHORTEST_TITLE = 3  # 刑法 alone is too short to tell from other words
_NOTHING = r"(?!)"  # a pattern that nothing matches
_TITLE_RUN = 6  # this many characters of a title in a row name the document


class Catalog:
    """The names of all documents of a corpus, ready to be found in questions."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = tuple(documents)
        self._regional = self._names(
            lambda d: [d.region, *(a for a in d.aliases if regional(d, a))]
        )
        self._other = self._names(
            lambda d: [a for a in (*d.aliases, _short_title(d)) if not regional(d, a)]
        )
        self._titles = {d.id: comparable(d.title) for d in self._documents}
        self._holders = _holders(self._titles)

    def knows_years(self, documents: Iterable[str], years: Iterable[int]) -> bool:
        """Whether one of these documents speaks of each of these years."""
        texts = [d.text for d in self._documents if d.id in set(documents)]
        return all(any(str(year) in text for text in texts) for year in years)

    def parts(self, text: str) -> dict[str, str]:
        """For each document named, the stretch of the text from its name to the next one's.

        比较内蒙古的服务满意度和克州的抽查合格率: each document is asked its own.
        """
        plain = comparable(text)
        matches = list(self._regional.pattern.finditer(plain))
        ends = [*(m.start() for m in matches[1:]), len(plain)][: len(matches)]
        return {
            document: plain[match.end() : end].strip(" 的和与跟及、，,")
            for match, end in zip(matches, ends, strict=True)
            for document in self._regional.documents[match.group()]
        }

    def mention(self, text: str) -> str:
        """How a text names a document or its region, in comparable form; "" when it does not."""
        plain = comparable(text)
        for names in (self._regional, self._other):
            if match := names.pattern.search(plain):
                return match.group()
        return ""

    def _names(self, names_of: Callable[[Document], Iterable[str]]) -> "_Names":
        names: dict[str, list[str]] = {}
        for document in self._documents:
            for name in names_of(document):
                if name:
                    names.setdefault(comparable(name), []).append(document.id)
        return _Names(names, _pattern(names))

    def understand(self, question: str) -> Query:
        """Take the conditions out of a question.

        A region's name outweighs a programme's: 兵团质量强区工作领导小组 is about 兵团 although
        质量强区 is also how another document is called.
        """
        plain = _EXCLUDED.sub(" ", comparable(question))
        labels = labels_in(plain)
        documents, rest = _take(plain, self._regional)
        elsewhere = regions_in(rest)
        if not documents:
            documents, elsewhere = self._governing(plain, elsewhere)
        if not documents and not elsewhere:  # 北京市质量强市 is about 北京
            documents, _ = _take(plain, self._other)
        if not documents:
            documents = self._by_title(plain, elsewhere)
        return Query(
            text=question,
            focus=_without(rest, [label.text for label in labels]),
            documents=tuple(dict.fromkeys(documents)),
            elsewhere=elsewhere,
            years=years_in(plain),
            labels=labels,
        )

    def _governing(
        self, plain: str, elsewhere: tuple[Region, ...]
    ) -> tuple[list[str], tuple[Region, ...]]:
        """A place inside a document's region, when the question asks of the region above it.

        我在包头，自治区的纲要… is asked of the region's document; 包头的合格率 is not.
        """
        owners = {d.region: d.id for d in self._documents if d.region}
        named, _ = _take(plain, self._other)
        above: list[str] = []
        rest: list[Region] = []
        for region in elsewhere:
            owner = next((owners[name] for name in region.parents if name in owners), None)
            if owner and (owner in named or _ABOVE.search(plain)):
                above.append(owner)
            else:
                rest.append(region)
        return above, tuple(rest)

    def _by_title(self, plain: str, elsewhere: tuple[Region, ...]) -> list[str]:
        """Documents of whose title the question says a run that no other title holds.

        A region that the question names must then be in the title too: 广东省质量强省建设纲要.
        """
        runs = (plain[i : i + _TITLE_RUN] for i in range(len(plain) - _TITLE_RUN + 1))
        held = (self._in_region(self._holders.get(run, ()), elsewhere) for run in runs)
        return [ids[0] for ids in held if len(ids) == 1]

    def _in_region(self, ids: Iterable[str], regions: Iterable[Region]) -> list[str]:
        """Those of the documents whose titles name all of the regions."""
        return [each for each in ids if all(r.name in self._titles[each] for r in regions)]


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of documents, and the pattern that finds them, the longest first."""

    documents: dict[str, list[str]]
    pattern: re.Pattern[str]


def _holders(titles: Mapping[str, str]) -> dict[str, list[str]]:
    """For every run of characters of a title, the documents whose titles hold it."""
    holders: dict[str, list[str]] = {}
    for document, title in titles.items():
        for run in {title[i : i + _TITLE_RUN] for i in range(len(title) - _TITLE_RUN + 1)}:
            holders.setdefault(run, []).append(document)
    return holders


def regional(document: Document, name: str) -> bool:
    """Whether a name is the document's region's, full or short.

    An abbreviation of a region keeps its characters in order: 克州 of 克孜勒苏柯尔克孜自治州.
    """
    rest = iter(document.region)
    return bool(document.region) and all(char in rest for char in name)


def _short_title(document: Document) -> str:
    """What people call a document: 《中华人民共和国产品质量法（2018修正）》 is 产品质量法."""
    title = _EDITION.sub("", document.title.removeprefix("中华人民共和国")).strip("《》 ")
    return title if len(title) >= _SHORTEST_TITLE else ""


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or _NOTHING)


def _take(plain: str, names: _Names) -> tuple[list[str], str]:
    """Document ids named in ``plain``, in order, and ``plain`` without those names."""
    matches = names.pattern.finditer(plain)
    found = [document for match in matches for document in names.documents[match.group()]]
    return found, names.pattern.sub(" ", plain)


def _without(text: str, parts: Iterable[str]) -> str:
    for part in parts:
        text = text.replace(part, " ")
    return text
