"""How a document stands today: in force, not yet, a draft, or no longer — and its other editions.

A document in force is preferred over the other editions of the same document, which are said to
exist. What nobody states counts as in force.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import Literal

from index.clause import Document
from index.facts.resolve import title_key

Force = Literal["现行", "尚未施行", "征求意见稿", "被替代", "废止"]
FORCES: tuple[Force, ...] = ("现行", "尚未施行", "征求意见稿", "被替代", "废止")
"""From the one that is preferred to the one that is least."""

_PREFERENCE = {"现行": 0, "尚未施行": 1, "征求意见稿": 2, "被替代": 3, "废止": 3}
_DRAFT = re.compile(
    r"[（(【\[][^（）()【】\[\]]{0,8}(?:征求意见稿|送审稿|讨论稿|草案)[^（）()【】\[\]]{0,8}[）)】\]]"
    r"|(?:征求意见稿|送审稿|讨论稿|草案)$"
)
_ENDED = re.compile(r"[（(【\[][^（）()【】\[\]]{0,4}(?:废止|失效)[）)】\]]")
_EDITION = re.compile(r"[（(]([^（）()]*(?:修正|修订|修改|版)[^（）()]*)[）)]\s*$")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_NO_NAME = re.compile(  # what says the kind of document and not which; amendments are no editions
    r".*修正案|(?:关于)?(?:(?:实施|管理|暂行|若干|试行|工作|有关|补充|问题的?|的)*"
    r"(?:意见|办法|规定|细则|通知|公告|通告|方案|规划|纲要|决定|批复|解释|条例|附件|目录))"
)


def force_of(document: Document, on: date, successor: Document | None = None) -> Force:
    """How a document stands on a day, by its status and its dates.

    Until its ``successor``, which repeals it, comes into force, a document stays in force.
    """
    day = on.isoformat()
    if document.status == "征求意见稿" or _DRAFT.search(document.title):
        return "征求意见稿"
    if document.status == "废止" or (document.repealed and document.repealed <= day):
        return "废止"
    if document.status == "被替代" and not (successor and successor.effective > day):
        return "被替代"
    return "尚未施行" if document.effective > day else "现行"


def edition_of(title: str) -> str:
    """What a title says of its edition: 产品质量法（2018修正） → 2018修正, "" where nothing."""
    match = _EDITION.search(title)
    return match.group(1) if match else ""


class Standing:
    """How the documents of a corpus stand to one another. Safe to use from several threads."""

    def __init__(
        self, documents: Iterable[Document], today: Callable[[], date] = date.today
    ) -> None:
        self._documents = {document.id: document for document in documents}
        self._today = today
        self._editions = self._grouped()

    def force_of(self, document: Document) -> Force:
        """How a document stands today."""
        return force_of(document, self._today(), self._documents.get(document.superseded_by))

    def order(self, document: Document) -> int:
        """A key to sort by: what is in force first, then what will be, drafts, what has ended."""
        return _PREFERENCE[self.force_of(document)]

    def editions_of(self, document: Document) -> tuple[Document, ...]:
        """The other editions of a document in the corpus, the preferred ones and the newest first.

        Editions share their title but for 中华人民共和国, （2018修正）, （征求意见稿）, and their
        region; or one of them has repealed the other.
        """
        others = [self._documents[each] for each in self._editions.get(document.id, ())]
        newest_first = sorted(others, key=dated, reverse=True)
        return tuple(sorted(newest_first, key=self.order))

    def preferred(self, ids: Collection[str]) -> frozenset[str]:
        """Without those of which a better edition is among the ids too.

        Better is what stands better, or has the later date where the titles say that they are
        editions: （2018修正） before （2000修正）.
        """
        wanted = frozenset(ids)
        return wanted - {
            each for each in wanted & self._editions.keys() if self._beaten(each, wanted)
        }

    def others(self, document: Document) -> tuple[str, ...]:
        """What people should know beside a citation of the document, a sentence for each.

        How it stands itself where it is not in force, then the editions that are no longer, not
        yet or never were in force, and the older and the newer ones.
        """
        told = [self._own(document)]
        told += [self._other(edition, document) for edition in self.editions_of(document)]
        return tuple(each for each in told if each)

    def _grouped(self) -> dict[str, tuple[str, ...]]:
        works: dict[tuple[str, ...], set[str]] = defaultdict(set)
        linked: dict[str, set[str]] = defaultdict(set)
        for each in self._documents.values():
            key = _work(each)
            if key:
                works[key].add(each.id)
            if each.superseded_by in self._documents:
                linked[each.id].add(each.superseded_by)
                linked[each.superseded_by].add(each.id)
        for ids in works.values():
            for one in ids if len(ids) > 1 else ():
                linked[one] |= ids
        return {one: tuple(sorted(ids - {one})) for one, ids in linked.items()}

    def _beaten(self, one: str, among: frozenset[str]) -> bool:
        document = self._documents[one]
        rivals = [self._documents[each] for each in self._editions[one] if each in among]
        return any(
            self.order(rival) < self.order(document) or self._newer(rival, document)
            for rival in rivals
        )

    def _newer(self, rival: Document, document: Document) -> bool:
        same = self.order(rival) == self.order(document)
        told = edition_of(rival.title) or edition_of(document.title)
        dates = dated(rival), dated(document)
        return bool(same and told and all(dates) and dates[0] > dates[1])

    def _own(self, document: Document) -> str:
        named = f"《{document.title}》"
        match self.force_of(document):
            case "征求意见稿":
                return f"{named}是征求意见稿，尚未施行 （a draft, not in force）"
            case "尚未施行":
                return f"{named}自{document.effective}起施行 （not yet in force）"
            case "被替代" | "废止":
                return f"{named}{self._ended(document)} （no longer in force）"
            case _:
                return ""

    def _other(self, edition: Document, document: Document) -> str:
        named = f"《{edition.title}》"
        day = edition.issued or edition.effective
        dated = f"（{day}）" if day else ""
        match self.force_of(edition):
            case "征求意见稿":
                return f"另有征求意见稿{named}{dated}，未采用 （a draft exists, not used）"
            case "尚未施行":
                return f"另有{named}，自{edition.effective}起施行 （another comes into force then）"
            case "被替代" | "废止":
                return f"另有{named}，{self._ended(edition)} （another is no longer in force）"
            case _ if self._newer(document, edition):
                return f"另有旧版{named}{dated} （there is an older edition）"
            case _ if self._newer(edition, document):
                return f"另有新版{named}{dated} （there is a newer edition）"
            case _:
                return ""  # the same edition twice, or none can tell

    def _ended(self, document: Document) -> str:
        successor = self._documents.get(document.superseded_by)
        if successor:
            since = successor.effective or document.repealed
            return f"已{f'于{since}' if since else ''}被《{successor.title}》替代"
        return f"已于{document.repealed}废止" if document.repealed else "已废止"


def _work(document: Document) -> tuple[str, ...]:
    """What all editions of a document share; () where the title tells no document from another."""
    name = title_key(_ENDED.sub("", _DRAFT.sub("", document.title)).strip())
    if not name or _NO_NAME.fullmatch(name):
        return ()
    return (name, document.region, *document.parents[-1:])


def dated(document: Document) -> str:
    """The date of an edition: the year in its title where that says one, else its own dates."""
    year = _YEAR.search(edition_of(document.title))
    return year.group() if year else document.issued or document.effective
