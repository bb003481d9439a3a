"""How fast language models are here, with which runtime: ``python -m eval.bench_llm``.

Every runtime reads the same prompts, Tiaowen's own with evidence of about 100, 200 and 300 tokens,
in a process of its own. With the prefix kept, the fixed start of the prompt has been read before,
as in a running Tiaowen. Runtimes and models that are not there are named as such.
"""

import argparse
import importlib.util
import os
import sys
from pathlib import Path

from eval.llm_speed.measuring import Speed, measured, set_up
from eval.llm_speed.runtimes import Runtime, runtimes
from qa.llm.engine import usable_cores
from qa.llm.weights import QWEN_0_5B, QWEN_1_5B
from qa.settings import Settings

HEAD = """\
| runtime | set-up | load s | evidence tokens | prompt tokens | prefix kept | first word s \
| answer tok/s | whole answer s | peak MiB |
|---|---|---|---|---|---|---|---|---|---|"""


def main() -> None:
    """Measure what is installed and print a Markdown table."""
    options = _options(Settings())
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"{options.threads} thread(s), load average before: {busy}\n\n{HEAD}")
    known = runtimes(options.model, options.small, options.transformers)
    chosen = [runtime for runtime in known if options.only in runtime.name]
    if not chosen:
        sys.exit(f"no runtime's name holds {options.only!r}: {', '.join(r.name for r in known)}")
    for runtime in chosen:
        for row in _rows(runtime, options):
            print(row, flush=True)


def _options(settings: Settings) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m eval.bench_llm",
        description=__doc__,
        epilog="example: python -m eval.bench_llm --threads 4 --only xllamacpp --evidence 200",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--model", type=Path, default=settings.models / QWEN_1_5B.name)
    parser.add_argument("--small", type=Path, default=settings.models / QWEN_0_5B.name)
    parser.add_argument("--transformers", default="", help="a Hugging Face model, name or folder")
    parser.add_argument("--threads", type=int, default=settings.llm_threads or usable_cores())
    parser.add_argument(
        "--evidence", type=int, nargs="+", default=[100, 200, 300], metavar="TOKENS"
    )
    parser.add_argument("--only", default="", help="runtimes whose name holds these words")
    parser.add_argument("--setup", action="store_true", help="also time pip; needs the network")
    return parser.parse_args()


def _rows(runtime: Runtime, options: argparse.Namespace) -> list[str]:
    if importlib.util.find_spec(runtime.module) is None:
        return [_absent(runtime, "not installed")]
    if runtime.path.suffix == ".gguf" and not runtime.path.is_file():
        return [_absent(runtime, f"{runtime.path.name} is missing")]
    took = set_up(runtime.package) if options.setup else "–"
    return [
        _row(runtime, took, speed) for speed in measured(runtime, options.threads, options.evidence)
    ]


def _absent(runtime: Runtime, why: str) -> str:
    return f"| {runtime.name} | {why} {'| ' * 9}|"


def _row(runtime: Runtime, took: str, speed: Speed) -> str:
    return (
        f"| {runtime.name} | {took} | {speed.load:.1f} | {speed.evidence} | {speed.prompt_tokens} "
        f"| {'yes' if speed.reuse else 'no'} | {speed.first_word:.1f} | {speed.rate:.0f} "
        f"| {speed.whole:.1f} | {speed.peak} |"
    )


if __name__ == "__main__":
    main()
