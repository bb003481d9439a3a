"""Documents that a text names by title: whole, by number, or as people shorten it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from index.clause import Document
from index.normalise import comparable
from index.question.labels.label import Label
from index.question.labels.reading import labels_in
from index.question.naming.document_numbers import DocumentNumbers
from index.question.naming.frame import has_kind, without_edition
from index.question.naming.longer import QUOTED, goes_on, in_its_region, in_longer_quotation
from index.question.naming.mention import NAMED, Mention, taken
from index.question.naming.modifiers import Modifiers
from index.question.naming.names import Names, find_titles, letters_of
from index.question.naming.said_names import names_in
from index.question.naming.short_names import ShortNames


class Titles:
    """The titles and numbers of a corpus, found in texts. ``documents`` are best first."""

    def __init__(self, documents: Sequence[Document]) -> None:
        titles = [(comparable(each.title), each) for each in documents]
        self._whole = _titles(titles)
        self._numbers = DocumentNumbers(documents)
        self._short = ShortNames(titles)
        self._modifiers = Modifiers(self._short.cores)
        self._labels = {label for title, _ in titles for label in _LABEL.findall(title)}
        self._everywhere = {each.id for each in documents if not each.region}

    def whole(self, plain: str) -> list[Mention]:
        """The titles that stand in comparable text, with an edition or without."""
        return find_titles(self._whole, plain)

    def find(self, plain: str) -> list[Mention]:
        """The documents that comparable text names for certain; a title of none has none.

        By number, by a whole title, and by what stands in 《》, which may be short. A title that
        goes on is another one: 产品质量法实施细则 is not 产品质量法.
        """
        found = list(self._numbers.find(plain))
        found += self._with_labels(taken(plain, found))
        text = taken(plain, found)
        places = list(stretches(text, labels_in(text)))
        end = 0
        for mention in self.whole(text):
            if mention.start < end or in_longer_quotation(text, mention):
                continue
            found.append(self._longer(text, mention, places) or self._alone(text, mention))
            end = found[-1].end
        found += self._quoted(taken(text, found))
        return sorted(found, key=lambda mention: mention.start)

    def _alone(self, text: str, mention: Mention) -> Mention:
        """The mention of a title, or of the longer one that it is a part of; none may have that."""
        end = goes_on(text, mention) or mention.end
        start = self._starts_before(text, mention)
        if (start, end) == (mention.start, mention.end):
            return mention
        name = text[start:end].replace("》", "")
        return Mention(name, mention.start, end, self._short.named(name))

    def _starts_before(self, text: str, mention: Mention) -> int:
        """Where the title starts that the mention is the end of; whose a region's is, is not told.

        劳动合同法 is no 合同法.
        """
        if not self._everywhere.issuperset(mention.documents) or not _LEGAL.search(mention.text):
            return mention.start
        start = self._modifiers.start(text, mention.start)
        return min(start, in_its_region(text, mention))

    def _with_labels(self, text: str) -> Iterator[Mention]:
        """Titles that say an article of another document: 关于适用刑法第十二条几个问题的解释."""
        for label in _LABEL.finditer(text):
            if label.group() not in self._labels:
                continue
            place = next(p for p in stretches(text, ()) if p[0] <= label.start() < p[1])
            for name in names_in(text[slice(*place)]):
                ids = self._short.named(name) if label.group() in name and has_kind(name) else ()
                if ids:
                    yield _mention(text, place[0], name, ids)
                    break

    def short(self, text: str, start: int, end: int, *, whole: bool) -> Mention | None:
        """The short name in a stretch of a text; where it must be the ``whole`` of it, a title
        that quotes it will do: 广东省质量强省建设纲要 for what carries it out.
        """
        for name in names_in(text[start:end]):
            if whole and not has_kind(name):
                return None
            ids = self._short.named(name) or (self._short.quoted_in(name) if whole else ())
            if ids:
                return _mention(text, start, name, ids)
            if whole:
                return None
        return None

    def _longer(
        self, text: str, mention: Mention, places: Sequence[tuple[int, int]]
    ) -> Mention | None:
        """A short name that holds a title: 农村纠纷调解仲裁法 is not 仲裁法."""
        place = next((each for each in places if each[0] <= mention.start < each[1]), None)
        for name in islice(names_in(text[slice(*place)]), 3) if place else ():
            if len(letters_of(name)) > len(letters_of(mention.text)) and has_kind(name):
                ids = self._short.named(name)
                if place and ids and not set(ids) & set(mention.documents):
                    longer = _mention(text, place[0], name, ids)
                    if longer.start <= mention.start and mention.end <= longer.end:
                        return longer
        return None

    def _quoted(self, text: str) -> Iterator[Mention]:
        """What stands in 《》 and is no whole title: documents named in short, titles of none."""
        for match in QUOTED.finditer(text):
            name = match.group(1)
            ids = () if NAMED in name else self._short.named(name)
            if ids or (NAMED not in name and has_kind(name)):
                yield Mention(name, *match.span(), ids)


def stretches(text: str, labels: Sequence[Label]) -> Iterator[tuple[int, int]]:
    """What stands between labels, names and the ends of sentences: there a short name may be."""
    spans = [label.span for label in labels]
    spans += [match.span() for match in _BREAK.finditer(text)]
    at = 0
    for start, end in [*sorted(spans), (len(text), len(text))]:
        if at < start:
            yield at, start
        at = max(at, end)


def _mention(text: str, start: int, name: str, ids: tuple[str, ...]) -> Mention:
    at = text.index(name, start)
    return Mention(name, at, at + len(name), ids)


def _titles(titles: Iterable[tuple[str, Document]]) -> Names:
    """Titles as they are said: whole, without 中华人民共和国, without the edition.

    What one document is called with all its letters is not taken for the edition of another.
    """
    names: dict[str, tuple[int, list[str]]] = {}
    for title, document in titles:
        for rank, name in _forms(title):
            held = names.get(name)
            if len(name) < _SHORTEST_TITLE or (held and held[0] < rank):
                continue
            ids = held[1] if held and held[0] == rank else []
            names[name] = (rank, [*ids, document.id])
    return Names({name: ids for name, (_, ids) in names.items()})


def _forms(title: str) -> Iterator[tuple[int, str]]:
    """A title whole (0) and without its edition (1), each with the name of the state or not."""
    for rank, form in enumerate(dict.fromkeys((title, without_edition(title)))):
        letters = letters_of(form)
        yield rank, letters
        if (stateless := letters.replace("中华人民共和国", "", 1)) != letters:
            yield rank, stateless


_SHORTEST_TITLE = 3  # 刑法 alone is too short to tell from other words
_LABEL = re.compile(r"第[一二三四五六七八九十百零〇\d]+条")
_LEGAL = re.compile(r"(?:法典?|条例|办法|规定|细则|规则)(?:[(（]|$)")  # what others are named like
_BREAK = re.compile(rf"[,，。;；?？!！:：\n]|{NAMED}+")
