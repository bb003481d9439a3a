"""The report as a file: self-contained, everything in it data, the labels' data with it."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from eval.judges.verifier import VerifierJudge
from eval.reports.figures import figures
from eval.reports.page import page
from eval.runs.record import Record
from eval.runs.run import Run
from index.errors import ConfigurationError
from tests.eval.reports.standin import HEADER, HOSTILE, RATE, REFUSED, RIGHT, RUN

_EMPTY_TAGS = {"meta", "line", "circle", "input", "polyline", "polygon", "br", "img", "link"}


class _Tags(HTMLParser):
    """The tags of a page with their attributes, and whether each is closed in its place."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in _EMPTY_TAGS:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _html(run: Run, tmp_path: Path, *, judged: bool = True) -> str:
    judge = VerifierJudge() if judged else None
    return page(run, figures(run.records, judge), judge, tmp_path / "r.html").read_text("utf-8")


def _tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser.found


def test_nothing_is_loaded_from_anywhere(tmp_path: Path) -> None:
    html = _html(RUN, tmp_path)
    for tag, attributes in _tags(html):
        assert tag not in ("link", "img", "iframe", "object", "embed", "base")
        assert not {"src", "srcset", "action", "style", "onclick"} & set(attributes)
        assert (attributes.get("href") or "#").startswith("#")
    style = "".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
    assert "url(" not in style
    assert "@import" not in style


def test_every_word_of_a_record_is_data(tmp_path: Path) -> None:
    passage = replace(RATE, text=HOSTILE, title=HOSTILE, label=HOSTILE, document=HOSTILE)
    question = replace(RIGHT.question, id=f'"{HOSTILE}', question=HOSTILE, why=HOSTILE)
    hostile = Record(
        question=replace(question, turns=(HOSTILE,), forbidden=(HOSTILE,)),
        status="answered",
        text=f"{HOSTILE}[1]",
        rewritten=HOSTILE + "?",
        cited=(replace(RIGHT.cited[0], passage=passage, quote=HOSTILE),),
        found=(passage,),
        model=HOSTILE,
        notice=HOSTILE,
        seconds={HOSTILE: 1.0},
    )
    html = _html(Run(replace(HEADER, id=HOSTILE, system=HOSTILE), (hostile,)), tmp_path)
    tags = _tags(html)
    assert [tag for tag, _ in tags].count("script") == 2
    assert "img" not in [tag for tag, _ in tags]
    assert "<script>window.hacked" not in html
    assert "</script><img" not in html


def test_all_answers_are_there_those_that_failed_first(tmp_path: Path) -> None:
    failed = replace(RIGHT, question=replace(RIGHT.question, id="fact-002"), text="96%[1]")
    cases = [
        (tag[1]["data-question"], (tag[1]["data-tags"] or "").split()[0])
        for tag in _tags(_html(Run(HEADER, (*RUN.records, failed)), tmp_path))
        if tag[1].get("class") == "case"
    ]
    assert cases == [
        ("fact-002", "failed"),
        ("fact-001", "passed"),
        ("dept-001", "failed"),
        ("turn-001", "passed"),
        ("absent-001", "passed"),
    ]


def test_ids_are_unique_and_links_lead_somewhere(tmp_path: Path) -> None:
    tags = _tags(_html(RUN, tmp_path))
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = {attributes["href"] for tag, attributes in tags if tag == "a"}
    assert links
    assert links <= {f"#{one}" for one in ids}


def test_what_judging_needs(tmp_path: Path) -> None:
    html = _html(RUN, tmp_path)
    match = re.search(r'<script type="application/json" id="judging">(.*?)</script>', html, re.S)
    assert match
    data = json.loads(match[1])
    assert data["run"] == HEADER.id
    question, words, numbers = data["sentences"]["fact-001#1"]
    assert question == "fact-001"
    assert words == "工业产品监督抽查合格率达到92%以上。"
    assert [data["passages"][n] for n in numbers] == [
        {
            "document": "demo",
            "label": "第三条",
            "title": RATE.title,
            "context": RATE.context,
            "text": RATE.text,
            "years": [2020],
        }
    ]
    assert len(data["passages"]) == 1  # three answers cite it
    assert "turn-001#2" not in data["sentences"]  # cites nothing


def test_the_judge_is_named_or_absent(tmp_path: Path) -> None:
    assert "show-judge" in _html(RUN, tmp_path)
    without = _html(RUN, tmp_path, judged=False)
    assert 'id="show-judge"' not in without
    assert "核对：" not in without


def test_a_folder_is_no_place_for_a_page(tmp_path: Path) -> None:
    place = tmp_path / "folder"
    place.mkdir()
    with pytest.raises(ConfigurationError, match="folder"):
        page(RUN, figures(RUN.records), None, place)
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]  # nothing half-written


@pytest.mark.parametrize("records", [(), (REFUSED,), (replace(RIGHT, seconds={}, found=()),)])
def test_runs_that_lack_things(records: tuple[Record, ...], tmp_path: Path) -> None:
    assert "评测报告" in _html(Run(HEADER, records), tmp_path)


def test_plots_say_in_words_what_they_show(tmp_path: Path) -> None:
    html = _html(RUN, tmp_path)
    for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
        assert 'aria-hidden="true"' in svg or "<title" in svg
    assert "75.0%，95% 区间 25.0–100.0%" in html
    assert "k=1: 66.7%" in html
