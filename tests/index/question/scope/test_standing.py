"""Which edition of a document is in force, and what is said of the others."""

from datetime import date

import pytest

from index.question.scope.standing import Force, Standing, edition_of, force_of
from tests.index.question.scope.documents import document, plan

DAY = date(2024, 1, 1)
LAW_2018 = document("law18", "中华人民共和国产品质量法（2018修正）", issued="2018-12-29")
LAW_2000 = document("law00", "产品质量法（2000修正）", issued="2000-07-08")
DRAFT = document("draft", "甲管理办法（征求意见稿）", status="征求意见稿", issued="2023-01-02")
FINAL = document("final", "甲管理办法", issued="2023-06-01", repeals=("乙规定",))
OLD = document("old", "乙规定", status="被替代", superseded_by="final")
DEAD = document("dead", "丙规定", repealed="2020-05-01")
DOCUMENTS = (LAW_2000, LAW_2018, DRAFT, FINAL, OLD, DEAD)
STANDING = Standing(DOCUMENTS, lambda: DAY)


@pytest.mark.parametrize(
    ("known", "force"),
    [
        ({}, "现行"),
        ({"status": "现行"}, "现行"),
        ({"status": "现行", "repealed": "2024-01-01"}, "废止"),  # the first day out of force
        ({"repealed": "2024-01-02"}, "现行"),
        ({"effective": "2024-01-02"}, "尚未施行"),
        ({"effective": "2024-01-01"}, "现行"),
        ({"status": "征求意见稿", "effective": "2024-01-02"}, "征求意见稿"),
        ({"title": "甲条例（草案送审稿）"}, "征求意见稿"),
        ({"status": "废止"}, "废止"),
    ],
)
def test_force_on_a_day(known: dict[str, str], force: Force) -> None:
    title = known.pop("title", "甲条例")
    assert force_of(document("x", title, **known), DAY) == force


def test_editions_share_their_title_or_follow_one_another() -> None:
    assert STANDING.editions_of(LAW_2018) == (LAW_2000,)
    assert STANDING.editions_of(FINAL) == (DRAFT, OLD)
    assert STANDING.editions_of(DEAD) == ()


def test_plans_of_two_regions_are_no_editions_nor_are_amendments() -> None:
    titled = [
        plan(name, status=status) for name, status in (("甲市", "现行"), ("乙市", "征求意见稿"))
    ]
    alike = [document(d.id, "质量提升行动方案", region=d.region, status=d.status) for d in titled]
    amendments = [document(y, f"宪法修正案（{y}年）") for y in ("1988", "2018")]
    nameless = [document(n, "实施意见") for n in "ab"]
    standing = Standing([*alike, *amendments, *nameless], lambda: DAY)
    assert not any(standing.editions_of(each) for each in (*alike, *amendments, *nameless))


def test_what_is_in_force_is_preferred_where_it_is_there() -> None:
    everything = [each.id for each in DOCUMENTS]
    assert STANDING.preferred(everything) == {"law18", "final", "dead"}
    assert STANDING.preferred(["draft", "law00"]) == {"draft", "law00"}
    assert sorted(DOCUMENTS, key=STANDING.order)[:3] == [LAW_2000, LAW_2018, FINAL]


def test_two_notices_of_one_title_are_both_in_force() -> None:
    notices = [document(y, "关于做好防汛工作的通知", issued=f"{y}-05-01") for y in ("2022", "2023")]
    standing = Standing(notices, lambda: DAY)
    assert standing.preferred(["2022", "2023"]) == {"2022", "2023"}
    assert standing.others(notices[0]) == ()


def test_others_are_said_to_exist() -> None:
    (older,) = STANDING.others(LAW_2018)
    assert older.startswith("另有旧版《产品质量法（2000修正）》（2000-07-08）")
    draft, old = STANDING.others(FINAL)
    assert draft.startswith("另有征求意见稿《甲管理办法（征求意见稿）》（2023-01-02），未采用")
    assert old.startswith("另有《乙规定》，已被《甲管理办法》替代")
    assert STANDING.others(DEAD)[0].startswith("《丙规定》已于2020-05-01废止")
    assert STANDING.others(DRAFT)[0].startswith("《甲管理办法（征求意见稿）》是征求意见稿")
    assert Standing([FINAL], lambda: DAY).others(FINAL) == ()


def test_today_is_asked_each_time() -> None:
    today = DAY
    coming = document("x", "丁办法", effective="2024-06-01")
    standing = Standing([coming], lambda: today)
    assert standing.force_of(coming) == "尚未施行"
    today = date(2024, 6, 1)
    assert standing.force_of(coming) == "现行"


@pytest.mark.parametrize(
    ("title", "edition"),
    [("产品质量法（2018修正）", "2018修正"), ("目录(2023年版)", "2023年版"), ("办法（试行）", "")],
)
def test_edition_of_a_title(title: str, edition: str) -> None:
    assert edition_of(title) == edition
