"""``python -m eval regions``: does a question that names a region find that region's document?"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from eval.commands.command import Command
from eval.commands.retrieval import WAYS
from eval.corpora.corpus import Corpus
from eval.corpora.indexing import indexed, open_searcher
from eval.corpora.opening import corpora_in, open_corpus
from eval.regions.asking import Regions, asked_of
from eval.regions.made import write_plans
from index.building.progress import Watch
from index.errors import ConfigurationError, QuestionError
from index.search.searcher import Searcher
from index.settings import IndexSettings

_SHOWN = 20  # wrong questions printed


def _options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--corpus", help="外部语料，如 legal_dc (a corpus from elsewhere)")
    what.add_argument("--documents", type=Path, help="任意文件夹 (any folder of documents)")
    parser.add_argument("--pairs", type=int, default=200, help="几对问题 (pairs; default 200)")
    parser.add_argument("--seed", type=int, default=0, help="随机种子 (seed of the questions)")
    parser.add_argument(
        "--by",
        choices=WAYS,
        default="lexical",
        metavar="WAY",
        help=f"检索方式 (way of ranking; default lexical): {', '.join(WAYS)}",
    )


def _run(arguments: argparse.Namespace) -> int:
    if arguments.pairs < 1:
        raise ConfigurationError("--pairs 至少为 1 (must be at least 1)")
    settings = IndexSettings.read()
    done = []
    for name, searcher in _searchers(arguments, settings):
        asked = asked_of(name, searcher, arguments.pairs, arguments.seed)
        if not asked.paired:
            raise QuestionError(
                f"{name}：有标题的文件不足两个地区，无从成对 （fewer than two regions to pair）"
            )
        done.append(asked)
    print(_table(done))
    for each in done:
        for wrong in each.wrong[:_SHOWN]:
            print(f"{each.name}  {wrong.asked.question}  →  {wrong.outcome}: {wrong.found}")
    return 1 if any(each.wrong for each in done) else 0


def _searchers(
    arguments: argparse.Namespace, settings: IndexSettings
) -> Iterator[tuple[str, Searcher]]:
    """The index of the user's documents and the one of made-up plans, or the one asked for."""
    ranking = WAYS[arguments.by]
    if arguments.corpus:
        corpora = [open_corpus(arguments.corpus, settings.home)]
    elif arguments.documents:
        corpora = [Corpus(arguments.documents.resolve().name, arguments.documents, ())]
    else:
        yield "documents", open_searcher(settings.index, settings, ranking)
        name = f"made-{arguments.seed}"
        folder = write_plans(corpora_in(settings.home) / name, arguments.seed)
        corpora = [Corpus(name, folder, ())]
    for corpus in corpora:
        watch = Watch(shown=sys.stderr.isatty())
        built = indexed(corpus, settings, watch, embedded=ranking.dense)
        for line in built.report.problem_lines():
            print(line, file=sys.stderr)
        yield corpus.name, open_searcher(built.root, settings, ranking)


def _table(done: list[Regions]) -> str:
    lines = (
        f"{each.name}：{each.documents} 份文件 documents；{len(each.paired)} 题成对 paired，"
        f"首条属所问地区 named region first {each.named:.1%}；"
        f"另 {len(each.absent)} 题问没有文件的地区 of regions without documents；"
        f"首条属别的地区 another region first {each.other:.1%}"
        for each in done
    )
    return "\n".join(lines)


COMMAND = Command(
    "regions",
    "问甲地不答乙地：成对的问题 (paired questions: is the region named the one that is found?)",
    "python -m eval regions --pairs 200 --by fused",
    _options,
    _run,
)
