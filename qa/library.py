"""The documents of a running application: add some, take one out, take the last change back.

What is added goes the way of ``python -m index build``; answers come from the old generation until
the new one is open. A generation that another process builds is taken up too.
"""

import logging
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from index.building.build import build
from index.building.progress import Watch
from index.building.report import BuildReport
from index.errors import DocumentError, IndexMissing, TiaowenError
from index.generation import current_id
from index.reading.limits import Limits
from index.reading.reader import Reader
from index.search.additions import Additions
from index.search.searcher import Searcher
from index.settings import IndexSettings
from qa.answerer import Answerer
from qa.uploads import Uploads

_LOG = logging.getLogger(__name__)
_LOOK_S = 2.0  # how often the index is asked whether it has moved on


class Library:
    """Changes the documents of an answerer; one change at a time."""

    def __init__(self, settings: IndexSettings, answerer: Answerer) -> None:
        self._settings = settings
        self._answerer = answerer
        self._embedder = answerer.searcher.embedder
        self._uploads = Uploads(settings.uploads)
        self._changing = threading.Lock()
        self._looking = threading.Lock()
        self._seen = answerer.searcher.generation  # tried last, whole or not

    @property
    def names(self) -> tuple[str, ...]:
        """The files that were added and can be taken out again."""
        return self._uploads.names

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self._uploads.can_undo

    def add(self, files: Mapping[str, Path], watch: Watch = Watch()) -> BuildReport:
        """Take files in by the names they go by; the report says what could not be read.

        What no document could be made of is not kept. Raises TiaowenError when nothing was changed.
        """

        def change() -> BuildReport:
            added = self._uploads.put(files)
            report = self._rebuilt(watch)
            self._uploads.forget(name for name in added if not self._holds(name))
            return report

        return self._changed(change)

    def remove(self, name: str, watch: Watch = Watch()) -> BuildReport:
        """Take an added file out; it is not found any more."""

        def change() -> BuildReport:
            others = [d for d in self._answerer.documents if not _is_of(d.source, name)]
            if not others:
                raise DocumentError(f"至少留一份文件 the last document has to stay: {name}")
            self._uploads.take_out(name)
            return self._rebuilt(watch)

        return self._changed(change)

    def undo(self, watch: Watch = Watch()) -> BuildReport:
        """Take the last addition or removal back."""

        def change() -> BuildReport:
            self._uploads.undo()
            return self._rebuilt(watch)

        return self._changed(change)

    def follow(self) -> None:
        """From now on take up what other processes build, from a thread of its own."""
        threading.Thread(target=self._look_for_ever, name="follow-index", daemon=True).start()

    def look(self) -> None:
        """Take up the current generation if it is another than the one looked at last.

        When it returns, that generation answers, whichever thread has opened it: a file that was
        added is kept only if it is found.
        """
        with self._looking:
            try:
                self._take_up(current_id(self._settings.index))
            except IndexMissing as missing:
                self._seen = ""
                self._answerer.withdraw(str(missing))
            except TiaowenError as error:
                _LOG.error("index: %s", error)

    def _take_up(self, current: str) -> None:
        if current != self._seen:
            self._seen = current
            added = Additions.of(self._settings)
            self._answerer.use(Searcher.open(self._settings.index, self._embedder, added=added))
            _LOG.info("generation %s is in use", current)

    def _look_for_ever(self) -> None:
        pause = threading.Event()
        while not pause.wait(_LOOK_S):
            self.look()

    def _changed(self, change: Callable[[], BuildReport]) -> BuildReport:
        if not self._changing.acquire(blocking=False):
            raise TiaowenError("正在处理另一次改动，请稍候 （another change is under way）")
        try:
            return change()
        finally:
            self._changing.release()

    def _rebuilt(self, watch: Watch) -> BuildReport:
        """The index over the folder as it is now; the folder as it was, when that fails."""
        settings = self._settings
        try:
            with Reader(Limits.of(settings)) as reader:
                report = build(
                    settings.folders,
                    settings.index,
                    lambda: self._embedder,
                    reader=reader,
                    watch=watch,
                )
        except TiaowenError:
            if self._uploads.can_undo:
                self._uploads.undo()
            raise
        self.look()
        return report

    def _holds(self, name: str) -> bool:
        return any(_is_of(document.source, name) for document in self._answerer.documents)


def _is_of(source: str, name: str) -> bool:
    """Whether a document is this file or was packed in it."""
    return source == name or source.startswith(f"{name}/")
