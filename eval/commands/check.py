"""``python -m eval check``: are these questions well formed, and true of the documents?"""

import argparse
import sys
from collections import Counter
from pathlib import Path

from eval.commands.command import Command
from eval.question_set.corpus import Corpus
from eval.question_set.named import THEMES
from eval.question_set.reading import read
from eval.question_set.split import half
from eval.question_set.validation import problems_of, unsearched
from index.settings import IndexSettings


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="?", type=Path, default=THEMES, help="JSONL 文件或文件夹 (file or folder)"
    )


def _run(arguments: argparse.Namespace) -> int:
    placed = read(arguments.path)
    problems = problems_of(placed, Corpus.open(IndexSettings.read().index))
    for problem in problems:
        print(problem, file=sys.stderr)
    questions = [each.question for each in placed]
    kinds, halves = Counter(q.kind for q in questions), Counter(map(half, questions))
    print(f"{len(questions)} 题 questions: dev {halves['dev']}, test {halves['test']}")
    print("  ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    if loose := unsearched(questions):
        print(f"{len(loose)} 题没有 absent，未在文件中查证 (not searched for): {loose[0].id} …")
    return 1 if problems else 0


COMMAND = Command(
    "check",
    "检查题集 (hold questions to the documents)",
    "python -m eval check eval/questions/facts.jsonl",
    _options,
    _run,
)
