"""``python -m eval writing``: is the right clause found however a question is written?"""

import argparse
import sys

from eval.commands.command import Command
from eval.corpora.indexing import indexed, open_searcher
from eval.corpora.opening import open_corpus
from eval.question_set.named import SEARCH, named
from eval.question_set.reading import load_search
from eval.reports.terminal import grid
from eval.retrieval.searching import Asked
from eval.writing.measuring import SHOWN, Measured, changed_unasked, measured
from index.building.progress import Watch
from index.search.ranking import Ranking
from index.settings import IndexSettings

_WORDS = Ranking(dense=False)
_SEARCH = "search"


def _options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--set", default=_SEARCH, help="题集：search、dev、test… (a set's name)")
    what.add_argument("--corpus", help="外部语料：legal_dc、stard (a corpus from elsewhere)")
    parser.add_argument("--seed", type=int, default=5, help="抽取的种子 (seed of the drawing)")
    parser.add_argument("--limit", type=int, help="只用前几题 (first N questions)")


def _run(arguments: argparse.Namespace) -> int:
    settings = IndexSettings.read()
    questions: list[Asked]
    if arguments.corpus:
        corpus = open_corpus(arguments.corpus, settings.home)
        watch = Watch(shown=sys.stderr.isatty())
        root = indexed(corpus, settings, watch, embedded=False).root
        questions = list(corpus.questions)
    else:
        root = settings.index
        questions = list(_set(arguments.set))
    questions = questions[: arguments.limit]
    searcher = open_searcher(root, settings, _WORDS)
    print(_table(measured(questions, searcher, arguments.seed)))
    changed = changed_unasked(questions, searcher)
    print(f"未写错而改动 changed though not mistyped: {len(changed)} / {len(questions)}")
    for question, notice in changed:
        print(f"  {question}\n    {notice}")
    return 0


def _set(name: str) -> tuple[Asked, ...]:
    if name == _SEARCH:
        return load_search(SEARCH)
    return tuple(each.question for each in named(name) if not each.question.turns)


def _table(done: list[Measured]) -> str:
    heads = ("", "题 n", "还原 restored", *SHOWN, "失→回 lost → back", "ms p95")
    rows = []
    for each in done:
        figures = each.figures()
        shown = [" → ".join(f"{value:.3f}" for value in figures[name]) for name in SHOWN]
        shown += [" → ".join(map(str, each.lost)), f"{each.ms:.1f}"]
        rows.append([each.way, str(len(each.plain)), f"{each.restored:.0%}", *shown])
    title = "原样 plain → 改写法输入 as typed → 复原后 rewritten（词面检索 by words）"
    return grid(title, heads, rows, left=1)


COMMAND = Command(
    "writing",
    "换种写法还能查到吗 (search for questions written otherwise)",
    "python -m eval writing --corpus legal_dc",
    _options,
    _run,
)
