"""500 files over encodings, newlines and formats: the text that is loaded equals the source."""

import html
import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import docx
import pytest

from index.loading.formats import load

ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "gb2312",
)  # fmt: skip
NEWLINES = ("\n", "\r\n", "\r")
_OPENINGS = (
    "为了加强",
    "各级人民政府应当",
    "市场监管部门负责",
    "企业不得",
    "国家鼓励",
    "任何单位和个人有权",
)
_MIDDLES = (
    "产品质量监督管理", "对重点工业产品实施抽查", "建立健全标准体系", "公布检验结果（含复检）",
    "按照《产品质量法》第二十六条的规定处理", "到2025年合格率达到98.5%以上", "A类&B类<甲级>的产品",
)  # fmt: skip
_CLOSINGS = ("，制定本办法。", "。", "；", "，并接受社会监督。", "，具体办法另行制定。")
_RARE = ("𠮷家镇", "㐂", "鿍", "€")  # not in GBK: four bytes in GB18030, two units in UTF-16


@dataclass(frozen=True, slots=True)
class Case:
    """One generated file and what is to be read from it."""

    name: str
    data: bytes
    text: str


def paragraphs(seed: int, encoding: str) -> list[str]:
    """A document of articles, items and repeated lines that the encoding can write."""
    draw = random.Random(seed)
    lines = [f"某某市质量管理办法（第{seed}号）"]
    for number in range(1, draw.randint(4, 9)):
        lines.append(f"第{number}条　{_sentence(draw)}")
        lines += [f"（{item}）{_sentence(draw)}" for item in "一二三"[: draw.randint(0, 3)]]
    if encoding not in ("gbk", "gb2312"):
        lines.append(draw.choice(_RARE) + "的规定另行公布。")
    lines += ["市场监督管理局", "2024年1月1日", lines[1]]  # a line that stands twice stays
    return lines


def _sentence(draw: random.Random) -> str:
    return draw.choice(_OPENINGS) + draw.choice(_MIDDLES) + draw.choice(_CLOSINGS)


def plain(seed: int, encoding: str, newline: str) -> tuple[bytes, str]:
    """TXT and Markdown: verbatim, line ends, indents and empty lines included."""
    text = (newline * 2).join("　　" + line for line in paragraphs(seed, encoding)) + newline
    return text.encode(encoding), text


def page(seed: int, encoding: str, newline: str) -> tuple[bytes, str]:
    """A web page in one of three layouts, declaring an encoding that may be another one."""
    lines = paragraphs(seed, encoding)
    written = ["&nbsp;&nbsp;　" + html.escape(line).replace("，", f"，{newline}") for line in lines]
    body = (
        newline.join(f'<p style="text-indent:2em"><span>{line}</span></p>' for line in written),
        f"<br>{newline}".join(written) + "<br/>",
        newline.join(f"<div>{line}</div>" for line in written),
    )[seed % 3]
    declared = (encoding, "gb2312", "utf-8")[seed % 2 + (seed % 5 == 0)]
    made = newline.join(
        [
            f'<!DOCTYPE html><html><head><meta charset="{declared}"><title>{lines[0]}</title>',
            "<script>var a = '第一条';</script></head><body><div class='nav'>",
            "<ul><li><a href='/'>首页</a></li><li><a href='/zw'>政务公开</a></li></ul></div>",
            f"<div id='UCAP-CONTENT'>{body}</div>",
            "<div class='related'><h3>相关阅读</h3><ul><li><a href='/1'>抽查工作的通知</a></li>",
            "<li><a href='/2'>复检工作的通知</a></li></ul></div>",
            "<div class='footer'><p>版权所有：某某市　京ICP备05000000号</p></div></body></html>",
        ]
    )
    return made.encode(encoding), "\n".join(lines)


def word(seed: int, encoding: str, newline: str) -> tuple[bytes, str]:
    """A DOCX, whose encoding is its own; the newline parts the lines that share a paragraph."""
    lines = paragraphs(seed, encoding)
    document = docx.Document()
    for index in range(0, len(lines), 2):
        document.add_paragraph(newline.join(lines[index : index + 2]))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue(), "\n".join(lines)


# For each suffix what makes a file, and how many for each encoding and newline.
FORMATS: dict[str, tuple[Callable[[int, str, str], tuple[bytes, str]], int]] = {
    ".txt": (plain, 7),
    ".md": (plain, 6),
    ".html": (page, 7),
    ".docx": (word, 2),
}


def cases() -> Iterator[Case]:
    """Every encoding, newline and format, each with other documents."""
    seed = 0
    for suffix, (make, copies) in FORMATS.items():
        for encoding in ENCODINGS:
            for newline in NEWLINES:
                for _ in range(copies):
                    seed += 1
                    data, text = make(seed, encoding, newline)
                    yield Case(f"{encoding}-{newline!r}-{seed}{suffix}", data, text)


@pytest.fixture(scope="module")
def generated() -> list[Case]:
    return list(cases())


def test_there_are_500_of_them_and_no_two_the_same(generated: list[Case]) -> None:
    assert len(generated) >= 500
    assert len({case.data for case in generated}) == len(generated)


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_text_equals_the_source(generated: list[Case], suffix: str) -> None:
    chosen = [case for case in generated if case.name.endswith(suffix)]
    assert chosen
    for case in chosen:
        assert load(case.data, case.name).text == case.text, case.name
