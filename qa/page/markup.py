"""From plain text to HTML that is safe wherever the page puts it.

Questions, documents and model output are data. They pass through Markdown (the chat) and through a
template (the panel) before they reach the browser, so besides HTML's own characters everything that
either of them could act on is written as a numeric reference, newlines included: a message without
a newline is one HTML block to Markdown, and is left alone.
"""

import html
import re
from collections.abc import Callable, Iterable

from index.clause import Span

MARKER = re.compile(r"\[(\d{1,3})\]")
_MARKERS = re.compile(rf"(?:{MARKER.pattern})+")
_BULLET = re.compile(r"^\s*[-*•·]\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_REFERENCES = str.maketrans({c: f"&#{ord(c)};" for c in "\n\t$`{}\\"})


def escape(text: str) -> str:
    """The text as HTML that shows it and does nothing else; newlines survive under pre-wrap.

    >>> escape('<b>"5%"</b>')
    '&lt;b&gt;&quot;5%&quot;&lt;/b&gt;'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return html.escape(_CONTROL.sub("", lines)).translate(_REFERENCES)


def shortened(text: str, limit: int) -> str:
    """The first ``limit`` characters, with an ellipsis where something was left off."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def merged(spans: Iterable[Span]) -> list[Span]:
    """Sorted spans without overlap; empty ones are dropped, touching ones joined."""
    result: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def marked(text: str, spans: Iterable[Span]) -> str:
    """The escaped text with each span (offsets into ``text``) inside ``<mark>``.

    >>> marked("达到92%以上", [(2, 5)])
    '达到<mark>92%</mark>以上'
    """
    parts: list[str] = []
    at = 0
    for start, end in merged((max(s, 0), min(e, len(text))) for s, e in spans):
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    parts.append(escape(text[at:]))
    return "".join(parts)


def cited(text: str, link: Callable[[int], str | None]) -> str:
    """The escaped text with each marker [n] replaced by ``link(n)``; None leaves it as text.

    Markers stay on the line of the character that they follow.

    >>> cited("达到92%[1]。", lambda n: f"<i>{n}</i>")
    '达到92<span class="tw-keep">%<i>1</i></span>。'
    """
    parts: list[str] = []
    at = 0
    for run in _MARKERS.finditer(text):
        links = [(link(int(marker[1])), marker[0]) for marker in MARKER.finditer(run[0])]
        shown = "".join(made if made is not None else escape(marker) for made, marker in links)
        before = max(run.start() - 1, at)
        kept = escape(text[before : run.start()])
        parts += [escape(text[at:before]), f'<span class="tw-keep">{kept}{shown}</span>']
        at = run.end()
    parts.append(escape(text[at:]))
    return "".join(parts)


def paragraphs(text: str, inline: Callable[[str], str] = escape) -> str:
    """Lines as paragraphs, lines that start with a dash or a dot as list items."""
    parts: list[str] = []
    in_list = False
    for line in filter(None, (line.strip() for line in text.splitlines())):
        bullet = _BULLET.match(line)
        if bool(bullet) != in_list:
            parts.append("<ul>" if bullet else "</ul>")
            in_list = bool(bullet)
        if bullet:
            parts.append(f"<li>{inline(line[bullet.end() :])}</li>")
        else:
            parts.append(f"<p>{inline(line)}</p>")
    if in_list:
        parts.append("</ul>")
    return "".join(parts)
