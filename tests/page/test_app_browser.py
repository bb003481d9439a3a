"""The real application, started as a user starts it and used in a browser."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from index.settings import ROOT
from qa.page.listening import bind
from tests.page.browsing import ask, chromium, missing, opened, shot

# A question that no rule answers: the model writes, so that there is something to watch and stop.
_WRITTEN = "汕尾怎么推动标准与知识产权联动？"
_STOPPED = "内蒙古怎样建设质量标准实验室？"  # not asked before: what was is written at once


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with bind("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "app.py", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    watchdog = threading.Timer(180, process.kill)
    watchdog.start()
    try:
        yield _address(process)
    finally:
        watchdog.cancel()
        process.terminate()
        process.wait(20)


def _address(process: "subprocess.Popen[str]") -> str:
    """The address that the application prints once it is ready."""
    assert process.stderr is not None
    line = ""
    for line in process.stderr:
        if match := re.search(r"http://\S+", line):
            return match[0]
    missing(f"the application did not start: {line.strip()}")
    raise AssertionError(line)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, url: str) -> Iterator[Page]:
    page = opened(browser, url)
    yield page
    page.context.close()


@pytest.fixture
def written(page: Page) -> Page:
    """A page whose language model is there."""
    expect(page.locator("#tw-model")).not_to_contain_text("载入", timeout=120_000)
    if page.locator(".tw-model-ready").count() == 0:
        missing(page.locator("#tw-model").inner_text())
    return page


def test_a_figure_with_its_citation(page: Page) -> None:
    ask(page, "克州到2020年工业产品监督抽查合格率要达到多少？")
    reply = page.locator(".tw-final")
    expect(reply).to_contain_text("92%")
    expect(reply.locator(".tw-badge")).to_contain_text("已回答")
    reply.locator(".tw-cite").first.click()
    clause = page.locator("#tw-clause")
    expect(clause.locator("mark").first).to_contain_text("92%以上")
    expect(clause).to_contain_text("克政发〔2017〕95号")
    shot(page, "figure")


def test_what_the_documents_do_not_say(page: Page) -> None:
    ask(page, "克州对获得中国质量奖的企业奖励多少万元？")
    expect(page.locator(".tw-final .tw-badge")).to_contain_text("未找到")
    expect(page.locator(".tw-final .tw-cite")).to_have_count(0)


def test_the_clauses_come_first_and_the_text_grows(written: Page) -> None:
    ask(written, _WRITTEN)
    written.locator(".tw-hit").first.wait_for()
    assert written.locator(".tw-final").count() == 0
    body = written.locator(".tw-draft .tw-body")
    short = len(body.inner_text())
    written.wait_for_function(
        "n => document.querySelector('.tw-draft .tw-body')?.innerText.length > n", arg=short
    )
    shot(written, "draft")
    written.locator(".tw-final .tw-cite").first.wait_for(timeout=180_000)
    expect(written.locator(".tw-foot")).to_contain_text("模型")
    shot(written, "written")


def test_stop_frees_the_model_for_the_next_question(written: Page) -> None:
    ask(written, _STOPPED)
    written.locator(".tw-draft .tw-body").wait_for()
    written.get_by_role("button", name="停止").click()
    expect(written.locator(".tw-stopped")).to_contain_text("未核对的草稿")
    ask(written, _STOPPED)
    written.locator(".tw-final").wait_for(timeout=180_000)


def test_a_script_in_a_question_is_text(page: Page) -> None:
    question = "克州合格率<script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
    ask(page, question)
    page.locator(".tw-final").wait_for(timeout=180_000)
    assert page.locator(".tw-question").inner_text() == question
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("question", ["", "😀😀😀", "\u0007", "质" * 10_000])
def test_what_is_no_question(page: Page, question: str) -> None:
    ask(page, question)
    expect(page.locator(".tw-line")).not_to_be_empty()
    expect(page.locator(".tw-reply")).to_have_count(0)
    expect(page.locator("#tw-box textarea")).to_have_value(question)
