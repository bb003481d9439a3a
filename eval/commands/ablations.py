"""``python -m eval ablations``: a table and a picture of what each part brings."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from eval.ablations.answering import COLUMNS, LABELS, answering_row, answering_runs
from eval.ablations.searches import COLUMNS as SEARCH_COLUMNS
from eval.ablations.searches import search_rows
from eval.ablations.systems import SYSTEMS, Bench
from eval.ablations.table import Section, markdown, picture
from eval.commands.command import Command
from eval.judges.verifier import VerifierJudge
from eval.question_set.corpus import Corpus
from eval.question_set.named import named
from eval.question_set.split import drawn
from eval.question_set.validation import hold
from eval.reports.rendering import written
from eval.runs.cache import AnswerCache
from eval.runs.folders import cache_file, runs_folder
from eval.runs.machine import commit, machine
from eval.runs.store import save
from index.errors import ConfigurationError
from qa.settings import Settings

TABLE, PICTURE = "ablations.md", "ablations.svg"


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--set", default="dev", help="题集 (a set's name or a file)")
    parser.add_argument(
        "--sample", type=int, default=40, help="各系统回答几题 (questions each system answers)"
    )
    parser.add_argument(
        "--systems", nargs="+", choices=SYSTEMS, default=list(SYSTEMS), help="哪些系统 (which)"
    )
    parser.add_argument("--out", type=Path, help="写下表和图的文件夹 (folder for table, picture)")


def _run(arguments: argparse.Namespace) -> int:
    if arguments.sample < 2:
        raise ConfigurationError(f"--sample 至少为 2，现为 {arguments.sample} (at least 2)")
    settings = Settings.read()
    placed = named(arguments.set)
    hold(placed, Corpus.open(settings.index))
    questions = [each.question for each in placed]
    searches = tuple(search_rows(settings, questions))
    sections = [Section(f"检索 search: {arguments.set}, hit@1", SEARCH_COLUMNS, searches, "hit@1")]
    sample = drawn(questions, arguments.sample)
    cache, bench, judge = AnswerCache(cache_file(settings)), Bench(settings), VerifierJudge()
    rows = []
    for done in answering_runs(bench, arguments.systems, sample, cache):
        save(done, runs_folder(settings) / done.header.id)
        rows.append(answering_row(done, judge))
    title = f"回答 answers: {len(sample)} 题 of {arguments.set}, worth"
    sections.append(Section(title, COLUMNS, tuple(rows), "worth"))
    print(markdown(sections))
    if arguments.out:
        written(_document(arguments, sections), arguments.out / TABLE)
        written(picture(sections), arguments.out / PICTURE)
    return 0


def _document(arguments: argparse.Namespace, sections: Sequence[Section]) -> str:
    """The table as a file of the documentation: how it was made, the picture, the figures."""
    where, (head, changed) = machine(), commit()
    made = (
        f"Made by `python -m eval ablations --set {arguments.set} --sample {arguments.sample}` "
        f"at commit {head[:12]}{' (changed)' if changed else ''} on {where['processor']}, "
        f"{where['cores']} cores. In brackets the 95% interval; the columns are explained in "
        "[evaluation.md](evaluation.md). The picture shows hit@1 of each search and worth of each "
        "system."
    )
    parts = ("# What each part brings", made, f"![各部分的作用]({PICTURE})", markdown(sections))
    return "\n\n".join(parts) + "\n"


COMMAND = Command(
    "ablations",
    f"各部分的作用 (what each part brings): {', '.join(LABELS)}",
    "python -m eval ablations --sample 40 --out docs",
    _options,
    _run,
)
