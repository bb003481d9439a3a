import html
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DocumentError
from index.loading.web.blocks import tidy
from index.loading.web.html import load_html

DATA = Path(__file__).parents[5] / "shared" / "data"
ARTICLE = [
    "第一条　为了规范质量管理，制定本办法。",
    "第二条　县级以上人民政府应当加强领导。",
    "第二条　县级以上人民政府应当加强领导。",
    "某某市人民政府",
    "2024年1月1日",
]
NAVIGATION = (
    '<div class="top"><a href="/">首页</a> | <a href="/en">English</a></div>'
    '<div class="nav"><ul><li><a href="/zw">政务公开</a></li>'
    '<li><a href="/fw">办事服务</a></li></ul></div>'
)
LINKS = "".join(
    f'<li><a href="/{n}.html">某某市关于第{n}项工作安排的通知</a><span>2023-05-1{n}</span></li>'
    for n in range(6)
)
FOOTER = (
    '<div class="foot"><p>主办单位：某某市人民政府办公室　技术支持：某某公司</p>'
    "<p>网站标识码：1234567890　某ICP备05000001号</p><p>版权所有：某某市人民政府</p></div>"
)


def joined(before: str, after: str) -> str:
    """The article's paragraphs, each between two pieces of HTML."""
    return "\n".join(before + line + after for line in ARTICLE)


def text_of(page: str) -> str:
    return load_html(page.encode(), "公告.html").text


def framed(article: str, title: str = "某某市质量管理办法") -> str:
    return (
        f"<html><head><title>{title}_某某市人民政府网</title></head><body>{NAVIGATION}"
        f'<div class="wrap"><div class="crumb">当前位置：<a href="/">首页</a> &gt; 正文</div>'
        f'<h1>{title}</h1><div class="info">字号：<a>大</a> <a>中</a> <a>小</a> <a>打印</a></div>'
        f"{article}</div>"
        f'<div class="rel"><h3>相关阅读</h3><ul>{LINKS}</ul></div>{FOOTER}</body></html>'
    )


@pytest.mark.parametrize(
    "article",
    [
        f'<div id="UCAP-CONTENT">{joined("<p>　　", "</p>")}</div>',
        f"<div class=TRS_Editor><div>{joined('<div>', '</div>')}</div></div>",
        f'<div id="zoom">{joined("&nbsp;&nbsp;&nbsp;&nbsp;", "<br>")}</div>',
        f'<table><tr><td class="b12c"><span>{joined("", "<br/><br/>")}</span></td></tr></table>',
        f"<div>{joined('<p><b></b><span><font>', '</font></span></p>')}</div>",
        f"<div>{joined('<section><p>', '</p></section>')}</div>",
    ],
    ids=["p", "div", "br", "cell", "spans", "sections"],
)  # fmt: skip
def test_every_paragraph_is_a_line_and_nothing_of_the_site_stays(article: str) -> None:
    assert text_of(framed(article)).splitlines() == ["某某市质量管理办法", *ARTICLE]


def test_the_title_is_the_first_line_only_where_the_text_lacks_it() -> None:
    body = "".join(f"<p>{line}</p>" for line in ARTICLE)
    head = "<html><head><title>{}</title>{}</head><body><div>{}</div></body></html>"
    assert text_of(head.format("质量办法_某某网", "", body)).splitlines()[0] == "质量办法"
    meta = '<meta name="ArticleTitle" content="某某市质量办法">'
    assert text_of(head.format("某某网", meta, body)).splitlines()[0] == "某某市质量办法"
    within = "<p>关于印发</p><p>质量办法的通知</p>" + body
    made = text_of(head.format("关于印发质量办法的通知 - 某某局", "", within))
    assert made.splitlines()[:3] == ["关于印发", "质量办法的通知", ARTICLE[0]]


def test_tables_stand_in_their_place() -> None:
    article = (
        "<div><p>任务如下：</p><table><thead><tr><th rowspan=2>任务<th colspan=2>单位"
        "<tr><th>牵头<th>配合</thead><tr><td><p>抽查</p><p>（每年）</p><td>市局<td>县局|乡镇</table>"
        "<p>请遵照执行。</p></div>"
    )
    assert text_of(framed(article)).splitlines()[1:] == [
        "任务如下：",
        "| 任务 | 单位 牵头 | 单位 配合 |",
        "| --- | --- | --- |",
        r"| 抽查 （每年） | 市局 | 县局\|乡镇 |",
        "请遵照执行。",
    ]


def test_a_page_laid_out_by_tables() -> None:
    page = (
        f"<html><body><table><tr><td>{NAVIGATION}</td></tr><tr><td><ul>{LINKS}</ul></td><td>"
        "<table><tr><td>某某市质量管理办法</td></tr><tr><td>"
        + "<br>".join(ARTICLE)
        + "</td></tr><tr><td>【<a href='#'>打印本页</a>】【<a>关闭窗口</a>】</td></tr>"
        f"</table></td></tr></table>{FOOTER}</body></html>"
    )
    assert text_of(page).splitlines() == ["某某市质量管理办法", *ARTICLE]


def test_the_fields_of_a_document_page() -> None:
    fields = (
        "<table><tr><td>索引号：</td><td>0001</td><td>主题分类：</td><td>质量</td></tr>"
        "<tr><td>发文机关：</td><td>市政府</td><td>文号：</td><td>某政发〔2024〕1号</td></tr></table>"
    )
    body = "".join(f"<p>{line}</p>" for line in ARTICLE)
    lines = text_of(framed(f"<div>{fields}</div><div>{body}</div>")).splitlines()
    assert lines[1:] == [
        "索引号：0001", "主题分类：质量", "发文机关：市政府", "文号：某政发〔2024〕1号", *ARTICLE,
    ]  # fmt: skip


def test_annexes_to_download_stay_and_other_documents_go() -> None:
    body = "".join(f"<p>{line}</p>" for line in ARTICLE)
    tail = (
        '<p>附件：<a href="/f/1.docx">1.任务分工表</a></p><p><a href="b.pdf">2.指标表.pdf</a></p>'
    )
    tail += '<p>上一篇：<a href="/1.html">关于别的事项的通知</a></p><p>【打印】 【关闭】</p>'
    lines = text_of(framed(f"<div>{body}{tail}</div>")).splitlines()
    assert lines[1:] == [*ARTICLE, "附件：1.任务分工表", "2.指标表.pdf"]


def test_numbered_lists_keep_their_numbers() -> None:
    article = (
        "<ol><li>抽查。<li><p>检验。</p><p>复检。</p></ol><ol start=3 type=A><li>公布。</ol>"
        '<ol style="list-style-type: cjk-ideographic"><li>总则。<li value=5>附则。</ol>'
        "<ol style='list-style:none'><li>无号。</ol><ol><li>（一）自有编号。</ol>"
        "<ul><li>圆点。</ul>"
    )
    assert text_of(framed(f"<div>{article}</div>")).splitlines()[1:] == [
        "1. 抽查。", "2. 检验。", "复检。", "C. 公布。", "一、总则。", "五、附则。", "无号。",
        "（一）自有编号。", "圆点。",
    ]  # fmt: skip


def test_white_space_entities_and_what_is_not_shown() -> None:
    article = (
        "<p>产品\n  质量&nbsp;GB&#8203;/T &amp; ISO &lt;9001&gt;&#65307;m<sup>3</sup>"
        "<script>x</script><span style='display: none'>暗</span><!-- 注 -->。</p>"
        "<pre>第一行。\n  第二行。</pre><p hidden>暗。</p><p>旧<del>文</del>。</p>"
    )
    assert text_of(framed(f"<div>{article}</div>")).splitlines()[1:] == [
        "产品质量 GB/T & ISO <9001>；m3。", "第一行。", "第二行。", "旧。",
    ]  # fmt: skip


def test_a_text_that_a_script_would_show() -> None:
    body = "".join(f"<p>{line}</p>" for line in ARTICLE)
    page = f"<body><div style='display:none'>{body}</div><p>加载中……</p></body>"
    assert text_of(page).splitlines()[: len(ARTICLE)] == ARTICLE


@pytest.mark.parametrize("written", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "iso-8859-1", "GBK"])
def test_the_bytes_tell_the_encoding_and_not_the_page(written: str, declared: str) -> None:
    page = (
        f'<?xml version="1.0" encoding="{declared}"?><html><head><meta http-equiv="Content-Type" '
        f'content="text/html; charset={declared}"></head><body><p>{ARTICLE[0]}</p></body></html>'
    )
    assert load_html(page.encode(written), "a.html").text == ARTICLE[0]


def test_big5_is_believed() -> None:
    page = "<head><meta charset=big5></head><body><p>第一條 為了規範，制定本辦法。</p></body>"
    assert load_html(page.encode("big5"), "a.html").text == "第一條 為了規範，制定本辦法。"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<html><body><script>load()</script></body></html>", "no text on the page"),
        ("<!-- nothing -->", "no text on the page"),
        ("<div>" * 10_000 + "深" + "</div>" * 10_000, "nested too deeply"),
    ],
)
def test_what_has_no_text_is_refused_by_name(page: str, words: str) -> None:
    with pytest.raises(DocumentError, match=words) as caught:
        text_of(page)
    assert "公告.html" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_page_nested_a_thousand_deep() -> None:
    page = "<div>" * 1500 + f"<p>{ARTICLE[0]}</p>" + "</div>" * 1500
    assert text_of(page) == ARTICLE[0]


def test_a_table_that_claims_a_million_cells() -> None:
    page = "<table>" + "<tr><td colspan=1000 rowspan=65000>甲<td>乙" * 200 + "</table>"
    started = time.process_time()
    assert "乙" in text_of(page)
    assert time.process_time() - started < 5


words = st.text("第一条应当不得。；abc 1&<>\u3000", min_size=1, max_size=30).filter(
    lambda text: len(tidy(text)) > 1
)


@given(st.lists(words, min_size=1, max_size=12), st.sampled_from(["p", "div", "li"]))
def test_any_paragraphs_come_out_in_order(lines: list[str], tag: str) -> None:
    made = "".join(f"<{tag}>{html.escape(line)}</{tag}>" for line in lines)
    assert text_of(f"<body><div>{made}</div></body>").split("\n") == [tidy(line) for line in lines]


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here")
def test_real_texts_come_back_whole() -> None:
    paths = sorted((DATA / "legal_dc" / "documents").glob("*.txt"))[::60]
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8-sig")
        lines = [line for line in map(tidy, text.splitlines()) if line]
        body = "<br>".join("&nbsp;&nbsp;" + html.escape(line) for line in lines)
        found = text_of(framed(f"<div id=zoom>{body}</div>", path.stem)).split("\n")
        assert found[-len(lines) :] == lines, path.name
        assert len(found) - len(lines) <= 1, path.name  # the title, where the text lacks it
