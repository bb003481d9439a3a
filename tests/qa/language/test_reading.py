"""English questions read as Chinese: their terms, frames, labels and the names of regions."""

import pytest

from index.search.searcher import Searcher
from qa.language.frames import frame_of
from qa.language.labels import labels
from qa.language.places import places
from qa.language.reading import read
from qa.language.terms import Terms, terms, words_of


@pytest.mark.parametrize(
    ("english", "plain"),
    [
        ("Laboratories' audits", ["laboratory", "audit"]),
        ("standardisation centres", ["standardization", "center"]),
        ("labour licences", ["labor", "license"]),
        ("business processes", ["business", "process"]),
        ("GB/T 19001-2016", ["gb/t", "19001-2016"]),
    ],
)
def test_the_plain_form_of_words(english: str, plain: list[str]) -> None:
    assert [word.plain for word in words_of(english)] == plain


def test_the_longest_term_wins_in_any_form() -> None:
    known = Terms({"food": ["食品"], "food additive": ["食品添加剂"], "encourage": ["鼓励"]})
    assert [t.meant for t in known.found("Food additives are encouraged")] == [
        ("食品添加剂",),
        ("鼓励",),
    ]


def test_every_shipped_term_is_found_by_itself() -> None:
    for said in ("chief quality officer", "geographical indications", "small and micro firms"):
        found = list(terms().found(said))
        assert found[0].start == 0
        assert found[-1].end == len(said)


@pytest.mark.parametrize(
    ("said", "chinese"),
    [
        ("article 26", "第二十六条"),
        ("article 148, paragraph 2", "第148条第二款"),
        ("section 3 (9)", "三、（九）"),
        ("chapter 10", "第十章"),
    ],
)
def test_labels(said: str, chinese: str) -> None:
    assert labels(f"what does {said} say?")[0] == chinese


def test_regions_by_their_sound_and_their_english_names(searcher: Searcher) -> None:
    documents = list(searcher.documents.values())
    said = places("Compare Shanwei's target with Inner Mongolia, Kezhou and Xi'an", documents)
    assert said == (
        ("Shanwei", "汕尾"),
        ("Inner Mongolia", "内蒙古"),
        ("Kezhou", "克州"),
        ("Xi'an", "西安"),
    )
    assert places("What does shanghai-style furniture mean?", documents) == ()


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("which laws mention trade secrets?", "哪些法律提到"),
        ("do the policies say anything about noise?", "哪些文件提到"),
        ("what must a hotel do?", "有哪些规定适用"),
        ("we run a restaurant. which support can we get?", "支持和优惠措施"),
        ("please summarise the law", "主要内容"),
        ("what is the finance bureau responsible for?", "牵头和负责哪些任务"),
        ("which city sets the lowest target?", "比较"),
    ],
)
def test_frames(english: str, chinese: str) -> None:
    frame = frame_of(english)
    assert frame is not None
    assert chinese in frame.chinese


@pytest.mark.parametrize(
    "english",
    ["what is the pass rate?", "who leads the work on tourism?", "what should be done by 2025?"],
)
def test_a_plain_question_has_no_frame(english: str) -> None:
    assert frame_of(english) is None


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("What must a furniture maker in Shanwei do?", "我是汕尾的家具生产企业，有哪些规定适用？"),
        ("Which documents mention lean production?", "哪些文件提到精益生产？"),
        ("Compare Kezhou and the Bingtuan on brand building", "比较克州和兵团的品牌建设"),
        ("Can importers of toys sell online in Beijing?", "北京玩具进口商可以销售网络吗？"),
        ("What does Article 40 of the Product Quality Law say?", "产品质量法第四十条规定了什么？"),
        (
            "Which articles refer to Article 26 of the Food Safety Law?",
            "哪些条款引用了食品安全法第二十六条？",
        ),
        ("Who is the mayor of Shanwei?", "汕尾市长负责人姓名是什么？"),
        ("Has the pass rate of Kezhou been reached?", "克州合格率实际完成情况如何？"),
    ],
)  # fmt: skip
def test_questions_in_chinese(searcher: Searcher, english: str, chinese: str) -> None:
    reading = read(english, searcher)
    assert reading.chinese == chinese
    assert reading.enough


def test_what_is_not_known_is_not_read(searcher: Searcher) -> None:
    reading = read("What about the zyzzyva and its quincunx?", searcher)
    assert reading.unread == ("zyzzyva", "quincunx")
    assert not reading.enough
