"""Stop sequences in a text that comes in pieces."""

from hypothesis import given
from hypothesis import strategies as st

from qa.llm.marks import Stops, beginning


@given(st.text("ab<"), st.lists(st.text("ab<", min_size=1), max_size=3), st.data())
def test_a_text_ends_before_the_first_stop_sequence(
    text: str, stop: list[str], data: st.DataObject
) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)))))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    stops = Stops(stop)
    kept = "".join([*map(stops.feed, pieces), stops.rest()])
    assert stops.ended == any(mark in text for mark in stop)
    assert text.startswith(kept)
    assert not any(mark in kept for mark in stop)
    assert stops.ended or kept == text


def test_nothing_begins_in_nothing() -> None:
    assert beginning("", ["<a>"]) == beginning("<a", []) == 0
