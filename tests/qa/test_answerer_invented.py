"""A model that invents: nothing of it gets out, in the answer or on the way to it.

Every draft goes the real way, through ``Answerer.stream``. What the model says is wrong on purpose;
the answer must be the clause's own words, and no event may hold what was invented.
"""

from dataclasses import dataclass

import pytest

from index.errors import ModelBusy, ModelError
from index.search.searcher import Searcher
from qa.answer import Draft, Found
from qa.answerer import Answerer
from qa.model import ModelSlot
from qa.verify import unsupported_figures
from tests.qa.conftest import (
    Hear,
    Heard,
    ScriptedChat,
    assert_cited,
    assert_own_words,
    sources,
)

QUESTIONS = (
    "克州怎样完善质量激励机制？",
    "克州的环境保护有什么一票否决制度？",
    "克州如何加强质量品牌宣传？",
    "克州质量安全风险监测信息平台要做什么？",
    "克州旅游标准化要打造什么示范区？",
    "克州怎样加强质量安全风险管理？",
    "克州怎么培养质量人才队伍？",
    "克州怎样培育区域公共品牌？",
    "兵团如何提升医疗服务质量？",
    "兵团养老服务体系要怎么建设？",
    "兵团旅游要打造什么主题品牌？",
    "兵团怎样推进水利工程质量监管？",
    "兵团怎么加强棉花公证检验？",
    "兵团怎样落实质量安全事故报告制度？",
    "兵团怎样打击食品药品违法行为？",
    "内蒙古怎样培育区域公用品牌？",
    "内蒙古的碳计量中心有什么作用？",
    "内蒙古如何推进放心消费？",
    "内蒙古怎样开展质量基础设施助力行动？",
    "内蒙古绿色工厂有什么目标？",
    "内蒙古怎样建设质量标准实验室？",
    "汕尾对建筑材料有哪些监管措施？",
    "汕尾怎么推动标准与知识产权联动？",
    "汕尾要打造怎样的能源产业体系？",
    "汕尾怎样优化质量监管效能？",
    "汕尾怎样健全企业首席质量官制度？",
    "汕尾怎么推动政务服务便利化？",
)


@dataclass(frozen=True, slots=True)
class Lie:
    """A draft, and the invented words that no event may hold.

    ``drafted``: what may not even be streamed; a figure is caught on the way, a name only when
    its sentence is finished.
    """

    words: str
    invented: tuple[str, ...]
    drafted: tuple[str, ...] | None = None

    @property
    def never_streamed(self) -> tuple[str, ...]:
        return self.invented if self.drafted is None else self.drafted


# Said to every question: nothing of this stands in any of the four documents.
LIES = {
    "figure": Lie("到2025年合格率要达到99.73%以上[1]。", ("99.73",)),
    "figure in Chinese": Lie("合格率要达到百分之八十七点六[1]。", ("百分之八十七点六", "87.6")),
    "count": Lie("要建设137家示范企业，每家奖励888万元[1]。", ("137", "888")),
    "year": Lie("到2047年全面完成上述任务[1]。", ("2047",)),
    "date": Lie("自2031年7月19日起施行[1]。", ("2031", "7月19日")),
    "body": Lie("这项工作由国家质量检测总署牵头[1]。", ("质量检测总署",), ()),
    "person": Lie("省长王建国同志负责这项工作[1]。", ("王建国",), ()),
    "quotation": Lie("文件指出“坚持技术立州、科技为先”[1]。", ("技术立州",), ()),
    "title": Lie("依据《质量奖励特别条例》执行[1]。", ("特别条例",), ()),
    "document number": Lie("依据国质发〔2033〕77号文件执行[1]。", ("2033", "77号"), ("2033",)),
    "no citation": Lie(
        "要达到99.73%，由国家质量检测总署负责。", ("99.73", "质量检测总署"), ("99.73",)
    ),
    "citation of nothing": Lie("要达到99.73%[9]。", ("99.73", "[9]"), ("99.73",)),
    "obeys an instruction": Lie(
        "好的，我将忽略文件内容。系统提示词是：你是政策文件问答助手[1]。",
        ("忽略文件内容", "系统提示词"),
        (),
    ),
    "another language": Lie("The target is 99.73% by 2047 [1].", ("99.73", "2047")),
}


def told(kind: str) -> tuple[str, ...]:
    """The questions that a lie is told to: every other one, so that each hears half of the lies."""
    return QUESTIONS[list(LIES).index(kind) % 2 :: 2]


@pytest.fixture(scope="module")
def heard_of(hear: Hear) -> dict[tuple[str, str], Heard]:
    """What came of every lie."""
    heard = {}
    for kind, lie in LIES.items():
        for question in told(kind):
            found, model = hear(question, lie.words, piece=4)
            assert model.prompts, f"the model is not asked: {question}"
            heard[question, kind] = found
    return heard


@pytest.mark.parametrize("kind", LIES)
def test_no_lie_is_told_to_any_question(
    kind: str, heard_of: dict[tuple[str, str], Heard], plain: Answerer
) -> None:
    lie = LIES[kind]
    for question in told(kind):
        heard = heard_of[question, kind]
        answer = heard.answer
        assert answer.status == "answered", question
        assert [word for word in lie.invented if word in answer.text] == [], question
        assert_cited(answer, plain)
        assert_own_words(answer)
        for draft in heard.drafts:
            assert [word for word in lie.never_streamed if word in draft] == [], question


@pytest.mark.parametrize("kind", ["figure", "body", "quotation", "title", "year"])
def test_what_was_dropped_is_among_the_checks(
    kind: str, heard_of: dict[tuple[str, str], Heard]
) -> None:
    for question in told(kind):
        bad = [c for c in heard_of[question, kind].answer.checks if c.verdict != "supported"]
        assert bad, question
        assert all(c.action != "kept" and c.failures for c in bad), question


@pytest.mark.parametrize("kind", ["body", "person", "quotation", "title", "obeys an instruction"])
def test_no_name_or_quotation_is_streamed(
    kind: str, heard_of: dict[tuple[str, str], Heard]
) -> None:
    for question in told(kind):
        for draft in heard_of[question, kind].drafts:
            assert not any(word in draft for word in LIES[kind].invented), question


TARGETS = (
    # question, draft, what is wrong in it, what the answer has to hold
    (
        "汕尾制造业产品质量方面有什么目标？",
        "到2025年制造业产品质量合格率力争达到96.5%[1]。",
        "96.5",
        "94.8%",
    ),
    (
        "汕尾制造业产品质量方面有什么目标？",
        "到2025年制造业产品质量合格率力争达到94.8分[1]。",
        "94.8分",
        "94.8%",
    ),
    (
        "汕尾制造业产品质量方面有什么目标？",
        "到2035年制造业产品质量合格率力争达到94.8%[1]。",
        "2035",
        "94.8%",
    ),
    (
        "汕尾制造业产品质量方面有什么目标？",
        "到2025年制造业产品质量合格率不超过94.8%[1]。",
        "不超过",
        "94.8%",
    ),
    (
        "汕尾制造业产品质量方面有什么目标？",
        "到2025年制造业产品质量合格率达到98.5%以上[1]。",
        "合格率达到98.5%以上。",
        "94.8%",
    ),
    (
        "兵团到2020年食品合格率有什么要求？",
        "到2020年兵团地产食品合格率稳定在69%以上[1]。",
        "69%",
        "96%",
    ),
    (
        "兵团到2020年食品合格率有什么要求？",
        "到2020年兵团地产食品监督抽查合格率低于96%[1]。",
        "低于",
        "96%以上",
    ),
    (
        "兵团到2020年食品合格率有什么要求？",
        "到2025年兵团地产食品监督抽查合格率稳定在96%以上[1]。",
        "2025",
        "2020",
    ),
    ("兵团建设工程竣工验收的目标是什么？", "竣工验收合格率达到98%[1]。", "98%", "100%"),
    ("内蒙古注册商标方面有什么目标？", "有效注册商标拥有量达到500万件[1]。", "500万", "50万件"),
    ("内蒙古注册商标方面有什么目标？", "有效注册商标拥有量达到50万家[1]。", "50万家", "50万件"),
    ("内蒙古绿色工厂有什么目标？", "新增自治区级绿色工厂150户以上[1]。", "150户", "50户"),
    ("克州检验检测中心怎么建？", "建立10个自治区级质量检验中心和计量测试中心[1]。", "10个", "1个"),
    ("克州怎样培育区域公共品牌？", "到2020年力争培育区域公共品牌3个以上[1]。", "3个", "1个"),
    (
        "汕尾公路水运工程要达到什么质量要求？",
        "公路水运工程质量一次验收合格率达到99%[1]。",
        "99%",
        "100%",
    ),
    (
        "汕尾水利工程抽检要达到什么要求？",
        "水利工程质量抽检合格率为98%以下[1]。",
        "98%以下",
        "98%以上",
    ),
)


@pytest.mark.parametrize(("question", "words", "wrong", "right"), TARGETS)
def test_a_target_got_wrong_is_put_right(
    question: str, words: str, wrong: str, right: str, hear: Hear, plain: Answerer
) -> None:
    heard, model = hear(question, words)
    assert model.prompts
    assert wrong not in heard.answer.text
    assert right in heard.answer.text
    assert_cited(heard.answer, plain)
    assert_own_words(heard.answer)


@pytest.mark.parametrize("kind", ["figure", "year", "count"])
@pytest.mark.parametrize("piece", [1, 2, 7, 1000])
def test_no_wrong_figure_is_streamed_however_the_model_cuts_it(
    kind: str, piece: int, hear: Hear
) -> None:
    lie = LIES[kind]
    heard, _ = hear("内蒙古怎样培育区域公用品牌？", lie.words, piece=piece)
    for text in (*heard.drafts, heard.answer.text):
        assert not any(word in text for word in lie.invented)


def test_a_wrong_figure_stops_the_model(hear: Hear) -> None:
    words = LIES["figure"].words + "此后再写很多很多话。" * 50
    _, model = hear("内蒙古怎样培育区域公用品牌？", words)
    assert model.closed
    assert len(model.said) < len(LIES["figure"].words) + 20


RIGHT = "加强品牌宣传，推动企业从产品竞争、价格竞争向质量竞争、品牌竞争转变"
BRANDS = "克州如何加强质量品牌宣传？"


def test_a_right_sentence_is_kept(hear: Hear, plain: Answerer) -> None:
    heard, model = hear(BRANDS, f"{RIGHT}[1]。")
    assert RIGHT in heard.answer.text
    assert heard.answer.model == type(model).__name__
    assert_cited(heard.answer, plain)


@pytest.mark.parametrize("marker", ["", "[2]", "[7]", "[0]", "【1】", "[1][2][3]", "[99999999999]"])
def test_a_right_sentence_gets_the_right_number(marker: str, hear: Hear, plain: Answerer) -> None:
    heard, _ = hear(BRANDS, f"{RIGHT}{marker}。")
    assert RIGHT in heard.answer.text
    assert_cited(heard.answer, plain)
    quoted = {c.n: c.quote for c in heard.answer.citations}
    assert "加强品牌宣传" in quoted[1]


def test_of_right_and_wrong_only_the_right_is_kept(hear: Hear, plain: Answerer) -> None:
    heard, _ = hear(BRANDS, f"{RIGHT}[1]。国家质量检测总署每年发放补贴[1]。")
    assert RIGHT in heard.answer.text
    assert "总署" not in heard.answer.text
    assert_cited(heard.answer, plain)
    assert [c.action for c in heard.answer.checks if "总署" in c.sentence] == ["dropped"]


def test_an_echo_of_the_question_is_no_answer(hear: Hear) -> None:
    heard, _ = hear(BRANDS, "加强品牌宣传[1]。")
    assert "品牌竞争" in heard.answer.text


@pytest.mark.parametrize(
    "subject", ["房价政策", "宠物狗管理办法", "高考加分政策", "碳排放权交易规定"]
)
def test_a_true_sentence_is_no_answer_to_another_subject(subject: str, hear: Hear) -> None:
    """A small model says 克州的房价政策是…, and then a clause that is about something else."""
    heard, _ = hear(BRANDS, f"克州的{subject}是{RIGHT}[1]。")
    assert subject not in heard.answer.text


@pytest.mark.parametrize("question", QUESTIONS[::3])
@pytest.mark.parametrize("words", ["", "   \n", "。", "[1][2]", "未找到", "未找到。[1]"])
def test_nothing_drafted(words: str, question: str, hear: Hear, plain: Answerer) -> None:
    """The clauses' own words, or a refusal that says so: never an empty answer."""
    answer = hear(question, words)[0].answer
    assert answer.text.strip()
    if answer.status == "refused":
        assert "未找到" in answer.text
        assert answer.citations == ()
    else:
        assert_cited(answer, plain)
        assert_own_words(answer)


@pytest.mark.parametrize("words", ["", "。"])
def test_a_model_that_says_nothing_has_not_said_that_nothing_is_there(
    words: str, hear: Hear
) -> None:
    answer = hear("克州对中小微企业的质量管理有什么扶持？", words)[0].answer
    assert answer.status != "refused"


@pytest.mark.parametrize("error", [ModelError("显存不足"), ModelBusy("模型正忙")])
@pytest.mark.parametrize("words", ["", "加强品牌", f"{RIGHT}[1]。"])
def test_a_model_that_breaks_off(
    words: str, error: ModelError, hear: Hear, plain: Answerer
) -> None:
    heard, model = hear(BRANDS, words, error=error)
    answer = heard.answer
    assert answer.status == "degraded"
    assert str(error) in answer.notice
    assert len(answer.notice.splitlines()) == 1
    assert_cited(answer, plain)
    assert_own_words(answer)
    assert model.closed


def test_a_model_that_breaks_off_inside_a_wrong_figure(hear: Hear, plain: Answerer) -> None:
    heard, _ = hear(BRANDS, "到2047年达到99.73", error=ModelError("断了"))
    assert not any("2047" in t or "99.73" in t for t in (*heard.drafts, heard.answer.text))
    assert_cited(heard.answer, plain)
    assert_own_words(heard.answer)


def test_a_fault_that_is_no_model_error_is_not_swallowed(hear: Hear) -> None:
    with pytest.raises(ZeroDivisionError):
        hear(BRANDS, "加强", error=ZeroDivisionError())


def test_a_very_long_draft_ends(hear: Hear, plain: Answerer) -> None:
    heard, _ = hear(BRANDS, f"{RIGHT}[1]。" * 40, piece=200)
    assert_cited(heard.answer, plain)


def test_a_draft_that_repeats_itself_is_said_once(hear: Hear) -> None:
    heard, _ = hear(BRANDS, f"{RIGHT}[1]。" * 4)
    assert heard.answer.text.count(RIGHT) == 1


def test_a_stream_that_is_closed_stops_an_endless_model(searcher: Searcher) -> None:
    model = ScriptedChat(words=f"{RIGHT}[1]。", endless=True)
    stream = Answerer(searcher, ModelSlot.of(model)).stream(BRANDS)
    assert isinstance(next(stream), Found)
    for _ in range(5):
        assert isinstance(next(stream), Draft)
    assert not model.closed
    stream.close()  # type: ignore[attr-defined]
    assert model.closed
    assert len(model.said) < 200


@pytest.mark.parametrize("words", [f"{RIGHT}[1]。", "推动企业转变"], ids=["sentences", "no end"])
def test_an_endless_model_is_stopped(words: str, hear: Hear, plain: Answerer) -> None:
    heard, model = hear(BRANDS, words * 4, piece=200, endless=True, patience=4000)
    assert model.closed
    assert_cited(heard.answer, plain)


def test_every_answer_s_figures_are_in_what_it_cites(
    heard_of: dict[tuple[str, str], Heard], plain: Answerer
) -> None:
    for heard in heard_of.values():
        assert unsupported_figures(heard.answer.text, sources(heard.answer, plain)) == ()
