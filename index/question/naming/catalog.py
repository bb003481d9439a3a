"""What a question names: documents, regions, years, article labels — and what it asks about.

Rules only, no model: a name that is said is a condition, not a hint.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from index.clause import Document
from index.normalise import comparable
from index.question.excluded import without_excluded
from index.question.labels.label import Label
from index.question.labels.reading import labels_in
from index.question.naming.document_numbers import without_numbers
from index.question.naming.mention import NAMED, Mention, taken
from index.question.naming.names import Names
from index.question.naming.regional import Regional, regional
from index.question.naming.titles import Titles, stretches
from index.question.query import Query
from index.question.scope.standing import FORCES, dated, force_of
from index.question.years import years_in
from index.regions import Region, regions_in

_BESIDE = re.compile(r"^\s*(?:和|与|及|以及|跟|、)|(?:和|与|及|以及|跟|、)\s*$")


class Catalog:
    """The names of all documents of a corpus, ready to be found in questions."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = _best_first(documents)
        self._regional = Regional(self._documents)
        self._aliases = Names.of(
            self._documents, lambda d: [a for a in d.aliases if not regional(d, a)]
        )
        self._titles = Titles(self._documents)

    def knows_years(self, documents: Iterable[str], years: Iterable[int]) -> bool:
        """Whether one of these documents speaks of each of these years."""
        texts = [d.text for d in self._documents if d.id in set(documents)]
        return all(any(str(year) in text for text in texts) for year in years)

    def parts(self, text: str) -> dict[str, str]:
        """For each document named, the stretch of the text from its name to the next one's.

        比较内蒙古的服务满意度和克州的抽查合格率: each document is asked its own.
        """
        plain = comparable(text)
        found = list(self._regional.names.find(plain))
        ends = [*(each.start for each in found[1:]), len(plain)][: len(found)]
        return {
            document: plain[each.end : end].strip(" 的和与跟及、，,")
            for each, end in zip(found, ends, strict=True)
            for document in each.documents
        }

    def mention(self, text: str) -> str:
        """How a text names a document or its region, in comparable form; "" when it does not."""
        plain = comparable(text)
        for found in (
            self._regional.names.find(plain),
            self._aliases.find(plain),
            self._titles.whole(plain),
        ):
            if first := next(iter(found), None):
                return plain[first.start : first.end]
        return ""

    def understand(self, question: str) -> Query:
        """Take the conditions out of a question.

        A title that is said outweighs all else. A region's name outweighs a programme's:
        兵团质量强区工作领导小组 is about 兵团 although another document is called 质量强区.
        """
        plain = without_excluded(comparable(question))
        titled = self._titles.find(plain)
        unknown = tuple(each.text for each in titled if not each.documents)
        text = taken(plain, titled)
        regions = list(self._regional.names.find(text))
        text = taken(text, regions)
        elsewhere = regions_in(text)
        if not titled and not regions:
            above, elsewhere = self._regional.governing(text, _documents(self._aliases.find(text)))
            regions = [Mention("", 0, 0, (each,)) for each in above]
        named = self._regional.of_their_region(titled, regions)
        if not _documents(named) and not elsewhere:  # 北京市质量强市 is about 北京
            aliased = list(self._aliases.find(text))
            text = taken(text, aliased)
            named += aliased
        labels = labels_in(text)
        if not unknown:
            named = self._abbreviated(text, labels, named, regions, elsewhere)
        labels = tuple(each for each in labels if not any(_inside(each.span, n) for n in named))
        named.sort(key=lambda mention: mention.start)
        return Query(
            text=question,
            focus=_focus(plain, regions, labels),
            documents=tuple(_documents(named)),
            elsewhere=elsewhere,
            years=years_in(without_numbers(taken(plain, titled, " "))),
            labels=labels,
            named=tuple(named),
            unknown=unknown,
        )

    def _abbreviated(
        self,
        text: str,
        labels: Sequence[Label],
        named: Sequence[Mention],
        regions: Sequence[Mention],
        elsewhere: Sequence[Region],
    ) -> list[Mention]:
        """The documents named so far and those named in short beside a label.

        Without a label only what a question consists of is taken for a short name.
        """
        found = list(named)
        own = set(_documents(regions))
        for start, end in stretches(text, labels):
            beside = NAMED in (text[start - 1 : start], text[end : end + 1])
            if beside and not _BESIDE.search(text[start:end]):
                continue
            mention = self._titles.short(text, start, end, whole=not labels)
            if mention is None:
                continue
            ids = self._regional.among(mention.documents, regions, elsewhere)
            if ids and own.intersection(ids):  # one of the region's documents
                found = [each for each in found if not set(each.documents) & set(ids)]
            if ids:
                found.append(replace(mention, documents=ids))
        return found


def _best_first(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Documents in force before drafts and repealed ones, the newest first."""
    today = date.today()
    newest = sorted(documents, key=dated, reverse=True)
    return tuple(sorted(newest, key=lambda d: FORCES.index(force_of(d, today))))


def _documents(mentions: Iterable[Mention]) -> dict[str, None]:
    """The documents named, in order, each once."""
    return dict.fromkeys(document for each in mentions for document in each.documents)


def _inside(span: tuple[int, int], mention: Mention) -> bool:
    return mention.start <= span[0] and span[1] <= mention.end


def _focus(plain: str, regions: Sequence[Mention], labels: Sequence[Label]) -> str:
    """The question without names of regions and without labels."""
    said = [Mention("", *label.span, ()) for label in labels]
    return re.sub(f"{NAMED}+", " ", taken(plain, [*regions, *said]))
