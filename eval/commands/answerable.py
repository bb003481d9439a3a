"""``python -m eval answerable``: does the probability tell what is answered from what cannot be?"""

import argparse
import sys

from eval.commands.command import Command
from eval.corpora.corpus import Corpus
from eval.corpora.indexing import indexed, open_searcher
from eval.corpora.opening import corpora_in, open_corpus
from eval.ranking.answerable import held_out, probabilities_of
from eval.ranking.areas import table
from eval.ranking.elsewhere import regional_trials
from eval.ranking.unanswerable import Trial, trials
from eval.regions.made import write_plans
from index.building.progress import Watch
from index.errors import ConfigurationError
from index.search.probability import shipped
from index.search.searcher import Searcher
from index.settings import IndexSettings

_SEED = 7  # of the plans; the weights are learned with others


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--corpus", default="legal_dc", help="外部语料 (a corpus from elsewhere)")
    parser.add_argument("--pairs", type=int, default=100, help="几对地区 (pairs; default 100)")
    parser.add_argument(
        "--refit",
        action="store_true",
        help="用各题之外的题重新学权重 (weights learned without the question, not those shipped)",
    )


def _run(arguments: argparse.Namespace) -> int:
    if arguments.pairs < 1:
        raise ConfigurationError("--pairs 至少为 1 (must be at least 1)")
    settings = IndexSettings.read()
    corpus = open_corpus(arguments.corpus, settings.home)
    asked = list(trials(_searcher(corpus, settings), corpus.questions))
    _show(corpus.summary, asked, refit=arguments.refit)
    plans = write_plans(corpora_in(settings.home) / f"made-{_SEED}", _SEED)
    made = Corpus(f"made-{_SEED}", plans, ())
    regional = list(regional_trials(_searcher(made, settings), arguments.pairs, _SEED))
    _show("地区与年份 regions and years", regional, refit=arguments.refit)
    return 0


def _searcher(corpus: Corpus, settings: IndexSettings) -> Searcher:
    built = indexed(corpus, settings, Watch(shown=sys.stderr.isatty()))
    for line in built.report.problem_lines():
        print(line, file=sys.stderr)
    return open_searcher(built.root, settings)


def _show(name: str, asked: list[Trial], *, refit: bool) -> None:
    probabilities = held_out(asked) if refit else probabilities_of(shipped(), asked)
    left_out = sum(each.elsewhere for each in asked)
    said = f"另有文件所说相同的不计 left out, said by another document: {left_out}"
    print(f"{name}；{said}\n\n{table(asked, probabilities)}\n")


COMMAND = Command(
    "answerable",
    "概率分得清能答与不能答吗 (does the probability tell what can be answered?)",
    "python -m eval answerable --corpus legal_dc",
    _options,
    _run,
)
