"""An answer as HTML, at each stage: being looked up, a draft, finished, stopped, failed."""

import re
from collections.abc import Sequence

from qa.answer import Answer, Check, Citation
from qa.page.clause_view import clause_body, status_tag, stored
from qa.page.engine import Engine
from qa.page.feedback_view import feedback_bar
from qa.page.markup import cited, escape, paragraphs, shortened
from qa.page.table_view import export_view, shown, tables_view

_STATUS = {
    "answered": ("已回答", "Answered"),
    "partly": ("部分回答", "Partly answered"),
    "refused": ("未找到依据", "Not in the documents"),
    "degraded": ("原文摘录", "In the clauses' own words"),
}
_ACTION = {"kept": "保留", "replaced": "换成原文", "dropped": "删去"}
_QUESTION_SHOWN = 1200  # characters of a question that the chat repeats
_TITLE_SHOWN = 48  # characters of a document's title in the list of sources
_SOURCES_OPEN = 8  # clauses listed under an answer before they are folded
_QUOTE_SHOWN = 60  # of a quotation there
_WORDLESS = re.compile(r"[\W_]+")


def question_view(question: str) -> str:
    """What the user asked, as text."""
    return f'<div class="tw-question">{escape(shortened(question, _QUESTION_SHOWN))}</div>'


def _badge(kind: str, chinese: str, english: str) -> str:
    words = f'{chinese}<span class="tw-en">{english}</span>'
    return f'<span class="tw-badge tw-badge-{kind}">{words}</span>'


def _reply(kind: str, *parts: str) -> str:
    return f'<div class="tw-reply tw-{kind}">{"".join(parts)}</div>'


def _quiet_marker(n: int) -> str:
    return f'<span class="tw-cite tw-cite-quiet">{n}</span>'


def searching_view() -> str:
    """Before the search has answered."""
    return _reply("draft", _badge("draft", "检索中…", "Searching"))


def draft_view(text: str, found: int) -> str:
    """The text so far, plainly not final."""
    if not text:
        badge = _badge("draft", "撰写中…", "Writing")
        seen = (
            f'<p class="tw-wait">已找到 {found} 条相关条文，正在据此作答。'
            '<button type="button" class="tw-link tw-narrow" data-tw-panel>先看条文</button></p>'
        )
        return _reply("draft", badge, seen if found else "")
    body = paragraphs(text, lambda line: cited(line, _quiet_marker))
    badge = _badge("draft", "核对中…", "Draft, being checked")
    return _reply("draft", badge, f'<div class="tw-body">{body}</div>')


def stopped_view(text: str) -> str:
    """What was written when the user stopped it: kept, and marked as unchecked."""
    badge = _badge("stopped", "已停止", "Stopped")
    if not text:
        return _reply("stopped", badge)
    body = paragraphs(text, lambda line: cited(line, _quiet_marker))
    note = '<p class="tw-foot">以上是未核对的草稿，不要引用。</p>'
    return _reply("stopped", badge, f'<div class="tw-body">{body}</div>', note)


def failed_view(message: str) -> str:
    """One line in place of an answer."""
    return _reply("failed", _badge("failed", "未能回答", "Failed"), f"<p>{escape(message)}</p>")


def answer_view(
    answer: Answer, engine: Engine, token: str, feedback: str = "", export: str = ""
) -> str:
    """The finished answer; ``token`` makes its clauses' keys unlike any other answer's.

    ``feedback`` is the id under which it can be judged, "" where nobody is asked to, ``export``
    the one under which it can be had as a file.
    """
    seen = shown(answer)
    citations = [citation for citation in answer.citations if citation.n in seen]
    keys = {citation.n: f"{token}-c{citation.n}" for citation in citations}

    def link(n: int) -> str | None:
        if n not in keys:
            return None
        source = next(c for c in citations if c.n == n)
        name = escape(f"引用 {n}：{source.document} {source.label}")
        return (
            f'<button type="button" class="tw-cite" data-tw-open="{escape(keys[n])}" '
            f'aria-label="{name}" title="{name}">{n}</button>'
        )

    chinese, english = _STATUS[answer.status]
    return _reply(
        "final",
        f'<div class="tw-top">{_badge(answer.status, chinese, english)}{_understood(answer)}</div>',
        f'<div class="tw-body">{paragraphs(answer.text, lambda line: cited(line, link))}</div>',
        tables_view(answer, link),
        _sources(citations, engine, keys),
        export_view(export),
        _notice(answer.notice),
        _checked(answer),
        feedback_bar(feedback, answer) if feedback else "",
        "".join(
            stored(
                keys[c.n],
                engine.clause(c.clause_id),
                _cited_clause(c, citations, engine),
            )
            for c in citations
        ),
    )


def _understood(answer: Answer) -> str:
    """The rewritten question where it says something that the question did not."""
    said, meant = (_WORDLESS.sub("", q) for q in (answer.question, answer.rewritten))
    if not meant or meant == said:
        return ""
    return f'<span class="tw-understood">理解为：{escape(answer.rewritten)}</span>'


def _notice(notice: str) -> str:
    return f'<p class="tw-notice">{escape(notice)}</p>' if notice else ""


def _cited_clause(citation: Citation, all_of: Sequence[Citation], engine: Engine) -> str:
    """The clause with every quotation that this marker stands for."""
    spans = [
        (c.start, c.end) for c in all_of if c.n == citation.n and c.clause_id == citation.clause_id
    ]
    document = engine.document(citation.document_id)
    return clause_body(document, engine.clause(citation.clause_id), spans)


def _sources(citations: Sequence[Citation], engine: Engine, keys: dict[int, str]) -> str:
    """The cited clauses, each with its document once, and under it the words by marker."""
    by_clause: dict[str, dict[int, Citation]] = {}
    for citation in citations:
        by_clause.setdefault(citation.clause_id, {}).setdefault(citation.n, citation)
    groups = []
    for quoted in by_clause.values():
        first = next(iter(quoted.values()))
        number = f"（{escape(first.number)}）" if first.number else ""
        tag = status_tag(engine.document(first.document_id))
        quotes = "".join(_source_quote(citation, keys[n]) for n, citation in quoted.items())
        groups.append(
            f'<li><div class="tw-source-what"><b>{escape(first.label)}</b> '
            f"{escape(shortened(first.document, _TITLE_SHOWN))}{number} {tag}</div>{quotes}</li>"
        )
    listed = f'<ul class="tw-sources">{"".join(groups)}</ul>' if groups else ""
    if len(groups) <= _SOURCES_OPEN:
        return listed
    line = f'所引条款 {len(groups)} 条<span class="tw-en">Clauses cited</span>'
    return f'<details class="tw-foot"><summary>{line}</summary>{listed}</details>'


def _source_quote(citation: Citation, key: str) -> str:
    quote = escape(shortened(" ".join(citation.quote.split()), _QUOTE_SHOWN))
    return (
        f'<button type="button" class="tw-source" data-tw-open="{escape(key)}">'
        f'<span class="tw-source-n">{citation.n}</span>'
        f'<span class="tw-source-quote">{quote}</span></button>'
    )


def _checked(answer: Answer) -> str:
    """What was checked, by what, how long it took; the failures by name underneath."""
    facts = [summary_of(answer.checks)]
    if answer.model:
        facts.append(f"模型 {answer.model}")
    seconds = max(answer.timings.values(), default=0.0)  # each is counted from the question
    if seconds:
        facts.append(f"用时 {seconds:.1f} 秒" if seconds >= 0.1 else "用时不到 0.1 秒")
    failed = [check for check in answer.checks if check.failures]
    detail = "".join(
        f"<li>{escape(shortened(check.sentence, 80))}——{escape('；'.join(check.failures))}"
        f"（{_ACTION[check.action]}）</li>"
        for check in failed
    )
    line = escape("；".join(filter(None, facts)))
    if not detail:
        return f'<div class="tw-foot">{line}</div>'
    return f'<details class="tw-foot"><summary>{line}</summary><ul>{detail}</ul></details>'


def summary_of(checks: Sequence[Check]) -> str:
    """How many sentences were held against their clauses, and what became of them."""
    if not checks:
        return ""
    parts = [f"已逐句核对数字、日期和机构：{len(checks)} 句"]
    kept = sum(check.action == "kept" for check in checks)
    replaced = sum(check.action == "replaced" for check in checks)
    dropped = sum(check.action == "dropped" for check in checks)
    if replaced or dropped:
        parts.append(f"{kept} 句保留")
    if replaced:
        parts.append(f"{replaced} 句换成原文")
    if dropped:
        parts.append(f"{dropped} 句无据删去")
    return "，".join(parts)
