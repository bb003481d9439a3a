"""What the browser tests share: the browser, a served page, the things a user does on it."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from index.settings import ROOT
from qa.feedback import FeedbackStore
from qa.library import Library
from qa.page.engine import Engine
from qa.page.listening import address, bind
from qa.page.server import server_of

SHOTS = ROOT / "var" / "screenshots"
_CHROMIUM = "/usr/bin/chromium"
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def missing(what: str) -> None:
    """Skip, saying what is missing; on a build server it must not be, so fail there."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's chromium."""
    path = shutil.which("chromium") or _CHROMIUM
    if not os.access(path, os.X_OK):
        missing(f"{path} is not installed; apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def served(
    engine: Engine, library: Library | None = None, feedback: FeedbackStore | None = None
) -> Iterator[str]:
    """The page over an engine, in this process; yields its address."""
    listener = bind("127.0.0.1", 0)
    server = server_of(engine, library, feedback=feedback)
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        yield address(listener)
    finally:
        server.should_exit = True
        thread.join()


def opened(browser: Browser, url: str, width: int = 1440, height: int = 900) -> Page:
    """A fresh page on the address, ready for a question."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(url)
    page.locator("#tw-box textarea").wait_for()
    page.locator(".tw-doc").first.wait_for()
    return page


def ask(page: Page, question: str) -> None:
    """Type a question and press Enter."""
    page.locator("#tw-box textarea").fill(question)
    page.locator("#tw-box textarea").press("Enter")


def shot(page: Page, name: str) -> None:
    """A picture under var/screenshots."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png")
