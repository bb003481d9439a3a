"""Tiny sets in each of the three forms, written to a folder."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

LAW = """甲市粮食条例

第一条　为了保障粮食安全，制定本条例。

第二条　县粮食局负责粮食储备工作，并每年向社会公布储备的数量。

第三条　储备粮每年轮换三分之一。
"""
RULES = """乙市旅游办法

第一条　建设滑雪场五个，并在冬季免费向中小学生开放。

第二条　修缮红色纪念馆，由文化旅游局牵头负责实施。
"""


def write_lines(path: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8")
    return path


def legal_row(identity: str = "q1", **changes: object) -> dict[str, object]:
    row: dict[str, object] = {
        "id": identity,
        "text": "储备粮多久轮换",
        "doc_title": "甲市粮食条例",
        "evidence": ["第三条 储备粮每年轮换三分之一。"],
        "mapped": True,
    }
    return row | changes


def write_legal_dc(folder: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / "甲市粮食条例.txt").write_text(LAW, encoding="utf-8")
    (folder / "documents" / "乙市旅游办法.txt").write_text(RULES, encoding="utf-8")
    write_lines(folder / "queries.dev.jsonl", rows)
    return folder


STARD = (
    {
        "id": "g1",
        "title": "专利法第六条",
        "text": "执行本单位的任务所完成的发明创造为职务发明创造。",
    },
    {
        "id": "g2",
        "title": "刑法第十七条之一",
        "text": "已满七十五周岁的人故意犯罪的，可以从轻处罚。",
    },
    {"id": "g3", "title": "专利法第七条", "text": "对发明人的非职务发明创造专利申请，不得压制。"},
)


def write_stard(
    folder: Path,
    articles: Iterable[Mapping[str, object]] = STARD,
    judgments: str = "1\tg1\n1\tg3\n",
) -> Path:
    write_lines(folder / "corpus.jsonl", articles)
    questions = ({"id": "1", "text": "职务发明归谁"}, {"id": "2", "text": "没有标注的问题"})
    write_lines(folder / "queries.dev.jsonl", questions)
    (folder / "qrels.dev.tsv").write_text(judgments, encoding="utf-8")
    return folder


ENTRIES = (
    {"_id": "d1", "title": "滑雪场", "text": "甲市冬季建设滑雪场五个。全部向中小学生开放。"},
    {"_id": "D1", "title": "", "text": "乙市修缮红色纪念馆两处。"},
    {"_id": "d/2", "title": "粮食", "text": "县粮食局负责储备粮轮换。"},
)
HEAD = "query-id\tcorpus-id\tscore\n"


def write_beir(
    folder: Path,
    entries: Iterable[Mapping[str, object]] = ENTRIES,
    judgments: str = HEAD + "q1\td1\t1\nq1\tD1\t0\nq2\td/2\t2\nq3\td1\t0\n",
) -> Path:
    write_lines(folder / "corpus.jsonl", entries)
    asked = (
        {"_id": "q1", "text": "滑雪场向谁开放"},
        {"_id": "q2", "text": "谁负责储备粮"},
        {"_id": "q3", "text": "没有答案的问题"},
        {"_id": "q4", "text": "另一部分的问题"},
    )
    write_lines(folder / "queries.jsonl", asked)
    (folder / "qrels").mkdir()
    (folder / "qrels" / "test.tsv").write_text(judgments, encoding="utf-8")
    return folder
