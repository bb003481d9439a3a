"""``python -m eval lookups``: is every article found that a question names?"""

import argparse
import time
from pathlib import Path

from eval.commands.command import Command
from eval.corpora.indexing import indexed
from eval.corpora.opening import open_corpus
from eval.lookups.generating import questions
from eval.lookups.judging import Judged, table, wrong_lines
from eval.question_set.corpus import Corpus
from index.errors import ConfigurationError
from index.question.labels.lookup import lookup
from index.question.naming.catalog import Catalog
from index.settings import IndexSettings

_SHOWN = 20  # wrong ones listed


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--corpus", help="外部语料：legal_dc、stard… (a corpus from elsewhere)")
    parser.add_argument("-n", type=int, default=200, help="题数 (how many questions)")
    parser.add_argument("--seed", type=int, default=0, help="随机种子 (other questions)")
    parser.add_argument("--show", action="store_true", help="列出题目 (list the questions)")


def _run(arguments: argparse.Namespace) -> int:
    if arguments.n < 1:
        raise ConfigurationError("-n 至少为 1 (must be at least 1)")
    settings = IndexSettings.read()
    corpus = Corpus.open(_index(arguments.corpus, settings))
    asked = questions(corpus, arguments.n, arguments.seed)
    catalog = Catalog(corpus.documents.values())
    started = time.perf_counter()
    judged = [Judged(each, lookup(each.text, catalog, corpus.clauses_of)) for each in asked]
    spent = (time.perf_counter() - started) / len(asked)
    if arguments.show:
        print("\n".join(f"{'✓' if each.right else '✗'} {each.question.text}" for each in judged))
    wrong = wrong_lines(judged)
    print("\n".join(wrong[:_SHOWN]))
    print(table(judged))
    print(f"每题 each: {spent * 1000:.1f} ms，{len(corpus.documents)} 个文件 documents")
    return 1 if wrong else 0


def _index(name: str | None, settings: IndexSettings) -> Path:
    """The index of a corpus, by words alone; the project's own where none is named."""
    if name is None:
        return settings.index
    return indexed(open_corpus(name, settings.home), settings, embedded=False).root


COMMAND = Command(
    "lookups",
    "按条号查条款：现出的题 (look articles up, of questions made of the index)",
    "python -m eval lookups --corpus legal_dc -n 200 --seed 7",
    _options,
    _run,
)
