"""Adding documents through the page: the controls under the list, and what they do.

Handlers yield what changes, as a dictionary from component to value, like those of the chat.
"""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from index.building.progress import Watch
from index.building.report import BuildReport
from index.errors import TiaowenError
from index.loading.formats import SUFFIXES
from qa.library import Library
from qa.page import welcome
from qa.page.engine import Engine
from qa.page.markup import escape

Changes = dict[Any, Any]
_Change = Callable[[Watch], BuildReport]
_LOOK_S = 0.2  # how often a change is asked how far it is
_SHOWN = 8  # files named in a report

logger = logging.getLogger("tiaowen.page")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The controls, and the panel that lists the documents."""

    upload: gr.UploadButton
    chosen: gr.Dropdown
    remove: gr.Button
    undo: gr.Button
    line: gr.HTML
    panel: gr.HTML

    @property
    def outputs(self) -> list[Any]:
        """Every component, as an event's outputs."""
        return [self.upload, self.chosen, self.remove, self.undo, self.line, self.panel]


def shelf_of(library: Library, panel: gr.HTML) -> Shelf:
    """Make the controls where the page stands now."""
    with gr.Group(elem_id="tw-shelf"):
        with gr.Row(elem_id="tw-shelf-row"):
            upload = gr.UploadButton(
                "上传文件 Upload",
                file_count="multiple",
                file_types=sorted(SUFFIXES),
                size="sm",
                elem_id="tw-upload",
                min_width=0,
            )
            chosen = gr.Dropdown(
                list(library.names),
                value=next(iter(library.names), None),
                show_label=False,
                label="上传的文件 Uploaded",
                container=False,
                elem_id="tw-chosen",
                min_width=0,
                visible=bool(library.names),
            )
            remove = gr.Button("移除 Remove", size="sm", elem_id="tw-remove", min_width=0)
            undo = gr.Button("撤销 Undo", size="sm", elem_id="tw-undo-change", min_width=0)
        line = gr.HTML("", elem_id="tw-shelf-line", apply_default_css=False)
    remove.visible, undo.visible = bool(library.names), library.can_undo
    return Shelf(upload, chosen, remove, undo, line, panel)


class Shelving:
    """The handlers: each change runs in a thread, and the line under the controls follows it."""

    def __init__(self, engine: Engine, library: Library, shelf: Shelf) -> None:
        self._engine = engine
        self._library = library
        self._shelf = shelf

    def wire(self, page: gr.Blocks) -> None:
        """Connect the controls; one change at a time, the others wait."""
        shelf = self._shelf
        quiet: dict[str, Any] = {
            "show_progress": "hidden",
            "api_visibility": "private",
            "concurrency_id": "library",
            "concurrency_limit": 1,
        }
        shelf.upload.upload(self.add, shelf.upload, shelf.outputs, **quiet)
        shelf.remove.click(self.remove, shelf.chosen, shelf.outputs, **quiet)
        shelf.undo.click(self.undo, None, shelf.outputs, **quiet)
        page.load(self._state, None, shelf.outputs, queue=False, show_progress="hidden")

    async def add(self, paths: Sequence[str] | None) -> AsyncGenerator[Changes, None]:
        """Take the uploaded files in."""
        files = {Path(path).name: Path(path) for path in paths or ()}
        async for changes in self._follow("正在读取…", lambda w: self._library.add(files, w)):
            yield changes

    async def remove(self, name: str | None) -> AsyncGenerator[Changes, None]:
        """Take the chosen file out."""
        if not name:
            yield {self._shelf.line: _line("请先在左边选一份上传的文件。 Choose a file first.")}
            return
        async for changes in self._follow("正在移除…", lambda w: self._library.remove(name, w)):
            yield changes

    async def undo(self) -> AsyncGenerator[Changes, None]:
        """Take the last change back."""
        async for changes in self._follow("正在撤销…", self._library.undo):
            yield changes

    async def _follow(self, begun: str, change: _Change) -> AsyncGenerator[Changes, None]:
        shelf = self._shelf
        lines: deque[str] = deque([begun], maxlen=1)
        watch = Watch(say=lines.append, on_step=lambda *step: lines.append(_step(*step)))
        work = asyncio.create_task(asyncio.to_thread(change, watch))
        waiting = {
            c: gr.update(interactive=False) for c in (shelf.upload, shelf.remove, shelf.undo)
        }
        yield {shelf.line: _line(begun, busy=True), **waiting}
        while not work.done():
            await asyncio.wait([work], timeout=_LOOK_S)
            if lines:
                yield {shelf.line: _line(lines.pop(), busy=True)}
        try:
            report = work.result()
        except TiaowenError as error:
            logger.warning("documents not changed: %s", error)
            yield self._state() | {shelf.line: _line(str(error), wrong=True)}
        except Exception:  # the page's edge: one line on it, the traceback in the log
            logger.exception("internal error while documents were changed")
            told = "内部错误，已记入日志；文件没有改动。 Internal error, see the log."
            yield self._state() | {shelf.line: _line(told, wrong=True)}
        else:
            logger.info("documents changed: %s", report.generation)
            yield self._state() | {shelf.line: report_view(report)}

    def _state(self) -> Changes:
        """Every control as it should be now."""
        shelf, names = self._shelf, list(self._library.names)
        first = next(iter(names), None)
        return {
            shelf.upload: gr.update(interactive=True, value=None),
            shelf.chosen: gr.update(choices=names, value=first, visible=bool(names)),
            shelf.remove: gr.update(interactive=True, visible=bool(names)),
            shelf.undo: gr.update(interactive=True, visible=self._library.can_undo),
            shelf.panel: welcome.document_list(self._engine.documents),
        }


def report_view(report: BuildReport) -> str:
    """What a change did: a line each for what was added, changed, removed and not read."""
    parts = []
    for word, names in (
        ("已加入 Added", report.added),
        ("已更新 Updated", report.changed),
        ("已移除 Removed", report.removed),
    ):
        if names:
            more = f" 等 {len(names)} 份" if len(names) > _SHOWN else ""
            parts.append(_line(f"{word}：{'、'.join(names[:_SHOWN])}{more}"))
    for name, why in list(report.unreadable.items())[:_SHOWN]:
        parts.append(_line(f"未读 Not read：{name}：{' '.join(why.split())}", wrong=True))
    notes = [f"{name}：{note}" for name, each in report.notes.items() for note in each]
    parts += [_line(note) for note in notes[:_SHOWN]]
    return "".join(parts) or _line("没有变化。 Nothing changed.")


def _step(stage: str, done: int, total: int) -> str:
    return f"{stage} {done} / {total}"


def _line(text: str, *, busy: bool = False, wrong: bool = False) -> str:
    kind = " tw-shelf-busy" if busy else " tw-shelf-wrong" if wrong else ""
    return f'<p class="tw-shelf-line{kind}" role="status">{escape(text)}</p>'
