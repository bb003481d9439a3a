"""A clause as HTML: whole, with the words that matter marked, or as a card in the list of hits.

A whole clause travels hidden beside whatever cites it, under a key; the page's script shows it when
an element that carries ``data-tw-open`` with the same key is clicked and the index still has it.
What an old answer cites stays what it cited.
"""

from collections.abc import Iterable, Sequence

from index.clause import Clause, Document, Span
from index.search.hit import Hit
from qa.page.clause_state import digest
from qa.page.markup import escape, marked, merged, shortened

DRAFT_STATUS = "征求意见稿"
_LEAD = 34  # characters of a clause's beginning on its card
_SENTENCES = 2  # sentences that bear on the question, on a card
_SENTENCE = 150  # characters of each


def status_tag(document: Document) -> str:
    """The document's status as a small label; a draft for comment and a repealed text stand out."""
    if not document.status:
        return ""
    kinds = {
        DRAFT_STATUS: ("draft", " Draft for comment"),
        "废止": ("repealed", " Repealed"),
        "被替代": ("repealed", " Superseded"),
    }
    kind, english = kinds.get(document.status, ("force", " In force"))
    return (
        f'<span class="tw-state tw-state-{kind}">{escape(document.status)}'
        f'<span class="tw-en">{english}</span></span>'
    )


def number_of(document: Document) -> str:
    """The document's 文号, or the words that it has none, escaped."""
    return escape(document.number or "无文号")


def clause_body(document: Document, clause: Clause, spans: Iterable[Span] = ()) -> str:
    """The whole clause under its document's head; ``spans`` are offsets into the document."""
    shifted = [(start - clause.start, end - clause.start) for start, end in spans]
    facts = [number_of(document), escape(document.issuer), escape(document.issued)]
    facts += [f"{escape(document.effective)} 起施行"] if document.effective else []
    facts += [f"{escape(document.repealed)} 起失效"] if document.repealed else []
    facts += [f"第 {clause.page} 页"] if clause.page else []
    path = " › ".join(escape(shortened(step.strip(), 40)) for step in clause.path[1:])
    departments = "、".join(escape(name) for name in clause.departments)
    return (
        '<div class="tw-clause-head">'
        f'<div class="tw-clause-title">{escape(document.title)}</div>'
        f'<div class="tw-clause-facts">{status_tag(document)}'
        f"<span>{'</span><span>'.join(filter(None, facts))}</span></div>"
        f'<div class="tw-clause-label">{escape(clause.label)}'
        f'<span class="tw-clause-heading">{escape(clause.heading)}</span></div></div>'
        '<div class="tw-clause-scroll" tabindex="0">'
        f'<div class="tw-clause-path">{path}</div>'
        + _columns(clause)
        + f'<div class="tw-clause-text">{marked(clause.text, shifted)}</div>'
        + (f'<div class="tw-clause-foot">责任单位：{departments}</div>' if departments else "")
        + "</div>"
    )


def _columns(clause: Clause) -> str:
    """The heads of the columns above a table's row."""
    heads = " | ".join(escape(head) for head in clause.columns)
    return f'<div class="tw-clause-path">表头：| {heads} |</div>' if heads else ""


def stored(key: str, clause: Clause, body: str) -> str:
    """A hidden clause that ``data-tw-open="<key>"`` shows while the index still has it."""
    return (
        f'<div hidden data-tw-clause="{escape(key)}" data-tw-id="{escape(clause.id)}" '
        f'data-tw-digest="{digest(clause)}">{body}</div>'
    )


def excerpt(clause: Clause, bearing: Sequence[Span]) -> str:
    """The clause's first words and the sentences that bear on the question, these marked."""
    text = clause.text
    spans = [(s - clause.start, min(e, s + _SENTENCE) - clause.start) for s, e in bearing]
    shown = merged([(0, min(_LEAD, len(text))), *spans])
    pieces = [marked(text[s:e], [(a - s, b - s) for a, b in spans]) for s, e in shown]
    return " … ".join(pieces) + ("" if shown[-1][1] >= len(text) else " …")


def hit_card(hit: Hit, key: str) -> str:
    """One hit: what it is, how it begins, which sentences bear on the question."""
    clause, document = hit.clause, hit.document
    bearing = [(s.sentence.start, s.sentence.end) for s in hit.sentences]
    return (
        '<li class="tw-hit">'
        f'<button type="button" class="tw-hit-open" data-tw-open="{escape(key)}">'
        f'<span class="tw-hit-label">{escape(clause.label)}</span> '
        f'<span class="tw-hit-heading">{escape(shortened(clause.heading, 30))}</span></button>'
        f'<div class="tw-hit-doc">{escape(shortened(document.title, 60))} '
        f"{status_tag(document)}</div>{_others(hit)}"
        f'<div class="tw-hit-text">{excerpt(clause, bearing[:_SENTENCES])}</div>'
        f"{stored(key, clause, clause_body(document, clause, bearing))}</li>"
    )


def hit_list(hits: Sequence[Hit], token: str) -> str:
    """The clauses that the search brought, best first."""
    if not hits:
        none = '没有找到相关条文<span class="tw-en">No clause found</span>'
        return f'<div class="tw-panel-head">{none}</div>'
    cards = "".join(hit_card(hit, f"{token}-h{hit.rank}") for hit in hits)
    return (
        f'<div class="tw-panel-head">检索到 {len(hits)} 条条文'
        f'<span class="tw-en">Clauses found</span>{_sure(hits[0])}'
        '<button type="button" class="tw-close" data-tw-close aria-label="关闭 Close">✕</button>'
        f'</div><ol class="tw-hits">{cards}</ol>'
    )


def _others(hit: Hit) -> str:
    """What other editions of the document there are."""
    return "".join(f'<div class="tw-hit-doc">{escape(each)}</div>' for each in hit.others)


def _sure(first: Hit) -> str:
    """How likely the clause ranked first is to answer."""
    if first.probability is None or first.named:
        return ""
    share = f"{first.probability:.0%}"
    return f'<span class="tw-sure" title="首条能回答的概率 probability">首条可能答对 {share}</span>'
