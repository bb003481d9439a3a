"""The page's components and which handler each of them calls."""

from pathlib import Path
from typing import Any

import gradio as gr

from qa.library import Library
from qa.page import welcome
from qa.page.conversation import SEND, Conversation, Screen
from qa.page.engine import Engine
from qa.page.export_desk import ExportDesk
from qa.page.feedback_desk import FeedbackDesk
from qa.page.shelf import Shelving, shelf_of

_HERE = Path(__file__).parent
_STYLES = ("frame.css", "chat.css", "side.css", "feedback.css", "narrow.css")  # the last wins
_SCRIPTS = ("page.js", "feedback.js")
_MODEL_CHECK_S = 4.0  # how often an open page asks whether the model has come
_ASKING = 8  # questions in work at once; the model itself takes one and tells the others to wait
_WAITING = 64  # questions in the queue before the page says that it is full

_SANS = ("system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif")
_MONO = ("ui-monospace", "Consolas", "monospace")


def build_page(
    engine: Engine,
    library: Library | None = None,
    desk: FeedbackDesk | None = None,
    exports: ExportDesk | None = None,
) -> gr.Blocks:
    """The page over an engine, ready to be mounted with ``page_assets()`` or launched with them.

    With a ``library`` its documents can be added to and taken from; with a ``desk`` readers are
    asked whether an answer is right; ``exports`` remembers answers to be downloaded.
    """
    page = gr.Blocks(title=welcome.TITLE, analytics_enabled=False, fill_width=True)
    with page:
        with gr.Row(elem_id="tw-top"):
            _html(welcome.header(), "tw-header")
            model = _html(welcome.model_line(engine.model_notice), "tw-model")
        with gr.Row(elem_id="tw-columns"):
            with gr.Column(scale=3, elem_id="tw-main"):
                screen = _chat_column(engine)
            with gr.Column(scale=2, elem_id="tw-side"):
                screen.panel.render()  # type: ignore[no-untyped-call]
                shelf = shelf_of(library, screen.panel) if library else None
                _html(_clause_frame(), "tw-clause-host")
        _wire(Conversation(engine, screen, exports or ExportDesk(), desk), screen)
        if library and shelf:
            Shelving(engine, library, shelf).wire(page)
        _watch_model(page, engine, model)
    page.queue(max_size=_WAITING, default_concurrency_limit=_ASKING, api_open=False)
    return page


def page_assets() -> dict[str, Any]:
    """Theme, style and script, as ``gr.mount_gradio_app`` and ``launch`` take them.

    The style goes into the head as it stands: ``css`` would be rewritten so that it reaches
    neither the page around the components nor what is shown over them.
    """
    style = "".join((_HERE / name).read_text(encoding="utf-8") for name in _STYLES)
    script = "".join((_HERE / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    return {
        "theme": gr.themes.Base(
            primary_hue=gr.themes.colors.red,
            neutral_hue=gr.themes.colors.stone,
            font=_SANS,
            font_mono=_MONO,
        ),
        "head": f"<style>{style}</style><script>{script}</script>",
    }


def _chat_column(engine: Engine) -> Screen:
    chat = _chat()
    box = gr.Textbox(
        elem_id="tw-box",
        show_label=False,
        label="问题 Question",
        placeholder=welcome.PLACEHOLDER,
        container=False,
        lines=1,
        max_lines=6,
        autofocus=True,
        submit_btn=SEND,
        stop_btn=False,
    )
    line = _html("", "tw-line")
    with gr.Row(elem_id="tw-tools"):
        retry, undo, clear = (
            gr.Button(label, size="sm", interactive=False, elem_id=f"tw-{name}", min_width=0)
            for name, label in (
                ("retry", "重答 Retry"),
                ("undo", "撤回 Undo"),
                ("clear", "清空 Clear"),
            )
        )
    panel = _html(welcome.document_list(engine.documents), "tw-panel", render=False)
    return Screen(chat, gr.State([]), box, line, panel, retry, undo, clear)


def _chat() -> gr.Chatbot:
    return gr.Chatbot(
        elem_id="tw-chat",
        show_label=False,
        label="对话",
        container=False,
        buttons=[],
        feedback_options=None,
        latex_delimiters=[],
        placeholder=welcome.invitation(),
        examples=[{"text": question} for question in welcome.EXAMPLES],
        layout="bubble",
        height="100%",
        group_consecutive_messages=False,
        autoscroll=False,
    )


def _html(value: str, elem_id: str, render: bool = True) -> gr.HTML:
    return gr.HTML(value, elem_id=elem_id, render=render, apply_default_css=False)


def _clause_frame() -> str:
    """Where the script shows a clause; the server never changes it, so it survives updates."""
    return (
        '<div id="tw-clause" role="region" aria-label="条文原文" tabindex="-1" hidden>'
        '<button type="button" class="tw-back" data-tw-close>← 返回'
        '<span class="tw-en">Back</span></button><div id="tw-clause-body"></div></div>'
    )


def _wire(talk: Conversation, screen: Screen) -> None:
    """Every event of the page. ``hidden`` progress: the page shows its own."""
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    out = screen.outputs
    asked = screen.box.submit(talk.ask, [screen.box, screen.turns], out, **quiet)
    chosen = screen.chat.example_select(_chosen, None, screen.box, **quiet)
    chosen_asked = chosen.then(talk.ask, [screen.box, screen.turns], out, **quiet)
    again = screen.retry.click(talk.retry, screen.turns, out, **quiet)
    running = [asked, chosen_asked, again]
    # Each of these ends what is running first: an answer that came later would undo it.
    for trigger, handler in (
        (screen.box.stop, talk.stopped),
        (screen.undo.click, talk.undo),
        (screen.clear.click, talk.clear),
    ):
        ended = trigger(None, None, None, cancels=running, **quiet)
        ended.then(handler, screen.turns, out, queue=False, **quiet)


def _chosen(example: gr.SelectData) -> str:
    """The text of the example that was clicked."""
    return str(example.value["text"])


def _watch_model(page: gr.Blocks, engine: Engine, model: gr.HTML) -> None:
    """Keep the line about the model true, until the model is there."""

    def look() -> tuple[str, gr.Timer]:
        notice = engine.model_notice
        return welcome.model_line(notice), gr.Timer(active=bool(notice))

    timer = gr.Timer(_MODEL_CHECK_S)
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    page.load(look, None, [model, timer], queue=False, **quiet)
    timer.tick(look, None, [model, timer], queue=False, **quiet)
