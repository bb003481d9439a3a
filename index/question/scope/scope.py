"""The documents that a question may be answered from."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache

from index.clause import Document
from index.normalise import comparable
from index.question.excluded import without_excluded
from index.question.naming.regional import asks_above, regional
from index.question.query import Query
from index.question.scope.about_region import about
from index.question.scope.conditions import ConditionReader, Conditions
from index.question.scope.filters import UNFILTERED, Filters
from index.question.scope.held import Held, held_of
from index.question.scope.places import Place, Places
from index.question.scope.standing import Standing

_AROUND = 4  # characters behind a region's name that show it to stand in a title


class Scope:
    """Which documents of a corpus may be searched for a question. Safe to use from several threads.

    1. The caller's filters hold, whatever the question says.
    2. A question that names regions is about these: the documents of theirs that it names by
       title, else all of theirs; of no other region. Where a region has no document, or the
       question only says that somebody lives there, documents about no region in particular
       (laws) are allowed, and those of the regions above that speak of it. A document named by a
       title that holds the region's name stays: 《广东省质量强省建设纲要》的实施意见 is 汕尾's. So
       does that of the region above, when the question asks there: 我在包头，自治区的纲要….
    3. A question that names documents and no region is about these.
    4. What else it says of documents (level, issuer, year, status) excludes those that are known
       to be otherwise, unless that excludes all.
    5. Of editions of one document those that are not the best one are searched too, but are
       ``outdated``, unless a status, or documents by filter, are asked for.
    """

    def __init__(
        self, documents: Iterable[Document], today: Callable[[], date] = date.today
    ) -> None:
        self._documents = tuple(documents)
        self._today = today
        self._on_day = lru_cache(maxsize=2)(self._prepared)

    @property
    def standing(self) -> Standing:
        """How the documents stand to one another."""
        return self._on_day(self._today()).standing

    def conditions(self, question: str) -> Conditions:
        """What the question says of documents besides regions and names."""
        return self._on_day(self._today()).conditions.read(question)

    def places(self, question: str) -> tuple[Place, ...]:
        """The regions that a question says."""
        return self._on_day(self._today()).places.said(question)

    def allowed(self, query: Query, filters: Filters = UNFILTERED) -> frozenset[str] | None:
        """Ids of the documents to search; None for all, empty for none.

        Raises:
            QuestionError: a filter that no document passes, as ``Filters.passing``.
        """
        return self._on_day(self._today()).allowed(query, filters)

    def outdated(
        self, query: Query, filters: Filters = UNFILTERED, among: Collection[str] | None = None
    ) -> frozenset[str]:
        """Ids of the documents ``among`` those searched (None: all) that have a better edition
        there, to be ranked behind it; none where the question or the caller asks for such.
        """
        return self._on_day(self._today()).outdated(query, filters, among)

    def passing(self, filters: Filters) -> frozenset[str]:
        """Ids of the documents that pass filters, whatever a question says.

        Raises:
            QuestionError: none does, as ``Filters.passing``.
        """
        return self._on_day(self._today()).passing(filters)

    def _prepared(self, today: date) -> "_Day":
        return _Day(self._documents, today)


class _Day:
    """The scope as it is on one day."""

    def __init__(self, documents: Sequence[Document], today: date) -> None:
        self._held = held_of(documents, today)
        self._by_id = {each.id: each for each in self._held}
        self._by_region: dict[str, list[Held]] = defaultdict(list)
        for each in self._held:
            if each.region:
                self._by_region[each.region.name].append(each)
        self._everywhere = frozenset(each.id for each in self._held if each.everywhere)
        self._everything = frozenset(self._by_id)
        self.standing = Standing(documents, lambda: today)
        self.places = Places(self._held)
        self.conditions = ConditionReader(self._held)
        self._outdated = self._everything - self.standing.preferred(self._everything)
        self.passing = lru_cache(maxsize=256)(self._filtered)

    def _filtered(self, filters: Filters) -> frozenset[str]:
        return frozenset(filters.among(self._held)) if filters else self._everything

    def allowed(self, query: Query, filters: Filters) -> frozenset[str] | None:
        """As ``Scope.allowed``."""
        chosen = self.passing(filters)
        places = self.places.said(query.text)
        found = self._of_places(query, places) if places else frozenset(query.documents)
        found = found & chosen if places or query.documents else chosen
        conditions = self.conditions.read(query.text)
        if conditions.filters:
            found = frozenset(i for i in found if conditions.admit(self._by_id[i])) or found
        return None if found == self._everything else found

    def _above(self, place: Place) -> list[Held]:
        """The documents of the regions that a place lies in."""
        return [each for name in place.region.parents for each in self._by_region[name]]

    def outdated(
        self, query: Query, filters: Filters, among: Collection[str] | None
    ) -> frozenset[str]:
        """As ``Scope.outdated``."""
        asked = filters.documents or filters.statuses
        if asked or not self._outdated or self.conditions.read(query.text).filters.statuses:
            return frozenset()
        if among is None:
            return self._outdated
        return frozenset(among) - self.standing.preferred(among)

    def _of_places(self, query: Query, places: Sequence[Place]) -> frozenset[str]:
        named = [self._by_id[each] for each in query.documents if each in self._by_id]
        plain = without_excluded(comparable(query.text))
        titled = [each for each in named if _titled(each, plain)]
        found = {each.id for each in titled if each.everywhere}
        found |= {each.id for each in named if _holds(each, places, plain)}
        found |= {each.id for each in named if _asked_above(each, places, plain)}
        for place in places:
            own = about(place.region, self._by_region[place.region.name])
            found |= {each.id for each in ([e for e in own if e in titled] or own)}
            if not own:
                found |= {each.id for each in self._above(place) if _says(each, place)}
        if not found or any(place.live for place in places):
            found |= self._everywhere
        return frozenset(found)


def _says(each: Held, place: Place) -> bool:
    """Whether a document speaks of a place."""
    return any(name in each.document.text for name in place.region.names)


def _titled(each: Held, plain: str) -> bool:
    """Whether a question names a document by more than its region's name."""
    return any(name in plain and not regional(each.document, name) for name in each.names)


def _holds(each: Held, places: Sequence[Place], plain: str) -> bool:
    """Whether a region is said only as a part of a document's title."""
    said = (plain[p.span[0] : p.span[1] + _AROUND] for p in places)
    return any(len(s) > _AROUND and s in comparable(each.document.title) for s in said)


def _asked_above(each: Held, places: Sequence[Place], plain: str) -> bool:
    """Whether a question asks of the region above one that it says: 我在包头，自治区的纲要…."""
    if each.region is None or any(name in plain for name in each.region.names):
        return False
    if not any(each.region.name in place.region.parents for place in places):
        return False
    below = [place.span for place in places]
    return asks_above(each.region.name, plain, below) or any(n in plain for n in each.names)
