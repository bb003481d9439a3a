"""The page in a browser, over a scripted engine: what a user sees, clicks and types."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.page.browsing import ask, chromium, opened, served, shot
from tests.page.standin import GOAL, StandIn


@pytest.fixture(scope="module")
def engine() -> StandIn:
    return StandIn(pause=0.03)


@pytest.fixture(scope="module")
def url(engine: StandIn) -> Iterator[str]:
    with served(engine) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, url: str) -> Iterator[Page]:
    page = opened(browser, url)
    yield page
    page.context.close()


def test_the_page_asks_nobody_but_its_own_server(browser: Browser, url: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url)
    page.locator(".tw-doc").first.wait_for()
    ask(page, "快问合格率")
    page.locator(".tw-final").wait_for()
    assert len(asked) > 5
    assert not [a for a in asked if not a.startswith((url, "data:", "blob:"))]
    page.close()


def test_the_first_screen(page: Page) -> None:
    expect(page).to_have_title("条问")
    expect(page.locator(".tw-doc")).to_have_count(4)
    expect(page.locator(".tw-state-draft")).to_have_text("征求意见稿 Draft for comment")
    expect(page.locator("#tw-chat .example")).to_have_count(6)
    expect(page.locator("#tw-model")).to_contain_text("就绪")
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


def test_the_clauses_come_first_then_the_text_grows_then_it_is_final(page: Page) -> None:
    ask(page, "克州到2020年合格率要达到多少？")
    page.locator(".tw-hit").first.wait_for()
    assert page.locator(".tw-final").count() == 0
    expect(page.locator("#tw-panel .tw-hit mark").first).to_be_visible()
    expect(page.locator(".tw-draft .tw-badge")).to_contain_text("核对中")
    body = page.locator(".tw-draft .tw-body")
    short = len(body.inner_text())
    page.wait_for_function(
        "n => document.querySelector('.tw-draft .tw-body')?.innerText.length > n + 5", arg=short
    )
    page.locator(".tw-final").wait_for()
    assert page.locator(".tw-draft").count() == 0
    expect(page.locator(".tw-final .tw-badge")).to_contain_text("已回答")
    expect(page.locator(".tw-foot summary")).to_contain_text("核对")


def test_a_citation_opens_its_clause_with_the_words_marked(page: Page) -> None:
    ask(page, "快问合格率")
    cites = page.locator(".tw-final .tw-cite")
    cites.first.click()
    clause = page.locator("#tw-clause")
    expect(clause).to_be_visible()
    expect(clause.locator("mark")).to_have_text(GOAL)
    expect(clause.locator("mark")).to_be_in_viewport()
    for words in (
        "关于实施质量强州战略的意见",
        "克政发〔2017〕95号",
        "现行",
        "一、（三）",
        "总体要求",
    ):
        expect(clause).to_contain_text(words)
    cites.nth(2).click()
    expect(clause).not_to_contain_text("克政发〔2017〕95号")
    clause.locator(".tw-back").click()
    expect(clause).to_be_hidden()
    expect(page.locator(".tw-hit").first).to_be_visible()


def test_a_citation_works_from_the_keyboard(page: Page) -> None:
    ask(page, "快问合格率")
    cite = page.locator(".tw-final .tw-cite").first
    cite.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#tw-clause")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#tw-clause")).to_be_hidden()
    expect(cite).to_be_focused()


def test_a_hit_opens_its_whole_clause(page: Page) -> None:
    ask(page, "快问合格率")
    page.locator(".tw-hit-open").nth(1).click()
    expect(page.locator("#tw-clause .tw-clause-text mark").first).to_be_visible()


def test_old_answers_keep_their_clauses(page: Page) -> None:
    for count, question in enumerate(("快问一", "快问二"), 1):
        ask(page, question)
        expect(page.locator(".tw-final")).to_have_count(count)
    page.locator(".tw-final").first.locator(".tw-cite").first.click()
    expect(page.locator("#tw-clause mark")).to_have_text(GOAL)


def test_stop_ends_the_engine_and_keeps_the_draft(page: Page, engine: StandIn) -> None:
    ask(page, "慢慢说：" + "长" * 600)
    page.locator(".tw-draft .tw-body").wait_for()
    page.get_by_role("button", name="停止").click()
    expect(page.locator(".tw-stopped")).to_contain_text("未核对的草稿")
    assert engine.closed.wait(10)
    expect(page.get_by_role("button", name="发送")).to_be_visible()
    ask(page, "快问合格率")
    page.locator(".tw-final").wait_for()
    expect(page.locator(".tw-stopped")).to_have_count(1)


def test_closing_the_tab_ends_the_engine(browser: Browser, url: str, engine: StandIn) -> None:
    page = opened(browser, url)
    ask(page, "慢慢说：" + "长" * 900)
    page.locator(".tw-draft .tw-body").wait_for()
    page.context.close()
    assert engine.closed.wait(20)


def test_a_question_is_text_whatever_is_in_it(page: Page) -> None:
    question = (
        "快问<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"
        " ${window.hacked=1} {{x}} **b** # h `c` $$a$$ [1] <b>"
    )
    ask(page, question)
    page.locator(".tw-final").wait_for()
    assert page.locator(".tw-question").inner_text() == question
    expect(page.locator(".tw-final .tw-body")).to_contain_text("<img src=x onerror=")
    assert page.evaluate("window.hacked") is None
    assert page.locator("#tw-chat img, #tw-chat .tw-question *").count() == 0
    shot(page, "question-as-text")


def test_an_example_is_asked_by_a_click(page: Page, engine: StandIn) -> None:
    example = page.locator("#tw-chat .example").first
    question = example.inner_text().strip()
    example.click()
    page.locator(".tw-final").wait_for()
    assert engine.asked[-1] == (question, ())
    expect(page.locator(".tw-question")).to_have_text(question)


def test_retry_undo_and_clear(page: Page, engine: StandIn) -> None:
    box = page.locator("#tw-box textarea")
    expect(page.locator("#tw-retry")).to_be_disabled()
    ask(page, "快问一")
    page.locator(".tw-final").wait_for()
    ask(page, "快问二")
    expect(page.locator(".tw-final")).to_have_count(2)
    expect(page.locator(".tw-understood")).to_have_text("理解为：快问二（接着问）")
    count = len(engine.asked)
    key = page.locator(".tw-cite").last.get_attribute("data-tw-open")
    page.locator("#tw-retry").click()
    expect(page.locator(f'[data-tw-open="{key}"]')).to_have_count(0)
    expect(page.locator(".tw-final")).to_have_count(2)
    assert engine.asked[count:] == [("快问二", ("快问一",))]
    page.locator("#tw-undo").click()
    expect(page.locator(".tw-final")).to_have_count(1)
    expect(box).to_have_value("快问二")
    page.locator("#tw-clear").click()
    expect(page.locator(".tw-reply")).to_have_count(0)
    expect(page.locator("#tw-chat .example")).to_have_count(6)


@pytest.mark.parametrize("question", ["", "   ", "😀😀", "\u0007\u0008"])
def test_what_is_no_question_gets_one_line(page: Page, question: str) -> None:
    ask(page, question)
    expect(page.locator(".tw-line")).to_contain_text("问题里没有文字")
    expect(page.locator(".tw-reply")).to_have_count(0)


def test_an_internal_error_shows_one_line_and_no_detail(page: Page) -> None:
    ask(page, "坏")
    expect(page.locator(".tw-failed")).to_contain_text("内部错误，已记入日志")
    expect(page.locator("body")).not_to_contain_text("secret detail")
    expect(page.get_by_role("button", name="发送")).to_be_visible()


def test_the_line_about_the_model_follows_it(browser: Browser, url: str, engine: StandIn) -> None:
    engine.model_notice = "语言模型正在载入<b>"
    page = opened(browser, url)
    try:
        expect(page.locator(".tw-model-away")).to_have_text("语言模型正在载入<b>")
    finally:
        engine.model_notice = ""
    expect(page.locator(".tw-model-ready")).to_be_visible(timeout=15_000)
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_clause_comes_up_as_a_sheet(browser: Browser, url: str, scheme: str) -> None:
    page = opened(browser, url, 390, 844)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    ask(page, "快问合格率")
    page.locator(".tw-final .tw-cite").first.click()
    expect(page.locator("#tw-clause mark")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shot(page, f"phone-{scheme}")
    page.mouse.click(195, 30)
    expect(page.locator("#tw-clause")).to_be_hidden()
    page.context.close()


def test_an_old_answer_does_not_show_what_was_removed_since(browser: Browser) -> None:
    engine = StandIn(pause=0)
    with served(engine) as address:
        page = opened(browser, address)
        ask(page, "快问合格率")
        page.locator(".tw-final .tw-cite").first.click()
        clause = page.locator("#tw-clause")
        expect(clause).to_contain_text(GOAL)
        assert clause.locator(".tw-clause-note").count() == 0
        engine.clauses.clear()
        page.keyboard.press("Escape")
        page.locator(".tw-final .tw-cite").first.click()
        expect(clause.locator(".tw-clause-note")).to_contain_text("已从索引中移除")
        expect(clause).not_to_contain_text(GOAL)
        shot(page, "removed")
        page.context.close()


def test_without_its_server_the_page_says_that_it_could_not_ask(browser: Browser) -> None:
    with served(StandIn(pause=0)) as address:
        page = opened(browser, address)
        ask(page, "快问合格率")
        page.locator(".tw-final").wait_for()
        page.route("**/clauses?*", lambda route: route.abort())
        page.locator(".tw-final .tw-cite").first.click()
        expect(page.locator("#tw-clause .tw-clause-note")).to_contain_text("无法与服务核对")
        expect(page.locator("#tw-clause")).to_contain_text(GOAL)
        page.context.close()
