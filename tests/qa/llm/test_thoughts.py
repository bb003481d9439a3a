"""Thoughts stay inside, wherever the pieces are cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ModelError
from qa.llm.thoughts import Thoughts


def shown(*pieces: str) -> str:
    thoughts = Thoughts()
    return "".join([*map(thoughts.feed, pieces), thoughts.rest()])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("94%。", "94%。"),
        ("<think>秘密</think>\n\n94%。", "94%。"),
        ("<thinking>秘密</thinking>94%。", "94%。"),
        ("<think>秘密", ""),
        ("<think></think>94%", "94%"),
        ("甲<think>秘密</think>乙<think>秘密</think>丙", "甲乙丙"),
        ("a < b 且 <thin 线", "a < b 且 <thin 线"),
        ("94%<th", "94%<th"),
        ("秘密</think>94%", "94%"),
        ("", ""),
    ],
)
def test_what_is_shown(text: str, left: str) -> None:
    assert shown(text) == left


@given(st.lists(st.sampled_from(["甲", "<think>秘</think>", "乙<", "<b>"])), st.data())
def test_cuts_make_no_difference(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)))))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert shown(*pieces) == shown(text) == text.replace("<think>秘</think>", "")


def test_thoughts_that_are_out_already() -> None:
    with pytest.raises(ModelError, match="reasoning parser"):
        shown("秘", "密</think>94%")
