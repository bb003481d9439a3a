"""Small documents as people have them: each clause's label, place in the headings and text."""

import pytest

from index.parsing.parse import parse_text


def cited(text: str) -> dict[str, str]:
    """The text of each clause by its label; a label that stands twice fails."""
    clauses = parse_text(text, "a.txt").clauses
    found = {clause.label: clause.text for clause in clauses}
    assert len(found) == len(clauses)
    return found


def headings(text: str) -> list[str]:
    blocks = parse_text(text, "a.txt").blocks
    return [text[block.start : block.end] for block in blocks if block.kind == "heading"]


def test_a_law_on_one_line() -> None:
    text = (
        "城市公园管理条例 （2019年5月1日市人民代表大会常务委员会第三次会议通过） 第一章 总则 "
        "第一条 为了加强管理，制定本条例。第二条 依照第一条规定执行的，从其规定。 第二章 管理 "
        "第三条 公园应当：（一）保持整洁；（二）维护设施。第四条 违反第三条的，处以罚款。"
    )
    assert cited(text) == {
        "文件信息": "（2019年5月1日市人民代表大会常务委员会第三次会议通过）",
        "第一条": "第一条 为了加强管理，制定本条例。",
        "第二条": "第二条 依照第一条规定执行的，从其规定。",
        "第三条": "第三条 公园应当：（一）保持整洁；（二）维护设施。",
        "第四条": "第四条 违反第三条的，处以罚款。",
    }
    assert headings(text) == ["城市公园管理条例", "第一章 总则", "第二章 管理"]
    parsed = parse_text(text, "a.txt")
    assert parsed.clauses[-1].path == ("城市公园管理条例", "第二章 管理", "第四条")


def test_a_notice_with_numbers_and_rules_without_an_attachment_line() -> None:
    text = """关于印发《甲市节水管理办法》的通知
甲政发〔2021〕3号
各县人民政府：
现将《甲市节水管理办法》印发给你们，并就有关事项通知如下：
一、提高认识。各单位要重视节水。
二、加强领导。明确责任人。
甲市人民政府
2021年3月5日
甲市节水管理办法
第一条 为了节约用水，制定本办法。
第二条 用水单位应当：
（一）安装水表；
（二）定期检查。
"""
    assert list(cited(text)) == [
        "文件信息", "引言", "一、", "二、", "落款",
        "《甲市节水管理办法》第一条", "《甲市节水管理办法》第二条",
    ]  # fmt: skip
    path = parse_text(text, "a.txt").clauses[-1].path
    assert path == ("关于印发《甲市节水管理办法》的通知", "甲市节水管理办法", "第二条")


def test_a_standard_from_its_cover_to_its_appendix() -> None:
    text = """GB/T 12345—2020
社区服务规范
目  次
前言 ………………………… II
1 范围 ……………………… 1
2 术语和定义 …………… 1
3 服务要求 ……………… 2
前  言
本标准由甲委员会提出。
社区服务规范
1 范围
本标准规定了社区服务的要求。
2 术语和定义
2.1
社区 community
一定区域的人群。
3 服务要求
3.1 人员
人员配备见表1。
表 1 人员配备
| 岗位 | 人数 |
| --- | --- |
| 接待 | 2 |
附 录 A
（规范性附录）
服务评价表
A.1 总则
评价应公正。
"""
    assert cited(text) == {
        "文件信息": "GB/T 12345—2020",
        "前言": "本标准由甲委员会提出。",
        "1": "1 范围\n本标准规定了社区服务的要求。",
        "2.1": "2.1\n社区 community\n一定区域的人群。",
        "3.1": "3.1 人员\n人员配备见表1。",
        "3.1表1第1行": "| 接待 | 2 |",
        "A.1": "A.1 总则\n评价应公正。",
    }
    path = parse_text(text, "a.txt").clauses[-1].path
    assert path == ("社区服务规范", "附 录 A （规范性附录） 服务评价表", "A.1 总则")


PLAN = """乙市旅游发展规划
一、重点任务
（一）优化布局
坚持统筹。
①建设东部片区。
②建设西部片区。
（二）提升服务
重点做好以下工作。
一是加强培训。
二是完善设施。
专栏一 重点项目
1.滨湖公园。占地100亩。
2.古城修缮。投资2亿元。
（三）强化营销
1.加大推介。
参加展会。
专栏 2：推介活动
春季举办茶会。
秋季举办灯会。
2.拓展市场。
开通专线。
"""


def test_lists_and_boxes_of_a_plan() -> None:
    found = cited(PLAN)
    assert list(found) == [
        "一、（一）", "一、（一）①", "一、（一）②",
        "一、（二）", "一、（二）一是", "一、（二）二是",
        "专栏1 1.", "专栏1 2.", "一、（三）1.", "专栏2", "一、（三）2.",
    ]  # fmt: skip
    assert found["专栏2"] == "专栏 2：推介活动\n春季举办茶会。\n秋季举办灯会。"
    clauses = {clause.label: clause for clause in parse_text(PLAN, "a.txt").clauses}
    assert clauses["专栏1 2."].id == "a/1-2-box1-2"
    assert clauses["专栏1 2."].path[1:] == (
        "一、重点任务", "（二）提升服务", "专栏一 重点项目", "2.古城修缮",
    )  # fmt: skip


def test_a_paragraph_below_the_list_of_a_box_is_outside_of_it() -> None:
    box = "专栏1 技术\n1.海洋。研究海洋。\n2.农业。研究农业。\n3.材料。研究材料。\n"
    text = f"一、科学\n（一）源头\n支持研究。\n{box}支持学科建设。\n（二）平台\n建设平台。\n"
    assert cited(text)["一、（一）末段"] == "支持学科建设。"


def test_a_sentence_about_a_box_is_no_box() -> None:
    text = "一、任务\n专栏1列出的工程，由各县实施。\n二、要求\n抓好落实。\n"
    assert list(cited(text)) == ["一、", "二、"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("第九百九十九条　甲。\n第一千条　乙。\n第一千零一条　丙。\n第一千零一条之一　丁。\n",
         ["第九百九十九条", "第一千条", "第一千零一条", "第一千零一条之一"]),
        ("第一九条　甲。\n第二〇条　乙。\n第二一条　丙。\n", ["第一九条", "第二〇条", "第二一条"]),
        ("第 一 章 总 则\n第 一 条 甲，\n第 二 条规定的除外。\n第 二 条 乙。\n",
         ["第一条", "第二条"]),
        ("１．加强值守。实行２４小时值班。\n２．报告。\n（１）时间。\n（２）地点。\n３．总结。\n",
         ["1.", "2.（1）", "2.（2）", "3."]),
    ],
)  # fmt: skip
def test_ways_of_writing_numbers(text: str, labels: list[str]) -> None:
    assert list(cited(text)) == labels


def test_long_items_stay_with_their_article() -> None:
    item = "按照约定提供服务，并接受监督，" * 20
    article = f"第一条 企业应当：\n（一）{item}。\n（二）{item}。\n前款第（一）项包括保洁。"
    assert cited(f"{article}\n第二条 本办法施行。\n") == {
        "第一条": article,
        "第二条": "第二条 本办法施行。",
    }


def test_wrapped_lines_that_cite() -> None:
    text = (
        "第一条 为了规范养犬行为，根据《中华人\n民共和国动物防疫法》，制定本规定。\n"
        "第二条 养犬应当登记。违反本条规定的，由公安机关依照\n第三条规定执行，并责令改正。\n"
        "第三条 登记机关为公安机关。\n"
    )
    assert list(cited(text)) == ["第一条", "第二条", "第三条"]


def test_a_markdown_document() -> None:
    text = """# 戊区招商方案

> 发布日期：2022-01-10

## 一、目标

到2025年，引进企业**100家**。

## 二、任务

### （一）扩大开放

推动项目落地。

| 任务 | 单位 |
| --- | --- |
| 招商 | 商务局 |

### （二）优化环境

- 简化手续

## 附件1 联系名单

| 姓名 | 单位 |
| --- | --- |
| 张三 | 商务局 |
"""
    found = cited(text)
    assert list(found) == [
        "文件信息", "一、", "二、（一）", "二、（一）第1行", "二、（二）", "附件1第1行",
    ]  # fmt: skip
    assert found["一、"] == "一、目标\n\n到2025年，引进企业**100家**。"
    assert found["二、（二）"] == "（二）优化环境\n\n- 简化手续"
    path = parse_text(text, "a.md").clauses[-1].path
    assert path == ("戊区招商方案", "附件1 联系名单")


def test_english_words_do_not_hide_numbers() -> None:
    text = """关于推进 AI Agent 应用的指导意见
一、总体要求
坚持 safety first 的原则。
二、重点方向
1. 大模型 LLM：支持 GPT 类模型研发，推动 open source 建设。
2. 算力 GPU：建设 2.5 EFLOPS 算力中心。
"""
    assert list(cited(text)) == ["一、", "二、1.", "二、2."]


def test_classes_of_a_list_are_headings() -> None:
    text = (
        "品种办法\n第一条 目录见附表。\n附表\n第一类\n1．甲。\n2．乙。\n第二类\n1．丙。\n2．丁。\n"
    )
    assert list(cited(text)) == [
        "第一条", "附表第一类1.", "附表第一类2.", "附表第二类1.", "附表第二类2.",
    ]  # fmt: skip
    assert list(cited("第一条 甲。\n第一类产品和\n乙应当登记。\n")) == ["第一条"]


def test_the_last_of_a_list_of_phrases_is_no_heading() -> None:
    text = "一、会议\n主要任务是：\n（一）讨论；\n（二）部署；\n（三）通报。\n会议一般每月召开。\n"
    found = cited(text + "二、请假\n向秘书长请假。\n")
    assert found["一、（三）"] == "（三）通报。"
    assert found["一、末段"] == "会议一般每月召开。"


def test_a_bracket_of_adoption_may_be_wrapped() -> None:
    bracket = "（二○○四年六月十六日国务院\n第54次常务会议修订通过）"
    assert cited(f"工作规则\n{bracket}\n第一条 甲。\n")["文件信息"] == bracket


NOTICE = """关于开展评价工作的通知
各县：
现就评价工作通知如下：
一、安排。做好评价工作。
二、要求。抓好落实。
附件：
1.指标体系
2.修订说明
甲市人民政府
2018年12月7日
"""


@pytest.mark.parametrize(
    ("attached", "labels"),
    [
        ("一、现状\n成绩明显。\n二、目标\n全面建成。\n", ["附件一、", "附件二、"]),
        ("甲 | 乙\n一 | 二\n三 | 四\n", ["附件第1行", "附件第2行"]),
    ],
)
def test_what_stands_below_the_signature_without_a_title(attached: str, labels: list[str]) -> None:
    assert list(cited(NOTICE + attached))[-len(labels) - 1 :] == ["落款", *labels]


def test_a_number_is_told_from_that_of_its_attachment() -> None:
    text = (
        "一、任务\n做好工作。\n附件1\n要点\n1.目标。\n做好。\n2.任务。\n抓好。\n"
        "附件2\n一、表\n填表。\n"
    )
    assert list(cited(text)) == ["一、", "附件1 1.", "附件1 2.", "附件2一、"]


def test_what_a_page_hides_is_no_line() -> None:
    assert cited("一、任务\n做好。\n\u200b\n二、要求\n\ufeff抓好。\u200b\n") == {
        "一、": "一、任务\n做好。",
        "二、": "二、要求\n\ufeff抓好。",
    }
