"""A run asks each question once, survives an interrupt, and says what it was made with."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from eval.question_set.question import Question
from eval.runs.answering import Circumstances, run
from eval.runs.cache import AnswerCache
from eval.runs.record import Record
from eval.runs.run import Run
from eval.runs.store import load, save
from index.errors import ConfigurationError, QuestionError
from tests.eval.question_set.sample import nowhere, question

QUESTIONS = tuple(
    replace(question("一、（一）", "合格率达到98%", "98%"), id=f"q-{n}", question=f"合格率{n}？")
    for n in range(5)
)
MADE_WITH = Circumstances("g1", {"context": "2048"}, {"llm": "none"}, {"answer": "1 abc"})


class Echo:
    """Says the question back; stops the run at a question of one's choice."""

    name = "echo"

    def __init__(self, generation: str = "g1", stop_at: str = "") -> None:
        self.asked: list[str] = []
        self._generation = generation
        self._stop_at = stop_at

    @property
    def identity(self) -> Mapping[str, str]:
        return {"generation": self._generation}

    def ask(self, question: Question) -> Record:
        if question.id == self._stop_at:
            raise KeyboardInterrupt
        self.asked.append(question.id)
        text = f"{question.question}[1]"
        return Record(question, "answered", text, question.question, seconds={"whole": 0.5})


@pytest.fixture
def cache(tmp_path: Path) -> AnswerCache:
    return AnswerCache(tmp_path / "eval" / "answers.sqlite")


def made(system: Echo, cache: AnswerCache, fresh: bool = False) -> Run:
    return run(system, QUESTIONS, "set", MADE_WITH, cache, fresh=fresh)


def test_a_run_asks_every_question_in_order(cache: AnswerCache) -> None:
    echo = Echo()
    done = made(echo, cache)
    assert echo.asked == [q.id for q in QUESTIONS]
    assert [record.text for record in done.records] == [f"{q.question}[1]" for q in QUESTIONS]
    assert (done.header.system, done.header.questions, done.header.cached) == ("echo", "set", 0)
    assert (done.header.generation, done.header.models) == ("g1", {"llm": "none"})
    assert int(done.header.machine["cores"]) > 0
    assert done.header.peak_megabytes > 10


def test_an_interrupted_run_goes_on_where_it_stopped(cache: AnswerCache) -> None:
    first, second = Echo(stop_at="q-3"), Echo()
    with pytest.raises(KeyboardInterrupt):
        made(first, cache)
    done = made(second, cache)
    assert first.asked + second.asked == [q.id for q in QUESTIONS]
    assert done.header.cached == 3
    assert len(done.records) == 5


def test_what_answers_depend_on_parts_them(cache: AnswerCache) -> None:
    made(Echo(), cache)
    again, other = Echo(), Echo("g2")
    assert made(again, cache).header.cached == 5
    assert made(other, cache).header.cached == 0
    assert (again.asked, len(other.asked)) == ([], 5)


def test_fresh_asks_again(cache: AnswerCache) -> None:
    made(Echo(), cache)
    again = Echo()
    assert made(again, cache, fresh=True).header.cached == 0
    assert len(again.asked) == 5


def test_a_cached_answer_is_held_against_the_gold_of_today(cache: AnswerCache) -> None:
    made(Echo(), cache)
    mended = replace(QUESTIONS[0], facts=(("99%",),))
    (record,) = run(Echo(), [mended], "set", MADE_WITH, cache).records
    assert record.question.facts == (("99%",),)
    turned = replace(QUESTIONS[0], kind="follow_up", turns=("克州呢",))
    assert run(Echo(), [turned], "set", MADE_WITH, cache).header.cached == 0


def test_a_run_is_read_as_it_was_written(cache: AnswerCache, tmp_path: Path) -> None:
    done = run(Echo(), [*QUESTIONS, nowhere(("月亮",))], "set", MADE_WITH, cache)
    folder = save(done, tmp_path / "runs" / done.header.id)
    assert load(folder) == done
    assert save(done, folder) == folder  # a run may be written again
    assert [each.name for each in folder.parent.iterdir()] == [folder.name]


def test_a_folder_that_is_no_run_is_left_alone(cache: AnswerCache, tmp_path: Path) -> None:
    done = made(Echo(), cache)
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "dear.txt").write_text("甲", encoding="utf-8")
    with pytest.raises(QuestionError, match="is no run"):
        save(done, letters)
    assert [each.name for each in letters.iterdir()] == ["dear.txt"]


def test_a_damaged_run_is_named_by_file_and_line(cache: AnswerCache, tmp_path: Path) -> None:
    folder = save(made(Echo(), cache), tmp_path / "run")
    with pytest.raises(QuestionError, match="no run"):
        load(tmp_path / "missing")
    lines = (folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    lines[2] = lines[2][: len(lines[2]) // 2]
    (folder / "answers.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(QuestionError, match=r"answers\.jsonl:3"):
        load(folder)
    (folder / "run.json").write_text("{}", encoding="utf-8")
    with pytest.raises(QuestionError, match=r"run\.json"):
        load(folder)


def test_a_run_with_other_files_beside_it_is_not_replaced(
    cache: AnswerCache, tmp_path: Path
) -> None:
    folder = save(made(Echo(), cache), tmp_path / "run")
    (folder / "report.html").write_text("a page of it", encoding="utf-8")
    save(made(Echo(), cache), folder)
    (folder / "notes.txt").write_text("甲", encoding="utf-8")
    with pytest.raises(QuestionError, match=r"notes\.txt"):
        save(made(Echo(), cache), folder)
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "甲"


def test_a_cache_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    damaged = tmp_path / "answers.sqlite"
    damaged.write_text("no database" * 100, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"answers\.sqlite"):
        AnswerCache(damaged)
    with pytest.raises(ConfigurationError, match=r"answers\.sqlite"):
        AnswerCache(damaged / "below a file" / "answers.sqlite")


def test_a_cache_that_became_unusable_is_named(cache: AnswerCache, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "eval" / "answers.sqlite")) as other:
        other.execute("DROP TABLE answers")
    with pytest.raises(ConfigurationError, match=r"answers\.sqlite"):
        made(Echo(), cache)
