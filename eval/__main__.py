"""Command line of the evaluation: retrieval, answers, structure."""

import argparse
import sys
from pathlib import Path

from eval import answers, retrieval, structure
from eval.question_set import load, load_search
from index.embedding.embedder import Embedder
from index.errors import TiaowenError
from index.search import Searcher
from index.settings import ROOT
from qa.answerer import open_answerer
from qa.settings import Settings

QUESTIONS = Path(__file__).resolve().parent / "questions"
LABELS = ROOT / "tests" / "index" / "labelled"
DATA = ROOT.parent / "shared" / "data"


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit status is 0 when it ran, whatever the figures."""
    parser = argparse.ArgumentParser(prog="python -m eval", description="评测 (evaluation)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    sub = commands.add_parser(
        "answers",
        help="回答题集并评分 (answer a set and judge it)",
        epilog="example: python -m eval answers --set dev --limit 40",
    )
    sub.add_argument("--set", default="dev", help="题集名或 JSONL 文件 (a set's name or a file)")
    sub.add_argument("--limit", type=int, help="只答前几题 (first N questions)")
    sub.add_argument("--kind", help="只答这一类 (only this kind)")
    sub.add_argument("--out", type=Path, help="把回答写进 JSONL (write the answers)")
    sub.add_argument("--quiet", action="store_true", help="不列出错题 (do not list failures)")
    sub.set_defaults(run=_answers)
    sub = commands.add_parser(
        "retrieval",
        help="检索题集 (search a set)",
        epilog="example: python -m eval retrieval",
    )
    sub.set_defaults(run=_retrieval)
    sub = commands.add_parser(
        "structure",
        help="条款与手工标注对照 (hold clauses against labels made by hand)",
        epilog="example: python -m eval structure --show",
    )
    sub.add_argument("--labels", type=Path, default=LABELS, help="标注 (folder of labels)")
    sub.add_argument("--data", type=Path, default=DATA, help="标注的文件 (folder of the files)")
    sub.add_argument("--show", action="store_true", help="列出不同 (list the differences)")
    sub.set_defaults(run=_structure)
    arguments = parser.parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except TiaowenError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _answers(arguments: argparse.Namespace) -> int:
    named = QUESTIONS / f"{arguments.set}.jsonl"
    questions = load(named if named.is_file() else Path(arguments.set))
    if arguments.kind:
        questions = tuple(q for q in questions if q.kind == arguments.kind)
    judged = answers.run(
        questions[: arguments.limit], open_answerer(Settings()), sys.stderr.isatty()
    )
    if not arguments.quiet:
        print(answers.failures(judged), end="\n\n")
    print(answers.table(judged))
    if arguments.out:
        answers.save(judged, arguments.out)
    return 0


def _retrieval(_: argparse.Namespace) -> int:
    settings = Settings()
    searcher = Searcher.open(settings.index, Embedder.open(settings))
    questions = load_search(QUESTIONS / "search.jsonl")
    found = retrieval.ranks(questions, searcher)
    for question, place in zip(questions, found, strict=True):
        if place != 1:
            print(f"{question.id} rank {place or '-'}: {question.question}  {question.label}")
    print(retrieval.table(found))
    return 0


def _structure(arguments: argparse.Namespace) -> int:
    golds = tuple(structure.load_gold(arguments.labels))
    scores = [structure.score(gold, arguments.data) for gold in golds]
    if arguments.show:
        print(structure.differences(golds, scores, arguments.data), end="\n\n")
    print(structure.table(golds, scores), end="\n\n")
    print(structure.survey(arguments.data))
    return 0


if __name__ == "__main__":
    sys.exit(main())
