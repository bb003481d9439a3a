"""Command line of the index: fetch, build, search, parse, info."""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index import outline, results
from index.batch import read_rows, search_rows
from index.building.build import build
from index.building.progress import Watch
from index.embedding.embedder import Embedder, ensure_embedder
from index.errors import QuestionError, TiaowenError
from index.facts.resolve import resolved
from index.generation import current_id, read_manifest
from index.loading.formats import ARCHIVE
from index.manifest import load_manifest
from index.question.scope.filters import KEYS, Filters
from index.reading.limits import Limits
from index.reading.reader import Reader
from index.settings import IndexSettings

if TYPE_CHECKING:
    from index.search.searcher import Searcher

_EXAMPLES = {  # of the values of each filter
    "--document": "产品质量法",
    "--region": "广州市",
    "--level": "省级",
    "--issuer": "国务院",
    "--year": "2018",
    "--status": "现行",
}


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit status is 0 when it did what was asked."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.run(arguments, IndexSettings.read()))
    except (BrokenPipeError, KeyboardInterrupt):
        return 130
    except (TiaowenError, OSError) as error:  # OSError: no space, no permission, no such folder
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m index",
        description="条问的索引：解析、建立、搜索 (index of Tiaowen)",
        epilog='例 example: python -m index build && python -m index search "谁牵头"',
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, summary: str, example: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(
            name,
            help=summary,
            description=summary,
            epilog=f"例 example: {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        sub.set_defaults(run=run)
        return sub

    command("fetch", _fetch, "取得并校验嵌入模型 (get the embedder)", "python -m index fetch")
    sub = command(
        "build",
        _build,
        "建立或更新索引，只处理有变化的文件 (build or update; only what changed is embedded)",
        "python -m index build --documents documents --strict",
    )
    sub.add_argument(
        "--documents", type=Path, help="只用这个文档文件夹 (this folder only, no uploads)"
    )
    sub.add_argument("--out", type=Path, help="索引文件夹 (folder of the index)")
    sub.add_argument("--json", action="store_true", help="JSON 输出")
    sub.add_argument(
        "--strict", action="store_true", help="有文件未读时以 1 退出 (exit 1 if a file is not read)"
    )
    sub = command(
        "search",
        _search,
        "搜索条款 (search clauses)",
        'python -m index search "谁牵头" -k 5 --region 克州 --status 现行 --json',
    )
    sub.add_argument("question", nargs="?", help="问题 (the question)")
    sub.add_argument("-k", type=int, default=10, help="条数 (how many; default 10)")
    sub.add_argument("--json", action="store_true", help="JSON 输出")
    sub.add_argument(
        "--batch", type=Path, help='JSONL: {"id", "question", "filters"?} 每行一个 (one a line)'
    )
    sub.add_argument("--out", type=Path, help="批量结果 (JSONL)")
    sub.add_argument("--index", type=Path, help="索引文件夹 (folder of the index)")
    _filter_options(sub)
    sub = command(
        "parse",
        _parse,
        "看一个文件被理解成什么 (what a file is understood as)",
        "python -m index parse documents/neimenggu-quality-outline.txt --json",
    )
    sub.add_argument("file", type=Path)
    sub.add_argument("--json", action="store_true", help="JSON 输出")
    sub = command("info", _info, "索引里有什么 (what is indexed)", "python -m index info")
    sub.add_argument("--index", type=Path, help="索引文件夹 (folder of the index)")
    sub.add_argument("--json", action="store_true", help="JSON 输出")
    return parser


def _filter_options(parser: argparse.ArgumentParser) -> None:
    """The flags that ``_filters`` reads; each may be given several times."""
    flags = parser.add_argument_group("过滤 (filters; repeat one for alternatives)")
    for flag, example in _EXAMPLES.items():
        flags.add_argument(flag, action="append", metavar=example)
    flags.add_argument(
        "--include-above",
        action="store_true",
        help="--region 连同上级和国家的文件 (with what applies there from above)",
    )


def _filters(arguments: argparse.Namespace) -> dict[str, object]:
    """The filters that the flags give, as in JSON."""
    given = {key: values for key in KEYS if (values := getattr(arguments, key))}
    return given | ({"above": True} if arguments.include_above else {})


def _fetch(_: argparse.Namespace, settings: IndexSettings) -> int:
    print(f"嵌入模型 embedder: {ensure_embedder(settings, progress=sys.stderr.isatty())}")
    return 0


def _build(arguments: argparse.Namespace, settings: IndexSettings) -> int:
    folders = [arguments.documents] if arguments.documents else settings.folders
    limits = Limits(seconds=settings.parse_seconds, megabytes=settings.parse_megabytes)
    try:
        embedder = Embedder.open(settings)  # what is wrong with it is said before files are read
        with Reader(limits) as reader:
            watch = Watch(sys.stderr.isatty(), _say)
            root = arguments.out or settings.index
            report = build(folders, root, lambda: embedder, reader=reader, watch=watch)
    except KeyboardInterrupt:
        _say("已中断；再次运行即从这里接着 interrupted: run it again to go on from here")
        raise
    if arguments.json:
        print(json.dumps(report.fields(), ensure_ascii=False, indent=1))
    else:
        print(*report.lines(), sep="\n")
    for line in report.problem_lines():
        _say(line)
    return 1 if arguments.strict and report.unreadable else 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _open(arguments: argparse.Namespace, settings: IndexSettings) -> "Searcher":
    # Imported here: a build that finds nothing to do need not wait for it.
    from index.search.additions import Additions
    from index.search.searcher import Searcher

    root = arguments.index or settings.index
    current_id(root)  # a missing index is said before a model is loaded
    searcher = Searcher.open(root, Embedder.open(settings), added=Additions.of(settings))
    if searcher.notice:
        print(searcher.notice, file=sys.stderr)
    return searcher


def _search(arguments: argparse.Namespace, settings: IndexSettings) -> int:
    if arguments.k < 1:
        raise QuestionError(f"-k 须为正整数，得到 {arguments.k} （k must be at least 1）")
    if arguments.batch:
        return _search_batch(arguments, settings)
    if not (arguments.question or "").strip():
        raise QuestionError('没有问题：python -m index search "问题" （no question given）')
    filters = Filters.of(_filters(arguments))
    searcher = _open(arguments, settings)
    query = searcher.understand(arguments.question)
    hits = searcher.search(query, arguments.k, filters=filters)
    for notice in results.notices(query, searcher):
        print(notice, file=sys.stderr if arguments.json else sys.stdout)
    if arguments.json:
        print(json.dumps([results.fields(hit) for hit in hits], ensure_ascii=False, indent=1))
    else:
        for hit in hits:
            print(*results.lines(hit), sep="\n")
    return 0


def _search_batch(arguments: argparse.Namespace, settings: IndexSettings) -> int:
    if arguments.out is None:
        raise QuestionError("--batch 需要 --out 文件 （--batch needs --out）")
    rows = read_rows(arguments.batch, _filters(arguments))
    searcher = _open(arguments, settings)
    began = time.perf_counter()
    found = search_rows(searcher, rows, arguments.k)
    each = round((time.perf_counter() - began) * 1000 / max(len(rows), 1), 2)
    staged = arguments.out.with_name(arguments.out.name + ".part")
    with staged.open("w", encoding="utf-8") as out:
        for row, searched in zip(rows, found, strict=True):
            told = {"id": row.id, "hits": list(map(results.fields, searched.hits)), "ms": each}
            if searched.notices:
                told["notice"] = " ".join(searched.notices)
            out.write(json.dumps(told, ensure_ascii=False) + "\n")
    staged.replace(arguments.out)
    print(f"{len(rows)} 个问题 questions → {arguments.out}")
    return 0


def _parse(arguments: argparse.Namespace, settings: IndexSettings) -> int:
    path: Path = arguments.file
    entries = load_manifest(path.parent) if path.parent.is_dir() else {}
    with Reader(Limits.of(settings)) as reader:
        found = reader.read(path, path.name, entries)
    documents = resolved(found.documents)
    if arguments.json:
        told = [outline.fields(each) for each in documents]
        single = len(told) == 1 and path.suffix.lower() != ARCHIVE
        print(json.dumps(told[0] if single else told, ensure_ascii=False, indent=1))
    else:
        for each in documents:
            print("\n".join(outline.lines(each)))
    for name, why in found.problems.items():
        print(f"未读 not read: {name}: {why}", file=sys.stderr)
    return 0 if documents else 1


def _info(arguments: argparse.Namespace, settings: IndexSettings) -> int:
    root = arguments.index or settings.index
    folder = root / current_id(root)
    manifest = read_manifest(folder)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    fields = {
        "generation": manifest.id,
        "folder": str(folder),
        "bytes": size,
        "documents": manifest.documents,
        "clauses": manifest.clauses,
        "rows": manifest.rows,
        "embedder": manifest.embedder,
        "embedder_sha256": manifest.embedder_sha256,
        "dimension": manifest.dimension,
        "parser": manifest.parser,
        "unreadable": manifest.unreadable or {},
    }
    if arguments.json:
        print(json.dumps(fields, ensure_ascii=False, indent=1))
    else:
        for name, value in fields.items():
            shown = ", ".join(value) if isinstance(value, dict) else value
            print(f"{name:<16} {shown}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
