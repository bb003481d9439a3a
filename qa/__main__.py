"""Command line of answering: fetch, ask, batch."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from index.embedding.weights import fetch
from index.errors import DocumentError, QuestionError, TiaowenError
from index.question.scope.filters import Filters
from qa.answer import Answer
from qa.answerer import Answerer, open_answerer
from qa.export import write_file
from qa.llm.weights import EMBEDDED
from qa.settings import Settings


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit status is 0 when it did what was asked."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.run(arguments, Settings.read()))
    except (BrokenPipeError, KeyboardInterrupt):
        return 130
    except (TiaowenError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m qa", description="条问：每句话都有出处的回答 (cited answers)"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, summary: str, example: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(
            name, help=summary, description=summary, epilog=f"例 example: {example}"
        )
        sub.set_defaults(run=run)
        return sub

    command("fetch", _fetch, "取得并校验语言模型 (get the language model)", "python -m qa fetch")
    sub = command(
        "ask", _ask, "回答一个问题 (one answer)", 'python -m qa ask "农产品由谁负责" --json'
    )
    sub.add_argument("question", help="问题 (the question)")
    sub.add_argument("--json", action="store_true", help="JSON 输出")
    sub.add_argument(
        "--export", type=Path, metavar="FILE", help="另存为 .csv 或 .docx (also write a file)"
    )
    sub = command(
        "batch", _batch, "回答一批问题 (many answers)", "python -m qa batch q.jsonl --out a.jsonl"
    )
    sub.add_argument("questions", type=Path, help='JSONL: {"id", "question", "turns"?, "filters"?}')
    sub.add_argument("--out", type=Path, required=True, help="JSONL 结果 (answers)")
    return parser


def _fetch(_: argparse.Namespace, settings: Settings) -> int:
    file = EMBEDDED.get(settings.llm)
    if file is None:
        print(f"TIAOWEN_LLM={settings.llm}：不需要下载 (nothing to fetch)")
        return 0
    path = fetch(file, settings.models, progress=sys.stderr.isatty())
    print(f"语言模型 language model: {path}")
    return 0


def _ask(arguments: argparse.Namespace, settings: Settings) -> int:
    answer = _open(settings).answer(arguments.question)
    if arguments.export:
        write_file(answer, arguments.export)
    if arguments.json:
        print(json.dumps(asdict(answer), ensure_ascii=False, indent=1))
        return 0
    print(answer.text)
    for c in answer.citations:
        print(f"[{c.n}] 《{c.document}》{c.number} {c.label}：{c.quote.strip()}")
    if answer.notice:
        print(answer.notice, file=sys.stderr)
    return 0


def _open(settings: Settings) -> Answerer:
    answerer = open_answerer(settings)
    if answerer.model_detail:
        print(answerer.model_detail, file=sys.stderr)
    return answerer


def _batch(arguments: argparse.Namespace, settings: Settings) -> int:
    questions = list(_read(arguments.questions))
    answerer = _open(settings)
    staged = arguments.out.with_name(arguments.out.name + ".part")
    with staged.open("w", encoding="utf-8") as out:
        for row in tqdm(questions, disable=not sys.stderr.isatty()):
            out.write(json.dumps(_answered(answerer, row), ensure_ascii=False) + "\n")
    staged.replace(arguments.out)
    print(f"{len(questions)} 个问题 questions → {arguments.out}")
    return 0


def _answered(answerer: Answerer, row: dict[str, Any]) -> dict[str, Any]:
    """One answered row; a question that is none gets its reason instead of stopping the batch."""
    try:
        filters = Filters.of(row["filters"])
        documents = filters.passing(answerer.documents) if filters else ()
        answer = answerer.answer(row["question"], row["turns"], documents)
        return {"id": row["id"], **fields(answer)}
    except QuestionError as error:
        refused = Answer(row["question"], row["question"], "refused", str(error))
        return {
            "id": row["id"],
            **fields(replace(refused, generation=answerer.searcher.generation)),
        }


def fields(answer: Answer) -> dict[str, Any]:
    """An answer as other programs read it."""
    return {
        "status": answer.status,
        "text": answer.text,
        "citations": [asdict(c) for c in answer.citations],
        "tables": [asdict(t) for t in answer.tables],
        "checks": [asdict(c) for c in answer.checks],
        "timings": answer.timings,
        "model": answer.model,
        "generation": answer.generation,
        "rewritten": answer.rewritten,
        "notice": answer.notice,
        "confidence": answer.confidence,
        "tokens": answer.tokens,
    }


def _read(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a question file. Raises QuestionError naming the line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(f"问题文件不可读：{path}：{error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            turns = row.get("turns") or []
            if not isinstance(row["question"], str) or not isinstance(turns, list):
                raise TypeError("question must be text, turns a list")
            if not all(isinstance(turn, str) for turn in turns):
                raise TypeError("every turn must be text")
            filters = row.get("filters") or {}
            if not isinstance(filters, dict):
                raise TypeError("filters must be an object")
            yield {"id": row["id"], "question": row["question"], "turns": turns, "filters": filters}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise QuestionError(
                f'{path} 第 {number} 行不是 {{"id", "question"}}：{error!r} （bad line）'
            ) from error


if __name__ == "__main__":
    sys.exit(main())
