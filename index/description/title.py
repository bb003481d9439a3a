"""The title of a document, as its page or its first lines give it."""

import re
from collections.abc import Sequence

from index.clause import Span
from index.description.found import Found
from index.parsing.frontmatter import Front
from index.parsing.lines import Line, comparable
from index.parsing.page import Field
from index.parsing.titles import is_part_of_name, undated


def title_of(lines: Sequence[Line], front: Front, fields: dict[str, Field]) -> Found | None:
    """The title with the lines that hold it.

    A notice that carries a document (国务院关于印发…的通知) goes by the notice's title. （试行）
    and （2023版） on a line of their own are part of the name, （征求意见稿） is the status.
    """
    named = next((f for name in _FIELDS if (f := fields.get(name)) and f.value), None)
    if named and (not front.title or comparable(undated(named.value)) == comparable(front.title)):
        value = undated(named.value)
        return Found(value, (named.start, named.start + len(value)))
    if not front.title:
        return None
    stretch = next((each for each in front.titles if _says(lines[slice(*each)], front.title)), None)
    if stretch is None:
        return _announced(lines[: front.end], front.title)
    held = list(lines[slice(*stretch)])
    while len(held) > 1 and _says(held[:-1], front.title):
        held.pop()
    more = _name_below(lines, stretch[0] + len(held), stretch[1])
    start, end = _span(held + more)
    if not more and held[-1].text.strip("#* ") != front.title and len(held) == 1:
        end = start + len(front.title)  # without the date in brackets behind it
    return Found(_narrow(front.title) + "".join(line.text for line in more), (start, end))


_FIELDS = ("标题", "名称", "文件名称", "公文名称", "法规名称", "信息名称")
_WIDE = re.compile(r"(?:[\u4e00-\u9fff][ \u3000\xa0]){3,}[\u4e00-\u9fff]")


def _says(lines: Sequence[Line], title: str) -> bool:
    return comparable("".join(line.text for line in lines)).startswith(comparable(title))


def _announced(lines: Sequence[Line], title: str) -> Found | None:
    """A title that the text only announces: 《…》主要内容如下。"""
    for line in reversed(lines):
        at = line.text.find(f"《{title}》")
        if at >= 0:
            return Found(title, (line.start + at + 1, line.start + at + 1 + len(title)))
    return None


def _name_below(lines: Sequence[Line], first: int, end: int) -> list[Line]:
    """The lines below a title that go on with its name."""
    more: list[Line] = []
    for line in lines[first:end]:
        if not is_part_of_name(line.text):
            break
        more.append(line)
    return more


def _narrow(title: str) -> str:
    """A title without the spaces that set a line of it wide: 几 个 问 题 的 通 知."""
    return _WIDE.sub(lambda match: re.sub(r"\s", "", match.group()), title)


def _span(lines: Sequence[Line]) -> Span:
    start, end = lines[0].start, lines[-1].end
    while lines[0].text[start - lines[0].start] in "#* ":
        start += 1
    return start, end
