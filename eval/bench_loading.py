"""How fast documents are read: a PDF of 100 pages, and text files through the parser.

    python -m eval.bench_loading [file.txt ...]

Prints processor time on one core. Without files, text is made up for the parser. The PDF needs
fpdf2 and the fonts of the Debian package fonts-noto-cjk.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from fpdf import FPDF

from index.loading.pdf.pdf import load_pdf
from index.loading.text import read_text
from index.parsing.parse import parse_text

FONT = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
PAGES = 100
LINES, COLUMNS = 31, 33  # 1,023 characters a page
SENTENCE = (
    "产品质量监督管理部门应当加强对本行政区域内产品质量的监督检查，依法查处违法行为，维护市场秩序。"
)
Result = TypeVar("Result")


def main(files: list[str]) -> None:
    """Time both and print a line for each."""
    data = hundred_pages()
    loaded, seconds = _timed(lambda: load_pdf(data, "bench.pdf"))
    print(
        f"PDF: {len(loaded.pages)} pages, {len(loaded.text):,} characters in {seconds:.2f} s "
        f"of processor time"
    )
    texts = [read_text(Path(file)) for file in files] or [_regulation(2000)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    _, seconds = _timed(lambda: [parse_text(text, "bench.txt") for text in texts])
    print(f"parse: {len(texts)} texts, {size:.1f} MB in {seconds:.2f} s, {size / seconds:.2f} MB/s")


def hundred_pages() -> bytes:
    """A PDF of 100 pages of about 1,000 characters, with running heads and page numbers."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    pdf.add_font("noto", fname=str(FONT), collection_font_number=2)
    text = "".join(
        f"　　第{number}条　{SENTENCE * (number % 4 + 1)}\n" for number in range(1, 2000)
    )
    lines = [
        line[start : start + COLUMNS]
        for line in text.split("\n")
        for start in range(0, len(line), COLUMNS)
    ]
    for page in range(PAGES):
        pdf.add_page()
        pdf.set_font("noto", size=9)
        pdf.text(230, 50, "某某市人民政府公报")
        pdf.text(285, 800, f"— {page + 1} —")
        pdf.set_font("noto", size=13)
        for row, line in enumerate(lines[LINES * page : LINES * (page + 1)]):
            pdf.text(83, 100 + 21 * row, line)
    return bytes(pdf.output())


def _regulation(articles: int) -> str:
    return "\n".join(f"第{number}条　{SENTENCE * 5}" for number in range(1, articles + 1))


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1:])
