"""``python -m qa.verify``: hold one sentence against a text, without a model or an index."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from qa.verify.check import check
from qa.verify.finding import Finding, Source


def main(argv: list[str] | None = None) -> int:
    """Print the finding as JSON; 0 when the sentence is supported, 1 when not, 2 for no text."""
    arguments = _parser().parse_args(argv)
    try:
        texts = [path.read_text("utf-8") for path in arguments.evidence]
    except (OSError, UnicodeDecodeError) as error:
        print(f"依据读不出：{error} （cannot read the evidence）", file=sys.stderr)
        return 2
    sources = [Source(text, arguments.context) for text in texts]
    finding = check(arguments.claim, sources)
    print(json.dumps(_said(finding, sources), ensure_ascii=False, indent=2))
    return 0 if finding.verdict == "supported" else 1


def _said(finding: Finding, sources: list[Source]) -> dict[str, object]:
    """The finding, with the supporting words themselves."""
    said = asdict(finding)
    if finding.source is not None and finding.support:
        said["words"] = sources[finding.source].text[slice(*finding.support)]
    return said


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m qa.verify",
        description="核对一句话是否为依据所支持 (is a sentence borne out by a text?)",
        epilog="例 example: python -m qa.verify --claim 合格率达到96.5%。 --evidence 条款.txt",
    )
    parser.add_argument("--claim", required=True, help="要核对的一句话 (the sentence)")
    parser.add_argument(
        "--evidence",
        required=True,
        nargs="+",
        type=Path,
        help="依据，UTF-8 文本，可多个 (the cited texts)",
    )
    parser.add_argument(
        "--context", default="", help="标题、文号、地区等 (what stands above the texts)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
