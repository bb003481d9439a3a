"""The number of a document (发文字号): 国发〔2019〕5号, 国务院令第707号, GB/T 1.1—2020."""

import re
from collections.abc import Sequence

from index.description.acts import Act
from index.description.found import Found, found_in
from index.parsing.lines import Line
from index.parsing.page import Field


def number_of_document(
    about: Sequence[Line], fields: dict[str, Field], act: Act | None
) -> Found | None:
    """The document's own number, as the text has it but for white space.

    It stands in a field of the page, on a line of its own beside the title, below …令 or in the
    bracket of promulgation; a number inside a sentence is another document's.
    """
    stated = next((f for name in _FIELDS if (f := fields.get(name)) and f.value), None)
    if stated:
        # a page may garble its number: 克政发〔2017〕95号〔2017〕号
        clean = _CODE.match(stated.value)
        end = clean.end() if clean else len(stated.value)
        return Found(_bare(stated.value[:end]), (stated.start, stated.start + end))
    return _on_its_line(about) or (act.number if act else None)


_FIELDS = ("发文字号", "发文文号", "文号", "文件编号", "标准号")
_CODE = re.compile(r".*?[〔\[［【（(]\s*\d{4}\s*[〕\]］】）)]\s*第?\s*\d+\s*号")
_LINE = re.compile(
    r"[（(]?\s*(?P<number>[^。，:：（）()|]{2,24}?\s*[〔\[［【（(]\s*\d{4}\s*[〕\]］】）)]\s*第?\s*\d{1,5}\s*号)\s*[）)]?"
)
_ORDINAL = re.compile(
    r"[（(]?\s*(?P<number>(?:\d{4}\s*年?\s*)?第\s*[\d〇零一二三四五六七八九十百]{1,8}\s*号)\s*[）)]?"
)
_ORDER = re.compile(r"[\u4e00-\u9fff、\s]{2,60}令")
_STANDARD = re.compile(r"[A-Z]{1,4}\d{0,2}(?:/[TZ])?\s?\d[\d.]*\s?[-—–－]\s?\d{4}")
_SPACE = re.compile(r"\s+")


def _on_its_line(about: Sequence[Line]) -> Found | None:
    for at, line in enumerate(about):
        match = _LINE.fullmatch(line.text) or _ORDINAL.fullmatch(line.text)
        if match:
            found = found_in(line, *match.span("number"))
            before = about[at - 1] if at else None
            if before and _ORDER.fullmatch(before.text):  # 国务院令 / 第707号
                return Found(_bare(before.text + found.value), (before.start, found.span[1]))
            return Found(_bare(found.value), found.span)
        if _STANDARD.fullmatch(line.text):
            return Found(line.text, (line.start, line.end))
    return None


def _bare(value: str) -> str:
    return _SPACE.sub("", value)
