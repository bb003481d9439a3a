"""Plain text to HTML: nothing in the text may act, and every marker must lead where it says."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.page.markup import cited, escape, marked, merged, paragraphs, shortened


class _Shown(HTMLParser):
    """What a browser would show of some HTML, and which elements it would make of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.tags = "", list[str]()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _link(n: int) -> str | None:
    return f"<a>{n}</a>" if n in (1, 2, 12) else None


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", '" onmouseover="x', "${1+1}", "{{x}}", "a\n\n# b", "`c`", "&lt;"],
)
def test_text_is_shown_and_does_nothing(text: str) -> None:
    shown = _Shown(escape(text))
    assert (shown.text, shown.tags) == (text, [])
    assert not set(escape(text)) & set("<>\"'$`{}\n")


@given(st.text())
def test_escaped_text_never_makes_an_element(text: str) -> None:
    assert _Shown(f'<p title="{escape(text)}">{escape(text)}</p>').tags == ["p"]


def test_control_and_direction_characters_are_left_out() -> None:
    assert escape("a\x00b\u202ec\x1b") == "abc"


def test_marks() -> None:
    assert marked("达到92%以上", [(2, 5)]) == "达到<mark>92%</mark>以上"
    assert marked("<92%>", [(0, 2), (1, 3)]) == "<mark>&lt;92</mark>%&gt;"
    assert marked("abc", [(-5, 1), (2, 99)]) == "<mark>a</mark>b<mark>c</mark>"
    assert marked("abc", [(7, 9), (1, 1)]) == "abc"


@given(st.text(), st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30)), max_size=4))
def test_marks_change_no_words(text: str, spans: list[tuple[int, int]]) -> None:
    assert marked(text, spans).replace("<mark>", "").replace("</mark>", "") == escape(text)


def test_merged() -> None:
    assert merged([(5, 9), (0, 2), (2, 3), (8, 10), (4, 4)]) == [(0, 3), (5, 10)]


def test_markers_in_a_row_and_of_two_digits() -> None:
    assert cited("甲[1][2]。", _link) == '<span class="tw-keep">甲<a>1</a><a>2</a></span>。'
    assert cited("甲[12]", _link) == '<span class="tw-keep">甲<a>12</a></span>'


def test_a_marker_that_leads_nowhere_stays_text() -> None:
    assert _Shown(cited("甲[7]乙[1]", _link)).text == "甲[7]乙1"
    assert "<a>" not in cited("〔2017〕[1234][x][]", _link)


@given(st.text(alphabet="甲<[]12&"))
def test_markers_make_only_links(text: str) -> None:
    assert set(_Shown(cited(text, _link)).tags) <= {"a", "span"}


def test_paragraphs_and_lists() -> None:
    assert paragraphs("甲\n\n- 乙\n- <丙>\n丁") == (
        "<p>甲</p><ul><li>乙</li><li>&lt;丙&gt;</li></ul><p>丁</p>"
    )


def test_shortened() -> None:
    assert shortened("甲乙丙", 3) == "甲乙丙"
    assert shortened("甲乙丙丁", 3) == "甲乙…"
