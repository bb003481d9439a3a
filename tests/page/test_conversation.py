"""The handlers, called as Gradio calls them: what each of them changes, and what it never shows."""

import asyncio
import re
from collections.abc import AsyncGenerator
from typing import Any

import gradio as gr
import pytest

from qa.page.conversation import Changes, Conversation, Screen, Turn
from qa.page.export_desk import ExportDesk
from tests.page.standin import StandIn


@pytest.fixture
def engine() -> StandIn:
    return StandIn(pause=0)


@pytest.fixture
def screen() -> Screen:
    def button() -> gr.Button:
        return gr.Button(render=False)

    return Screen(
        gr.Chatbot(render=False),
        gr.State([], render=False),
        gr.Textbox(render=False),
        gr.HTML(render=False),
        gr.HTML(render=False),
        button(),
        button(),
        button(),
    )


@pytest.fixture
def talk(engine: StandIn, screen: Screen) -> Conversation:
    return Conversation(engine, screen, ExportDesk())


def _run(steps: AsyncGenerator[Changes, None]) -> list[Changes]:
    async def collect() -> list[Changes]:
        return [changes async for changes in steps]

    return asyncio.run(collect())


def _after(steps: list[Changes], component: Any) -> Any:
    """What the last step that touched the component left in it."""
    return next(changes[component] for changes in reversed(steps) if component in changes)


def test_the_clauses_come_before_the_answer(talk: Conversation, screen: Screen) -> None:
    steps = _run(talk.ask("快问合格率", []))
    found = next(i for i, changes in enumerate(steps) if screen.panel in changes)
    assert "tw-draft" in steps[found][screen.turns][0].reply
    assert "检索到 6 条条文" in steps[found][screen.panel]
    assert "tw-final" in _after(steps, screen.turns)[0].reply


def test_earlier_questions_go_with_the_next(
    talk: Conversation, screen: Screen, engine: StandIn
) -> None:
    turns = _after(_run(talk.ask("快问一", [])), screen.turns)
    turns = _after(_run(talk.ask("快问二", turns)), screen.turns)
    assert engine.asked == [("快问一", ()), ("快问二", ("快问一",))]
    assert [turn.question for turn in turns] == ["快问一", "快问二"]
    assert "理解为：快问二（接着问）" in turns[1].reply


def test_retry_asks_the_last_again_in_its_place(
    talk: Conversation, screen: Screen, engine: StandIn
) -> None:
    turns = _after(_run(talk.ask("快问一", [])), screen.turns)
    turns = _after(_run(talk.retry(turns)), screen.turns)
    assert engine.asked == [("快问一", ()), ("快问一", ())]
    assert len(turns) == 1
    assert _run(talk.retry([])) == []


def test_undo_gives_the_question_back(talk: Conversation, screen: Screen) -> None:
    changes = talk.undo([Turn("一", "", "t"), Turn("二", "", "u")])
    assert [turn.question for turn in changes[screen.turns]] == ["一"]
    assert changes[screen.box].value == "二"
    assert talk.undo([]) == {}


def test_clear(talk: Conversation, screen: Screen) -> None:
    changes = talk.clear([])
    assert changes[screen.turns] == changes[screen.chat] == []
    assert "可查询的文件（4）" in changes[screen.panel]


def test_what_is_no_question_goes_back_into_the_box(talk: Conversation, screen: Screen) -> None:
    steps = _run(talk.ask("😀😀", []))
    assert "问题里没有文字" in _after(steps, screen.line)
    assert _after(steps, screen.turns) == []
    assert _after(steps, screen.box).value == "😀😀"


def test_a_busy_model_is_one_line(talk: Conversation, screen: Screen) -> None:
    reply = _after(_run(talk.ask("忙吗", [])), screen.turns)[0].reply
    assert "未能回答" in reply
    assert "语言模型正在回答别人的问题" in reply


def test_an_internal_error_is_one_line_and_a_log_entry(
    talk: Conversation, screen: Screen, caplog: pytest.LogCaptureFixture
) -> None:
    turn = _after(_run(talk.ask("坏", [])), screen.turns)[0]
    assert f"内部错误，已记入日志（编号 {turn.token}）" in turn.reply
    assert not re.search("secret|ZeroDivision|Traceback", turn.reply)
    assert f"internal error {turn.token}" in caplog.text
    assert "ZeroDivisionError: secret detail" in caplog.text


def test_a_stopped_draft_is_kept_and_marked(talk: Conversation, screen: Screen) -> None:
    changes = talk.stopped([Turn("一", "", "t", draft="写到一半")])
    assert "已停止" in changes[screen.turns][0].reply
    assert "写到一半" in changes[screen.turns][0].reply
    assert changes[screen.turns][0].finished


def test_stopping_too_late_changes_no_answer(talk: Conversation, screen: Screen) -> None:
    done = Turn("一", "<div>答</div>", "t", finished=True)
    assert talk.stopped([done])[screen.turns] == [done]
