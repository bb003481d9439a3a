"""``python -m eval retrieval``: is what answers a question found, and how high?"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from eval.commands.command import Command
from eval.corpora.corpus import Corpus
from eval.corpora.indexing import indexed, open_searcher
from eval.corpora.narrowing import narrowed
from eval.corpora.opening import open_corpus
from eval.question_set.corpus import Corpus as Documents
from eval.question_set.named import SEARCH, named
from eval.question_set.reading import load_search
from eval.question_set.validation import hold
from eval.retrieval.rankings import Rankings, load, save
from eval.retrieval.searching import Asked, searched
from eval.retrieval.table import comparison, table
from index.building.progress import Watch
from index.errors import ConfigurationError
from index.search.ranking import Ranking
from index.settings import IndexSettings

WAYS = {
    "learned": Ranking(),
    "fused": Ranking(weighed=False),
    "dense": Ranking(lexical=False),
    "lexical": Ranking(dense=False),
    "fused-clauses": Ranking(sentences=False),
    "dense-clauses": Ranking(lexical=False, sentences=False),
    "lexical-clauses": Ranking(dense=False, sentences=False),
}
_SEARCH = "search"  # the questions that name one right clause


def _options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--set", default=_SEARCH, help="题集：search、dev、test… (a set's name)")
    what.add_argument(
        "--corpus", help="外部语料：legal_dc、stard 或 BEIR 文件夹 (a corpus from elsewhere)"
    )
    parser.add_argument(
        "--by",
        nargs="+",
        choices=WAYS,
        default=["learned"],
        metavar="WAY",
        help=f"检索方式，可多个 (ways of ranking): {', '.join(WAYS)}",
    )
    parser.add_argument("--limit", type=int, help="只查前几题 (first N questions)")
    parser.add_argument("--documents", type=int, help="语料只取几个文件 (a part of the corpus)")
    parser.add_argument(
        "--unnamed",
        action="store_true",
        help="题中的文件名不限定语料的范围 (a title in a question restricts nothing)",
    )
    parser.add_argument("--split", default="test", help="BEIR 的 qrels (which judgments)")
    parser.add_argument("-k", type=int, default=100, help="看前几条 (how many are looked at)")
    parser.add_argument("--out", type=Path, help="写下每题名次 (write the ranks; a file a way)")
    parser.add_argument("--before", type=Path, help="与这次名次比较 (compare with these ranks)")


def _run(arguments: argparse.Namespace) -> int:
    if arguments.k < 1 or (arguments.limit is not None and arguments.limit < 1):
        raise ConfigurationError("-k 和 --limit 至少为 1 (must be at least 1)")
    if arguments.out and arguments.out.is_dir():
        raise ConfigurationError(f"--out {arguments.out} 是文件夹，请写文件名 (name a file)")
    if arguments.documents is not None and not arguments.corpus:
        raise ConfigurationError("--documents 须与 --corpus 同用 (a part of a corpus only)")
    settings = IndexSettings.read()
    before = load(arguments.before) if arguments.before else None
    ways = list(dict.fromkeys(arguments.by))
    done = _elsewhere(arguments, settings, ways) if arguments.corpus else []
    done = done or [_set(arguments, settings, way) for way in ways]
    for way, rankings in zip(ways, done, strict=True):
        if arguments.out:  # before anything is printed: who reads that may have gone
            path = arguments.out
            save(rankings, path if len(ways) == 1 else path.with_stem(f"{path.stem}-{way}"))
    print(table(done))
    if before:
        for rankings in done:
            print(f"\n{comparison(before, rankings)}")
    return 0


def _set(arguments: argparse.Namespace, settings: IndexSettings, way: str) -> Rankings:
    """Search the documents of the project, or of its user, for a set of questions."""
    questions: tuple[Asked, ...]
    if arguments.set == _SEARCH:
        questions = load_search(SEARCH)
    else:
        placed = named(arguments.set)
        hold(placed, Documents.open(settings.index))
        questions = tuple(each.question for each in placed if not each.question.turns)
    searcher = open_searcher(settings.index, settings, WAYS[way])
    asked = [question for question in questions if question.gold][: arguments.limit]
    return searched(asked, searcher, arguments.k, name=arguments.set, shown=sys.stderr.isatty())


def _elsewhere(
    arguments: argparse.Namespace, settings: IndexSettings, ways: list[str]
) -> list[Rankings]:
    """Index a corpus, where that was not done before, and search it in each way."""
    corpus = open_corpus(arguments.corpus, settings.home, arguments.split)
    if arguments.documents is not None:
        corpus = narrowed(corpus, arguments.documents, settings.home)
    if arguments.unnamed:
        corpus = replace(corpus, named=False)
    print(corpus.summary, file=sys.stderr)
    watch = Watch(shown=sys.stderr.isatty())
    done = []
    for way in ways:
        built = indexed(corpus, settings, watch, embedded=WAYS[way].dense)
        for line in built.report.problem_lines():  # what was not read is never found
            print(line, file=sys.stderr)
        searcher = open_searcher(built.root, settings, WAYS[way])
        done.append(
            searched(_limited(corpus, arguments.limit), searcher, arguments.k, shown=watch.shown)
        )
    return done


def _limited(corpus: Corpus, limit: int | None) -> Corpus:
    return replace(corpus, questions=corpus.questions[:limit])


COMMAND = Command(
    "retrieval",
    "检索题集或外部语料 (search a set, or a corpus from elsewhere)",
    "python -m eval retrieval --corpus legal_dc --documents 60 --by lexical dense fused",
    _options,
    _run,
)
