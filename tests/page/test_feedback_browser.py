"""A reader says under an answer whether it is right, changes the verdict and takes it back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from qa.feedback import FeedbackStore
from tests.page.browsing import ask, chromium, opened, served, shot
from tests.page.standin import GOAL, StandIn

# A row is synced to the disk before it is said to be noted: on a busy machine that takes a while.
STORED_MS = 30_000
NOTE = "应为第（三）条的 <b>92%</b>\n第二行"


def judging(page: Page, question: str, count: int = 1) -> Locator:
    """Ask, wait for the answer, and give the line under it."""
    ask(page, question)
    bar = page.locator(".tw-fb").nth(count - 1)
    bar.wait_for()
    return bar


def told(bar: Locator, words: str) -> None:
    """The line says what became of a click."""
    expect(bar.get_by_role("status")).to_contain_text(words, timeout=STORED_MS)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def engine() -> StandIn:
    return StandIn(pause=0)


@pytest.fixture
def store(tmp_path: Path) -> FeedbackStore:
    return FeedbackStore(tmp_path / "feedback.jsonl")


@pytest.fixture
def url(engine: StandIn, store: FeedbackStore) -> Iterator[str]:
    with served(engine, feedback=store) as address:
        yield address


@pytest.fixture
def page(browser: Browser, url: str) -> Iterator[Page]:
    page = opened(browser, url)
    yield page
    page.context.close()


def test_what_is_wrong_is_noted_with_a_note_and_taken_back(
    page: Page, store: FeedbackStore
) -> None:
    bar = judging(page, "快问合格率")
    expect(bar).to_contain_text("点了才记录")
    assert not store.path.exists()

    bar.get_by_role("button", name="有误").click()
    assert not store.path.exists()
    bar.get_by_role("button", name="引用不对").click()
    told(bar, "已记录，谢谢 (noted)")
    (first,) = store.all()
    assert (first.verdict, first.what, first.note) == ("wrong", "citation", "")
    assert (first.question, first.turns, first.status) == ("快问合格率", (), "answered")
    assert first.citations[0].quote == GOAL
    assert "92%以上[1]" in first.text

    bar.get_by_role("textbox").fill(NOTE)
    shot(page, "feedback-form")
    bar.get_by_role("button", name="补上说明").click()
    expect(bar.get_by_role("textbox")).to_be_hidden()
    expect(bar.get_by_role("button", name="有误")).to_be_focused()
    page.wait_for_function("() => !document.querySelector('[data-tw-note]:not(:disabled)')")
    (noted,) = store.all()
    assert (noted.id, noted.what, noted.note) == (first.id, "citation", NOTE)

    bar.get_by_role("button", name="撤销").click()
    told(bar, "已撤销 (withdrawn)")
    assert store.all() == ()
    expect(bar.get_by_role("button", name="有误")).to_have_attribute("aria-pressed", "false")


def test_from_the_keyboard_and_under_a_refusal(page: Page, store: FeedbackStore) -> None:
    judging(page, "快问一")
    bar = judging(page, "未找到的事", 2)
    bar.get_by_role("button", name="有用").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(bar.get_by_role("button", name="有误")).to_have_attribute("aria-expanded", "true")
    expect(bar.get_by_role("button", name="应当拒答")).to_have_count(0)
    bar.get_by_role("button", name="不该拒答").focus()
    page.keyboard.press("Space")
    told(bar, "已记录")
    expect(bar.get_by_role("button", name="不该拒答")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(bar.get_by_role("button", name="有误")).to_be_focused()
    (row,) = store.all()
    assert (row.question, row.turns, row.what) == ("未找到的事", ("快问一",), "refused")


def test_a_verdict_is_changed_and_outlives_the_next_answer(
    page: Page, store: FeedbackStore
) -> None:
    bar = judging(page, "快问一")
    bar.get_by_role("button", name="有误").click()
    bar.get_by_role("button", name="漏了内容").click()
    told(bar, "已记录")
    bar.get_by_role("button", name="有用").click()
    expect(bar.get_by_role("button", name="有用")).to_have_attribute(
        "aria-pressed", "true", timeout=STORED_MS
    )
    judging(page, "快问二", 2)
    expect(bar.get_by_role("button", name="有用")).to_have_attribute("aria-pressed", "true")
    expect(bar.get_by_role("button", name="有误")).to_have_attribute("aria-pressed", "false")
    (row,) = store.all()
    assert (row.verdict, row.what) == ("useful", "")
    bar.get_by_role("button", name="有用").click()
    told(bar, "已撤销")
    assert store.all() == ()


def test_what_cannot_be_stored_is_said(page: Page, store: FeedbackStore) -> None:
    store.path.mkdir()
    bar = judging(page, "快问一")
    bar.get_by_role("button", name="有用").click()
    told(bar, "没有记录 (not noted)")
    expect(bar.get_by_role("button", name="有用")).to_have_attribute("aria-pressed", "false")


def test_nobody_is_asked_where_feedback_is_off(browser: Browser, engine: StandIn) -> None:
    with served(engine) as address:
        page = opened(browser, address)
        ask(page, "快问一")
        page.locator(".tw-final").wait_for()
        expect(page.locator(".tw-fb")).to_have_count(0)
        reply = page.request.post(f"{address}/feedback", data={"id": "0" * 32, "verdict": "useful"})
        assert reply.status in (404, 405)
        page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone(browser: Browser, url: str, scheme: str) -> None:
    page = opened(browser, url, 390, 844)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    bar = judging(page, "快问合格率")
    bar.get_by_role("button", name="有误").click()
    bar.get_by_role("button", name="漏了内容").click()
    told(bar, "已记录")
    bar.get_by_role("textbox").fill("还有第十八条")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for button in bar.get_by_role("button").all():
        box = button.bounding_box()
        if box:
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 390
            assert box["height"] >= 24  # WCAG 2.5.8
    bar.get_by_role("button", name="补上说明").scroll_into_view_if_needed()
    shot(page, f"feedback-phone-{scheme}")
    page.context.close()
