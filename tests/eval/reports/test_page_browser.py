"""The report as a person uses it: a file in a browser that has no network."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Page, expect

from eval.judges.labels import load_labels
from eval.judges.verifier import VerifierJudge
from eval.reports.comparison import compare
from eval.reports.comparison_page import comparison_page
from eval.reports.figures import figures
from eval.reports.page import page as report
from eval.runs.run import Run
from tests.eval.reports.standin import HEADER, RATE, RUN, many
from tests.page.browsing import chromium

FAILED = "dept-001"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    judge = VerifierJudge()
    path = tmp_path_factory.mktemp("report") / "report.html"
    return report(RUN, figures(RUN.records, judge), judge, path)


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    """The report, opened; whatever the browser complains of fails the test."""
    page = _opened(browser, file)
    yield page
    page.context.close()
    assert page.complaints == []  # type: ignore[attr-defined]


def _opened(browser: Browser, file: Path, width: int = 1400, scheme: str = "light") -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        offline=True,
        locale="zh-CN",
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    complaints: list[str] = []
    page.complaints = complaints  # type: ignore[attr-defined]
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: _allowed(request.url, complaints))
    page.goto(file.as_uri())
    return page


def _allowed(url: str, complaints: list[str]) -> None:
    if not url.startswith(("file:", "blob:")):
        complaints.append(url)


def _case(page: Page, question: str) -> str:
    return f'.case[data-question="{question}"]'


def _open(page: Page, question: str) -> None:
    page.locator('[data-filter="tags"]').select_option("")
    page.locator(f"{_case(page, question)} > summary").click()


def _rows(download: Download) -> list[dict[str, object]]:
    return [json.loads(line) for line in download.path().read_text("utf-8").splitlines()]


def _shown(page: Page) -> list[str | None]:
    shown = page.locator(".case:not([hidden])").all()
    return [one.get_attribute("data-question") for one in shown]


def test_it_opens_at_what_failed(page: Page) -> None:
    assert _shown(page) == [FAILED]
    expect(page.locator("#count")).to_have_text("1 / 4 题")
    assert page.evaluate("window.hacked") is None


def test_filters_and_search_narrow_together(page: Page) -> None:
    page.locator('[data-filter="tags"]').select_option("")
    assert len(_shown(page)) == 4
    page.locator('[data-filter="style"]').select_option("plain")
    page.locator('[data-filter="kind"]').select_option("follow_up")
    assert _shown(page) == ["turn-001"]
    page.locator("#search").fill("没有这样的词")
    expect(page.locator("#none")).to_be_visible()
    page.locator('[data-filter="kind"]').select_option("")
    page.locator("#search").fill("９２ ％")
    assert _shown(page) == ["fact-001", "turn-001"]
    page.locator('[data-filter="style"]').select_option("")
    page.locator("#search").fill("")
    page.locator('[data-filter="tags"]').select_option("invented")
    assert _shown(page) == [FAILED]


def test_a_marker_leads_to_its_citation(page: Page) -> None:
    _open(page, "fact-001")
    case = page.locator(_case(page, "fact-001"))
    case.locator(".said .cite").click()
    target = case.locator(".passage:target")
    expect(target).to_contain_text("第三条")
    expect(target.locator("mark")).to_have_text("工业产品监督抽查合格率达到92%以上")


def test_judging_blind_then_exporting(page: Page, tmp_path: Path) -> None:
    _open(page, FAILED)
    case = page.locator(_case(page, FAILED))
    expect(case.locator(".judged").first).to_be_hidden()
    case.get_by_role("button", name="无据").click()
    page.locator("#export-sentences").click()
    expect(page.locator("#line")).to_contain_text("判断人")
    page.locator("#by").fill("王一")
    page.locator("#export-sentences").click()
    expect(page.locator("#line")).to_contain_text("原因")
    case.locator("[data-why]").fill("没有80万元")
    _open(page, "fact-001")
    page.locator(_case(page, "fact-001")).get_by_role("button", name="有据").click()
    with page.expect_download() as download:
        page.locator("#export-sentences").click()
    saved = tmp_path / "labels.jsonl"
    download.value.save_as(saved)
    wrong, right = sorted(load_labels(saved), key=lambda label: label.supported)
    assert (wrong.id, wrong.supported, wrong.why, wrong.by) == (
        f"{FAILED}#1",
        False,
        "没有80万元",
        "王一",
    )
    assert (right.id, right.supported, right.why) == ("fact-001#1", True, "")
    assert right.cited[0].text == RATE.text


def test_the_whole_answer_and_a_change_of_mind(page: Page) -> None:
    page.locator("#by").fill("王一")
    _open(page, FAILED)
    case = page.locator(_case(page, FAILED))
    case.get_by_role("button", name="部分").click()
    case.get_by_role("button", name="错").click()
    expect(case.get_by_role("button", name="部分")).to_have_attribute("aria-pressed", "false")
    with page.expect_download() as download:
        page.locator("#export-answers").click()
    assert _rows(download.value) == [{"question": FAILED, "verdict": "wrong", "by": "王一"}]
    case.get_by_role("button", name="错").click()
    page.locator("#export-answers").click()
    expect(page.locator("#line")).to_contain_text("还没有判断")


def test_choices_outlive_the_page(page: Page) -> None:
    page.locator("#by").fill("王一")
    _open(page, FAILED)
    page.locator(_case(page, FAILED)).get_by_role("button", name="对").click()
    page.reload()
    expect(page.locator("#by")).to_have_value("王一")
    expect(page.locator('[data-count="answers"]')).to_have_text("1")
    page.locator('[data-filter="tags"]').select_option("judged")
    assert _shown(page) == [FAILED]


def test_what_the_judge_says_is_shown_when_asked_for(page: Page) -> None:
    _open(page, FAILED)
    said = page.locator(f"{_case(page, FAILED)} .sentences .judged").first
    expect(said).to_be_hidden()
    page.locator("#show-judge").check()
    expect(said).to_have_text(re.compile("核对：存疑"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_nothing_sticks_out(browser: Browser, file: Path, scheme: str) -> None:
    page = _opened(browser, file, width=390, scheme=scheme)
    page.locator('[data-filter="tags"]').select_option("")
    page.locator("#unfold").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.context.close()


def test_the_theme_turns(page: Page) -> None:
    before = page.evaluate("getComputedStyle(document.body).color")
    page.locator("#theme").click()
    assert page.evaluate("getComputedStyle(document.body).color") != before


def test_a_comparison(browser: Browser, tmp_path: Path) -> None:
    found = compare(Run(HEADER, many(1, 9)), Run(HEADER, many(2, 9)[1:]))
    page = _opened(browser, comparison_page(found, tmp_path / "c.html"), width=390)
    expect(page.locator("#count")).to_have_text("1 / 1 题")
    page.locator(".case > summary").click()
    expect(page.locator(".case .said")).to_have_count(2)
    expect(page.locator("#outcome")).to_contain_text("没有指标退步")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.context.close()
    assert page.complaints == []  # type: ignore[attr-defined]
