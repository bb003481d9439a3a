"""What a document says about itself, read through the whole parser."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clause import Document
from index.description.describe import Description
from index.loading.text import decode, read_bytes
from index.manifest import ManifestEntry, load_manifest
from index.normalise import comparable
from index.parsing.parse import parse_file, parse_text
from index.settings import ROOT

STATE_COUNCIL = ROOT.parent / "shared" / "data" / "policies" / "state-council"
NOTICE = """甲市人民政府关于印发甲市扬尘治理
办法的通知
甲政发〔2021〕3号
各县人民政府：
根据《乙条例》（国发〔2015〕1号），现将《甲市扬尘治理办法》印发给你们。
甲市人民政府
2021年3月5日
甲市扬尘治理办法
第一条 为了治理扬尘，制定本办法。
第二条 本办法自2021年5月1日起施行，有效期五年。《甲市扬尘暂行规定》（甲政发〔2011〕9号）同时废止。
"""


def read(text: str) -> Document:
    return parse_text(text, "文件.txt").document


def said(document: Document, name: str) -> str:
    return document.text[slice(*document.spans[name])]


def test_a_notice_and_what_it_carries() -> None:
    document = read(NOTICE.replace("甲市", "济南市"))
    assert document.title == "济南市人民政府关于印发济南市扬尘治理办法的通知"
    assert document.issuer == said(document, "issuer") == "济南市人民政府"[: len(document.issuer)]
    assert document.number == said(document, "number") == "甲政发〔2021〕3号"
    assert (document.issued, said(document, "issued")) == ("2021-03-05", "2021年3月5日")
    assert (document.effective, document.repealed) == ("2021-05-01", "2026-05-01")
    assert said(document, "effective") == "自2021年5月1日起施行"
    assert said(document, "repealed") == "有效期五年"
    assert document.repeals == ("济南市扬尘暂行规定",)
    assert said(document, "repeals") == "《济南市扬尘暂行规定》"
    assert (document.region, document.parents, document.level) == ("济南市", ("山东省",), "地市")
    assert document.status == ""


def test_the_page_s_fields_come_first() -> None:
    document = read(
        "索 引 号：001\t发文机关：鲁山县人民政府\n标　　题：鲁山县防汛预案\n"
        "发文字号：鲁政〔2020〕4号\t成文日期：2020年6月1日\n发布日期：2020年6月9日\n时效性：有效\n"
        "一、目标\n防汛。\n"
    )
    assert (document.title, document.issuer) == ("鲁山县防汛预案", "鲁山县人民政府")
    assert (document.number, document.issued) == ("鲁政〔2020〕4号", "2020-06-01")
    assert (document.status, said(document, "status")) == ("现行", "有效")
    assert (document.region, document.level) == ("鲁山县", "县")
    assert document.parents == ("河南省", "平顶山市")
    for name in ("title", "issuer", "number"):
        assert said(document, name) == getattr(document, name)


def test_a_table_of_fields() -> None:
    document = read(
        "| 发文机关 | 国务院 | 文号 | 国发〔2019〕5号 |\n| --- | --- | --- | --- |\n一、好\n甲。\n"
    )
    assert (document.issuer, document.number) == ("国务院", "国发〔2019〕5号")
    assert said(document, "number") == "国发〔2019〕5号"


@pytest.mark.parametrize(
    "number",
    [
        "国发〔2019〕5号",
        "国发[2019]5号",
        "国发【2019】5号",
        "国发(2019)5号",
        "国发（2019）5号",
        "国发〔2019〕第5号",
    ],
)
def test_every_bracket_of_a_number(number: str) -> None:
    document = read(f"国务院关于甲的意见\n{number}\n一、好\n根据国发〔2001〕1号文件。\n")
    assert document.number == said(document, "number") == number


@pytest.mark.parametrize(
    ("head", "number", "issuer"),
    [
        (
            "中华人民共和国国务院令\n第 707 号\n现公布。\n总理　李某某\n2018年12月18日\n甲条例",
            "中华人民共和国国务院令第707号", "国务院",
        ),
        (
            "乙总局令\n第十二号\n《甲办法》已经通过。\n局长　张三\n2018年12月18日\n甲办法",
            "乙总局令第十二号", "乙总局",
        ),
        ("市场监管总局关于发布\n《甲办法》的公告\n2023年第13号", "2023年第13号", "市场监管总局"),
        ("GB/T 1.1—2020\n标准的结构规则\n2020-03-31发布", "GB/T1.1—2020", ""),
    ],
)  # fmt: skip
def test_orders_and_standards(head: str, number: str, issuer: str) -> None:
    document = read(f"{head}\n第一条 好。\n第二条 更好。\n")
    assert document.number.replace(" ", "") == number
    assert document.issuer == issuer


def test_a_number_in_a_sentence_is_another_document_s() -> None:
    document = read("关于甲的意见\n根据《乙》（国发〔2015〕1号）制定。\n一、好\n甲。\n")
    assert (document.number, document.issuer, document.issued) == ("", "", "")
    assert "number" not in document.spans


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("国务院关于好\n好事情的意见\n", "国务院关于好好事情的意见"),
        ("甲管理办法\n（试行）\n", "甲管理办法（试行）"),
        ("甲建设规划\n（征求意见稿）\n", "甲建设规划"),
        ("# 甲管理办法\n", "甲管理办法"),
        ("《甲管理办法》\n", "《甲管理办法》"),
        (
            "国务院关于全面推行甲制度乙记录制度\n丙审核制度的指导意见\n",
            "国务院关于全面推行甲制度乙记录制度丙审核制度的指导意见",
        ),
        ("国务院关于粮食\n几 个 问 题 的 通 知\n", "国务院关于粮食几个问题的通知"),
        (
            "国务院办公厅对全国政协会议\n第4626号提案的答复\n",
            "国务院办公厅对全国政协会议第4626号提案的答复",
        ),
        ("近日，市政府印发了《甲纲要》。\n《甲纲要》主要内容如下。\n", "甲纲要"),
        ("甲编码标准\n第1部分：规则\n", "甲编码标准第1部分：规则"),
    ],
)  # fmt: skip
def test_titles(text: str, title: str) -> None:
    document = read(text + "一、好\n甲。\n二、更好\n乙。\n")
    assert document.title.replace("\n", "") == title


def test_a_text_without_a_title_goes_by_its_file() -> None:
    document = read("为了好，制定如下。\n一、好\n甲。\n")
    assert document.title == "文件"
    assert "title" not in document.spans


@pytest.mark.parametrize(
    ("clause", "effective"),
    [
        ("本办法自2024年1月1日起施行。", "2024-01-01"),
        ("本办法自发布之日起施行。", "2021-03-05"),
        ("本办法自印发之日起30日后施行。", "2021-04-04"),
        ("自二〇二四年一月一日起执行。", "2024-01-01"),
        ("本办法2018年3月1日起执行。", "2018-03-01"),
        ("本法自1986年10月1日施行。", "1986-10-01"),
        ("第三条自2024年1月1日起施行。", ""),
        ("2010年3月1日起施行的《乙办法》同时废止。", ""),
        ("《乙办法》中的标准自2024年1月1日起实施。", ""),
        ("专利权自公告之日起生效。", ""),
    ],
)
def test_when_it_comes_into_force(clause: str, effective: str) -> None:
    text = f"甲办法\n（2021年3月5日甲局令第1号公布）\n第一条 好。\n第二条 {clause}\n"
    assert read(text).effective == effective


def test_without_a_date_of_issue_nothing_is_computed() -> None:
    document = read("甲办法\n第一条 好。\n第二条 本办法自发布之日起施行，有效期三年。\n")
    assert (document.issued, document.effective, document.repealed) == ("", "", "")


@pytest.mark.parametrize(
    ("clause", "repealed"),
    [
        ("本办法有效期至2025年12月31日。", "2026-01-01"),
        ("本办法自2021年4月1日起施行，试行期两年。", "2023-04-01"),
        ("本办法自印发之日起施行，有效期5年。", "2026-03-05"),
        ("许可证有效期5年。", ""),
        ("执照自2021年4月1日起有效期五年。", ""),
    ],
)
def test_when_it_ends(clause: str, repealed: str) -> None:
    text = f"甲办法\n（2021年3月5日甲局令第1号公布）\n第一条 好。\n第二条 {clause}\n"
    assert read(text).repealed == repealed


@pytest.mark.parametrize(
    ("sentence", "repeals"),
    [
        ("《甲》同时废止。", ("甲",)),
        ("《甲》、《乙〈丙〉的决定》和《丁》同时废止。", ("甲", "乙〈丙〉的决定", "丁")),
        ("同时废止《甲》《乙》。", ("甲", "乙")),
        ("原《甲》（某发〔2001〕2号）不再执行。", ("甲",)),
        ("1997年1月2日国务院发布的《甲》，同时废止。", ("甲",)),
        ("依照《乙》制定的《甲》同时废止。", ("甲",)),
        ("《甲》中有关乙的规定同时废止。", ()),
        ("与《甲》不一致的规定同时废止。", ()),
        ("《甲》第三条停止执行。", ()),
        ("复议期间不停止执行。", ()),
    ],
)
def test_what_it_puts_out_of_force(sentence: str, repeals: tuple[str, ...]) -> None:
    document = read(f"庚办法\n第一条 好。\n第二条 本办法自2024年1月1日起施行。{sentence}\n")
    assert document.repeals == repeals
    assert ("repeals" in document.spans) is bool(repeals)


def test_a_sentence_without_end_is_read_like_any_other() -> None:
    between = "2001年某局公布的" * 2000
    assert read(f"庚办法\n第一条 《甲》{between}，《乙》同时废止。\n").repeals == ("乙",)


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("甲规划\n（征求意见稿）", "征求意见稿"),
        ("甲办法（草案送审稿）", "征求意见稿"),
        ("甲办法（已废止）", "废止"),
        ("效力状态：失效\n甲办法", "废止"),
        ("时效性：现行有效\n甲办法", "现行"),
        ("甲办法", ""),
    ],
)
def test_status(head: str, status: str) -> None:
    assert read(f"{head}\n第一条 好。\n第二条 本办法自2001年1月1日起施行。\n").status == status


@pytest.mark.parametrize(
    ("text", "region", "level"),
    [
        ("国务院关于河北雄安新区总体规划的批复\n一、好\n", "", "国家"),
        ("农业农村部关于山东省试点的函\n一、好\n", "", "国家"),
        ("北京市朝阳区人民政府关于甲的通知\n一、好\n", "朝阳区", "县"),
        ("克州人民政府关于甲的意见\n一、好\n", "克孜勒苏柯尔克孜自治州", "地市"),
        ("兵团党委 兵团关于甲的意见\n一、好\n", "新疆生产建设兵团", "省"),
        ("自治区人民政府关于甲的意见\n一、好\n", "", "省"),
        ("关于甲的意见\n鲁政发〔2020〕1号\n一、好\n", "山东省", "省"),
        ("关于甲的意见\n青政发〔2020〕1号\n一、好\n", "", ""),
        ("汕尾市质量办法\n第一条 好。\n", "汕尾市", "地市"),
        ("关于甲的意见\n结合内蒙古实际，制定本意见。\n一、好\n", "内蒙古自治区", "省"),
        ("上海证券交易所关于甲的规则\n第一条 好。\n", "", ""),
        ("国家税务总局山东省税务局关于甲的公告\n一、好\n", "山东省", "省"),
        ("关于北京经验的学习意见\n一、好\n", "", ""),
    ],
)
def test_place(text: str, region: str, level: str) -> None:
    document = read(text)
    assert (document.region, document.level) == (region, level)


def test_all_who_sign_issue_it() -> None:
    text = "甲部等两部门关于乙的通知\n一、好\n甲。\n甲部\n乙部\n2021年3月5日\n"
    assert read(text).issuer == "甲部、乙部"
    assert read("甲委员会 乙部关于丙的通知\n一、好\n").issuer == "甲委员会、乙部"
    assert read("乙部　丙局关于丁的通知\n一、好\n").issuer == "乙部、丙局"


def test_a_page_in_another_language_gives_way_to_the_signature() -> None:
    page = "# Notice\n- 发文机关: Bureau of Jia\n- 发布日期: 2021-03-11\n一、好\n甲。\n"
    assert read(page).issuer == "Bureau of Jia"
    assert read(page).issued == "2021-03-11"
    signed = read(page + "济南市甲局\n2021年3月9日\n")
    assert (signed.issuer, signed.issued) == ("济南市甲局", "2021-03-09")


def test_the_manifest_wins_where_it_says_something() -> None:
    said_by_text = Description(
        title="甲", issuer="乙", region="济南市", parents=("山东省",),
        spans={"title": (0, 1), "issuer": (2, 3), "region": (2, 3)},
    )  # fmt: skip
    given = said_by_text.overridden(ManifestEntry(title="丙", repeals=("丁",)))
    assert (given.title, given.issuer, given.repeals) == ("丙", "乙", ("丁",))
    assert given.parents == ("山东省",)
    assert dict(given.spans) == {"issuer": (2, 3), "region": (2, 3)}
    moved = said_by_text.overridden(ManifestEntry(region="汕尾市"))
    assert (moved.region, moved.parents) == ("汕尾市", ())
    assert said_by_text.overridden(None) == said_by_text


def test_the_shipped_documents_are_as_their_manifest_says() -> None:
    folder = ROOT / "documents"
    manifest = load_manifest(folder)
    for name, entry in manifest.items():
        document = parse_file(folder / name, manifest).document
        for field in ("title", "issuer", "number", "region", "level", "issued", "status"):
            assert getattr(document, field) == getattr(entry, field), (name, field)
        assert document.aliases == entry.aliases


PARTS = st.lists(
    st.sampled_from(
        [
            *NOTICE.splitlines(),
            "（2019年2月30日公布）",
            "附件1",
            "《",
            "2021年3月5日",
            "令",
            "第5号",
        ]
    )
)


@given(PARTS.map("\n".join))
def test_every_span_points_into_the_text(text: str) -> None:
    document = read(text or "甲")
    for name, (start, end) in document.spans.items():
        assert 0 <= start < end <= len(document.text), name
        assert getattr(document, name)
    for name in ("number", "issuer"):
        if name in document.spans:
            assert comparable(said(document, name)).replace(" ", "") != ""


@pytest.mark.skipif(not STATE_COUNCIL.is_dir(), reason="../shared/data is not here")
def test_the_state_council_s_documents() -> None:
    """Title, issuer and number from the text alone, the page's fields cut off."""
    wrong: list[str] = []
    rows = [json.loads(line) for line in (STATE_COUNCIL / "meta.jsonl").read_text().splitlines()]
    for row in rows:
        path = STATE_COUNCIL / row["file"]
        lines = decode(read_bytes(path), path.name).splitlines()
        document = read("\n".join(line for line in lines if not line.startswith(("# ", "- "))))
        wanted = {"title": row["title"], "issuer": row["issuer"]}
        wanted["number"] = row["doc_no"].replace("国令", "中华人民共和国国务院令")
        wrong += [
            f"{name} {path.name}"
            for name, value in wanted.items()
            if _bare(getattr(document, name)) != _bare(value)
        ]
        assert (document.issued > "1980", document.level) == (True, "国家"), path.name
    assert len(wrong) <= 0.03 * 3 * len(rows), wrong


def _bare(value: str) -> str:
    return comparable(value).replace(" ", "")


def test_a_trial_after_which_the_text_is_adjusted_is_no_end() -> None:
    end = "第二条　本规定自2021年3月9日起执行，试行期一年，期满后\n\n根据实际情况适时调整。\n"
    text = f"甲市规定\n第一条　甲。\n{end}"
    assert parse_text(text, "a.txt").document.repealed == ""
    assert parse_text(text.replace("，期满后", "。"), "a.txt").document.repealed == "2022-03-09"
