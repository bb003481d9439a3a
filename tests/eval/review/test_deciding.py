"""Accepting makes a case that validates or a draft that says why not; nothing is half written."""

import json
from pathlib import Path

import pytest
from filelock import FileLock

from eval.question_set.corpus import Corpus
from eval.question_set.question import Gold
from eval.question_set.reading import read
from eval.question_set.validation import problems_of
from eval.review.case import facts_of
from eval.review.deciding import Wish, accept, reject, undo
from eval.review.places import Places
from eval.review.queue import waiting
from eval.review.showing import listing, show, told
from index.errors import FeedbackError
from tests.eval.review.conftest import OTHER, Say

FACT = Wish(theme="facts", kind="fact", facts=facts_of(["98%|百分之九十八"]))


def _drafts(places: Places) -> list[Path]:
    return sorted(places.drafts.iterdir()) if places.drafts.exists() else []


def test_a_case_that_validates_goes_into_its_theme(
    places: Places, small_corpus: Corpus, say: Say
) -> None:
    done = accept(places, say(), small_corpus, FACT)
    assert done.missing == ()
    assert done.case.gold == (Gold("jia", "产品质量合格率达到98%以上", "一、（一）"),)
    data = done.path.read_bytes()
    assert data.startswith(OTHER.encode() + b"\r\n")
    assert data.count(b"\n") == 2
    placed = read(done.path)
    assert placed[1].question == done.case
    assert problems_of(placed[1:], small_corpus) == ()
    assert waiting(places) == ()
    assert _drafts(places) == []
    assert sorted(path.name for path in places.questions.iterdir()) == [
        "facts.jsonl",
        "unanswerable.jsonl",
    ]


def test_undo_takes_the_case_out_and_keeps_it_as_a_draft(
    places: Places, small_corpus: Corpus, say: Say
) -> None:
    key = say(note="应为98%")
    file = places.questions / "facts.jsonl"
    before = file.read_bytes()
    accepted = accept(places, key, small_corpus, FACT)
    assert told(undo(places)).startswith("已撤回 undone: 收入 accepted")
    assert file.read_bytes() == before
    assert len(waiting(places)) == 1
    (draft,) = _drafts(places)
    assert json.loads(draft.read_text(encoding="utf-8"))["notes"] == ["应为98%"]
    assert accept(places, key, small_corpus) == accepted
    assert _drafts(places) == []


def test_without_facts_a_draft_is_made_edited_and_accepted(
    places: Places, small_corpus: Corpus, say: Say
) -> None:
    key = say()
    before = (places.questions / "facts.jsonl").read_bytes()
    left = accept(places, key, small_corpus, Wish(theme="facts", kind="fact"))
    assert any("facts" in why for why in left.missing)
    assert (places.questions / "facts.jsonl").read_bytes() == before
    assert len(waiting(places)) == 1
    assert "草稿" in listing(places)
    assert "facts" in show(places, key)
    assert str(left.path) in told(left)

    draft = json.loads(left.path.read_text(encoding="utf-8"))
    assert [gold["quote"] for gold in draft["question"]["gold"]] == [
        "产品质量合格率达到98%以上",  # holds the figure that the answer gave
        "市场监管局牵头负责",
    ]
    draft["question"] |= {"facts": [["98%"], ["市场监管局"]], "why": "Two clauses."}
    left.path.write_text(json.dumps(draft), encoding="utf-8")
    done = accept(places, key, small_corpus)
    assert (done.missing, done.case.why, done.path.name) == ((), "Two clauses.", "facts.jsonl")
    assert not left.path.exists()


def test_facts_given_to_an_unedited_draft_cut_its_gold_anew(
    places: Places, small_corpus: Corpus, say: Say
) -> None:
    key = say()
    accept(places, key, small_corpus, Wish(theme="facts", kind="fact"))
    done = accept(places, key, small_corpus, Wish(facts=(("80分",),)))
    assert [gold.quote for gold in done.case.gold] == ["服务满意度达到80分"]
    assert done.missing == ()


def test_facts_given_to_an_edited_draft_leave_its_gold(
    places: Places, small_corpus: Corpus, say: Say
) -> None:
    key = say()
    path = accept(places, key, small_corpus, Wish(theme="facts", kind="fact")).path
    draft = json.loads(path.read_text(encoding="utf-8"))
    draft["question"]["gold"] = draft["question"]["gold"][:1]
    path.write_text(json.dumps(draft), encoding="utf-8")
    done = accept(places, key, small_corpus, Wish(facts=(("80分",),)))
    assert [gold.quote for gold in done.case.gold] == ["产品质量合格率达到98%以上"]
    assert "80分" in done.missing[0]


def test_a_draft_stays_the_draft_when_another_reader_says_the_same(
    places: Places, small_corpus: Corpus, say: Say
) -> None:
    left = accept(places, say(), small_corpus, Wish(theme="facts", kind="fact"))
    done = accept(places, say(), small_corpus, FACT)
    assert done.case.id == left.case.id
    assert _drafts(places) == []
    assert waiting(places) == ()


@pytest.mark.parametrize(
    ("wish", "missing"),
    [
        (Wish(theme="facts", kind="fact", facts=(("97%",),)), "97%"),
        (Wish(theme="facts", kind="follow_up", facts=(("98%",),)), "turns"),
        (Wish(theme="facts", kind="fact", facts=(("98%",),), forbidden=("80分",)), ""),
        (Wish(theme="facts", kind="fact", facts=(("98%",),), forbidden=("98%",)), "forbidden"),
        (Wish(theme="unanswerable", kind="unanswerable"), "reason"),
    ],
)
def test_what_does_not_validate_is_named(
    places: Places, small_corpus: Corpus, say: Say, wish: Wish, missing: str
) -> None:
    result = accept(places, say(), small_corpus, wish)
    assert bool(result.missing) == bool(missing)
    assert missing in " ".join(result.missing)
    assert ".tried" not in " ".join(result.missing)


def test_what_should_be_refused_needs_no_gold(
    places: Places, small_corpus: Corpus, say: Say
) -> None:
    wish = Wish(theme="unanswerable", kind="unanswerable", reason="absent_topic")
    done = accept(places, say(what="unrefused"), small_corpus, wish)
    assert done.missing == ()
    assert (done.case.gold, done.case.reason) == ((), "absent_topic")
    assert read(done.path)[0].question == done.case


def test_citations_that_a_reader_doubts_are_looked_at_first(
    places: Places, small_corpus: Corpus, say: Say
) -> None:
    key = say(what="citation")
    doubted = accept(places, key, small_corpus, FACT)
    assert "引用不对" in doubted.missing[0]
    assert accept(places, key, small_corpus).missing == ()


def test_a_citation_of_what_is_gone_becomes_no_gold(
    places: Places, small_corpus: Corpus, say: Say
) -> None:
    key = say()
    rows = places.feedback.read_text(encoding="utf-8")
    places.feedback.write_text(rows.replace("产品质量合格率", "从前的合格率"), encoding="utf-8")
    result = accept(places, key, small_corpus, FACT)
    assert [gold.quote for gold in result.case.gold] == ["市场监管局牵头负责"]
    assert result.missing


@pytest.mark.parametrize(
    ("wish", "problem"),
    [
        (Wish(), "--theme"),
        (Wish(theme="facts"), "--kind"),
        (Wish(theme="none", kind="fact"), "facts, unanswerable"),
        (Wish(theme="../facts", kind="fact"), "没有主题"),
    ],
)
def test_a_theme_and_a_kind_must_be_given(
    places: Places, small_corpus: Corpus, say: Say, wish: Wish, problem: str
) -> None:
    with pytest.raises(FeedbackError, match=problem):
        accept(places, say(), small_corpus, wish)
    assert _drafts(places) == []


@pytest.mark.parametrize("text", ["{", '{"theme": "facts"}', '{"theme": 1, "question": {}}'])
def test_a_draft_that_was_spoilt_is_named(
    places: Places, small_corpus: Corpus, say: Say, text: str
) -> None:
    key = say()
    path = accept(places, key, small_corpus, Wish(theme="facts", kind="fact")).path
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FeedbackError, match=path.name):
        accept(places, key, small_corpus)
    assert path.read_text(encoding="utf-8") == text


def test_a_case_that_was_edited_is_not_taken_out(
    places: Places, small_corpus: Corpus, say: Say
) -> None:
    file = accept(places, say(), small_corpus, FACT).path
    file.write_bytes(edited := file.read_bytes().replace("百分之九十八".encode(), b"98.0%"))
    with pytest.raises(FeedbackError, match="手工"):
        undo(places)
    assert file.read_bytes() == edited
    file.write_bytes(b"".join(edited.splitlines(keepends=True)[:1]))
    undo(places)
    assert len(waiting(places)) == 1


def test_a_file_without_a_last_line_end_gets_one(
    places: Places, small_corpus: Corpus, say: Say
) -> None:
    file = places.questions / "facts.jsonl"
    file.write_bytes(OTHER.encode())
    accept(places, say(), small_corpus, FACT)
    assert file.read_bytes().startswith(OTHER.encode() + b"\n{")


def test_a_decision_that_was_cut_off_after_the_file_is_finished_by_accepting_again(
    places: Places, small_corpus: Corpus, say: Say
) -> None:
    key = say()
    file = accept(places, key, small_corpus, FACT).path
    data = file.read_bytes()
    places.decisions.unlink()
    assert accept(places, key, small_corpus, FACT).missing == ()
    assert file.read_bytes() == data
    assert waiting(places) == ()


def test_a_file_that_is_malformed_already_takes_nothing(
    places: Places, small_corpus: Corpus, say: Say
) -> None:
    file = places.questions / "facts.jsonl"
    file.write_bytes(b"{\n")
    result = accept(places, say(), small_corpus, FACT)
    assert f"{file}:1" in result.missing[0]
    assert file.read_bytes() == b"{\n"


def test_one_decision_at_a_time(places: Places, say: Say) -> None:
    key = say()
    with (
        FileLock(places.decisions.with_name(".review.lock")),
        pytest.raises(FeedbackError, match="另一个进程"),
    ):
        reject(places, key, "无关")
