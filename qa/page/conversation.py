"""What happens when somebody asks, stops, retries, takes back or clears.

Every handler returns or yields only what changes, as a dictionary from component to value.
"""

import logging
import secrets
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from index.errors import QuestionError, TiaowenError
from qa.answer import Draft, Event, Found
from qa.page import answer_view, welcome
from qa.page.clause_view import hit_list
from qa.page.engine import Engine
from qa.page.export_desk import ExportDesk
from qa.page.feedback_desk import FeedbackDesk
from qa.page.markup import escape
from qa.page.streaming import events_of

SEND = "发送"
STOP = "停止"

logger = logging.getLogger("tiaowen.page")

Changes = dict[Any, Any]  # component -> its new value or properties


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of this chat and what the page shows for it."""

    question: str
    reply: str  # HTML
    token: str  # begins the keys of this turn's clauses
    draft: str = ""  # the text so far, to show it when the user stops
    found: int = 0  # hits
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Screen:
    """The components that the handlers change."""

    chat: gr.Chatbot
    turns: gr.State
    box: gr.Textbox
    line: gr.HTML
    panel: gr.HTML
    retry: gr.Button
    undo: gr.Button
    clear: gr.Button

    @property
    def outputs(self) -> list[Any]:
        """Every component, as an event's outputs."""
        above = [self.chat, self.turns, self.box, self.line, self.panel]
        return [*above, self.retry, self.undo, self.clear]


class Conversation:
    """The handlers of the page; what one chat holds lives in its own ``Screen.turns``."""

    def __init__(
        self,
        engine: Engine,
        screen: Screen,
        exports: ExportDesk,
        desk: FeedbackDesk | None = None,
    ) -> None:
        self._engine = engine
        self._screen = screen
        self._exports = exports
        self._desk = desk

    async def ask(self, question: str, turns: list[Turn]) -> AsyncGenerator[Changes, None]:
        """Answer what stands in the box, and empty it."""
        async for changes in self._answer(question, turns, {"value": ""}):
            yield changes

    async def retry(self, turns: list[Turn]) -> AsyncGenerator[Changes, None]:
        """Ask the last question again, in place of its answer; the box is left as it is."""
        if turns:
            async for changes in self._answer(turns[-1].question, turns[:-1], {}):
                yield changes

    def stopped(self, turns: list[Turn]) -> Changes:
        """After the answer was cancelled: keep what was written, marked as unchecked."""
        if turns and not turns[-1].finished:
            last = turns[-1]
            turns = [
                *turns[:-1],
                replace(last, reply=answer_view.stopped_view(last.draft), finished=True),
            ]
            logger.info("stopped by the user")
        return self._chat(turns) | self._idle(turns)

    def undo(self, turns: list[Turn]) -> Changes:
        """Take the last question back into the box."""
        if not turns:
            return {}
        kept = turns[:-1]
        box = {self._screen.box: self._send_box(value=turns[-1].question)}
        return self._chat(kept) | self._idle(kept) | box | self._documents()

    def clear(self, _: list[Turn]) -> Changes:
        """Begin anew."""
        return self._chat([]) | self._idle([]) | self._line("") | self._documents()

    async def _answer(
        self, question: str, turns: list[Turn], box: dict[str, Any]
    ) -> AsyncGenerator[Changes, None]:
        earlier = [turn.question for turn in turns]
        turn = Turn(question, answer_view.searching_view(), secrets.token_hex(4))
        yield self._chat([*turns, turn]) | self._line("") | self._busy(box)
        started = time.monotonic()
        try:
            async with aclosing(events_of(self._engine.stream(question, earlier))) as events:
                async for event in events:
                    turn = self._after(turn, event, earlier)
                    yield self._chat([*turns, turn]) | self._panel_after(turn, event)
            yield self._idle([*turns, turn])
            seconds = time.monotonic() - started
            logger.info("answered in %.2f s from %d hits", seconds, turn.found)
        except QuestionError as error:
            logger.info("not taken as a question: %s", error)
            yield self._refused(question, turns, str(error))
        except TiaowenError as error:
            logger.warning("no answer: %s", error)
            yield self._failed(turns, turn, str(error))
        except Exception:  # the page's edge: one line on it, the traceback in the log
            logger.exception("internal error %s", turn.token)
            line = f"内部错误，已记入日志（编号 {turn.token}）。请重试，或换个问法。"
            yield self._failed(turns, turn, line)

    def _after(self, turn: Turn, event: Event, earlier: Sequence[str]) -> Turn:
        """The turn as the event leaves it."""
        if isinstance(event, Found):
            found = len(event.hits)
            return replace(turn, found=found, reply=answer_view.draft_view("", found))
        if isinstance(event, Draft):
            reply = answer_view.draft_view(event.text, turn.found)
            return replace(turn, draft=event.text, reply=reply)
        logger.info("%s by %s, %s", event.status, event.model or "no model", event.timings)
        judged = self._desk.offer(event, earlier) if self._desk else ""
        reply = answer_view.answer_view(
            event, self._engine, turn.token, judged, self._exports.keep(event)
        )
        return replace(turn, reply=reply, finished=True)

    def _panel_after(self, turn: Turn, event: Event) -> Changes:
        if not isinstance(event, Found):
            return {}
        documents = welcome.document_list(self._engine.documents, folded=True)
        return {self._screen.panel: hit_list(event.hits, turn.token) + documents}

    def _refused(self, question: str, turns: list[Turn], message: str) -> Changes:
        """A question that is none: back into the box, with the reason under it."""
        box = {self._screen.box: self._send_box(value=question)}
        return self._chat(turns) | self._idle(turns) | self._line(message) | box

    def _failed(self, turns: list[Turn], turn: Turn, message: str) -> Changes:
        turn = replace(turn, reply=answer_view.failed_view(message), finished=True)
        return self._chat([*turns, turn]) | self._idle([*turns, turn])

    def _chat(self, turns: Sequence[Turn]) -> Changes:
        messages = []
        for turn in turns:
            asked = answer_view.question_view(turn.question)
            messages.append({"role": "user", "content": _block(asked)})
            messages.append({"role": "assistant", "content": _block(turn.reply)})
        return {self._screen.chat: messages, self._screen.turns: list(turns)}

    def _line(self, message: str) -> Changes:
        shown = f'<div class="tw-line" role="alert">{escape(message)}</div>' if message else ""
        return {self._screen.line: shown}

    def _documents(self) -> Changes:
        return {self._screen.panel: welcome.document_list(self._engine.documents)}

    def _busy(self, box: dict[str, Any]) -> Changes:
        screen = self._screen
        waiting = gr.Button(interactive=False)
        stop = gr.Textbox(submit_btn=False, stop_btn=STOP, **box)
        return {
            screen.box: stop,
            screen.retry: waiting,
            screen.undo: waiting,
            screen.clear: waiting,
        }

    def _idle(self, turns: Sequence[Turn]) -> Changes:
        screen = self._screen
        usable = gr.Button(interactive=bool(turns))
        return {
            screen.box: self._send_box(),
            screen.retry: usable,
            screen.undo: usable,
            screen.clear: usable,
        }

    @staticmethod
    def _send_box(**properties: Any) -> gr.Textbox:
        return gr.Textbox(submit_btn=SEND, stop_btn=False, **properties)


def _block(html: str) -> gr.HTML:
    """A message as it is: a chat message that is text would go through Markdown."""
    return gr.HTML(html, apply_default_css=False)
