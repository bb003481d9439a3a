"""A small run by hand: answers right, wrong, refused and hostile, over invented articles."""

from dataclasses import replace

from eval.question_set.question import Gold, Question
from eval.runs.header import Header
from eval.runs.record import Citing, Passage, Record
from eval.runs.run import Run

HOSTILE = '<script>window.hacked=1</script><img src=x onerror="window.hacked=1">'

RATE = Passage(
    document="demo",
    label="第三条",
    text="到2020年，工业产品监督抽查合格率达到92%以上，由市场监管局负责。",
    context="某某市质量提升实施方案",
    years=(2020,),
    title="某某市质量提升实施方案",
    score=0.9,
)
AWARD = Passage(
    document="demo",
    label="第五条",
    text="对获得质量奖的企业，由市财政局奖励50万元。",
    context="某某市质量提升实施方案",
    title="某某市质量提升实施方案",
    score=0.4,
)
ALIEN = Passage(
    document="other",
    label="第九条",
    text="农产品例行监测合格率稳定在96%以上。",
    title="别处的规划",
    score=0.2,
)


def gold(passage: Passage, quote: str) -> Gold:
    return Gold(document=passage.document, quote=quote, label=passage.label)


RATE_QUESTION = Question(
    id="fact-001",
    kind="fact",
    question="工业产品抽查合格率要达到多少？",
    gold=(gold(RATE, "工业产品监督抽查合格率达到92%以上"),),
    facts=(("92%",), ("以上", "不低于")),
    why="a figure",
    forbidden=("96%",),
)
AWARD_QUESTION = Question(
    id="dept-001",
    kind="department",
    question="质量奖的奖金谁来发？",
    gold=(gold(AWARD, "由市财政局奖励50万元"),),
    facts=(("市财政局",),),
    why="a department",
    style="colloquial",
)
ABSENT_QUESTION = Question(
    id="absent-001",
    kind="unanswerable",
    question="房价怎么调控？",
    gold=(),
    facts=(),
    why="not there",
    reason="absent_topic",
)
FOLLOW_UP = Question(
    id="turn-001",
    kind="follow_up",
    question="那由谁负责？",
    gold=(gold(RATE, "由市场监管局负责"),),
    facts=(("市场监管局",),),
    why="a follow-up",
    turns=("工业产品抽查合格率要达到多少？",),
)

RIGHT = Record(
    question=RATE_QUESTION,
    status="answered",
    text="工业产品监督抽查合格率达到92%以上[1]。",
    rewritten=RATE_QUESTION.question,
    cited=(Citing(1, RATE, "工业产品监督抽查合格率达到92%以上"),),
    found=(RATE, AWARD),
    confidence=0.95,
    seconds={"search": 0.04, "evidence": 0.05, "first_word": 0.06, "whole": 0.07},
)
WRONG = Record(
    question=AWARD_QUESTION,
    status="answered",
    text="由市场监管局奖励80万元[1]。" + HOSTILE,
    rewritten=AWARD_QUESTION.question,
    cited=(Citing(1, RATE, "由市场监管局负责"),),
    found=(RATE, ALIEN, AWARD),
    confidence=0.7,
    seconds={"search": 0.05, "evidence": 0.06, "first_word": 4.0, "whole": 21.0},
    tokens={"prompt": 900, "answer": 40},
    model="small-model",
)
REFUSED = Record(
    question=ABSENT_QUESTION,
    status="refused",
    text="文件中没有找到。",
    rewritten=ABSENT_QUESTION.question,
    found=(ALIEN,),
    confidence=0.1,
    seconds={"search": 0.03, "evidence": 0.04, "whole": 0.05},
)
FOLLOWED = Record(
    question=FOLLOW_UP,
    status="answered",
    text="由市场监管局负责[1]。没有出处的一句。",
    rewritten="工业产品抽查合格率由谁负责？",
    cited=(Citing(1, RATE, "由市场监管局负责"),),
    found=(RATE,),
    confidence=0.8,
    seconds={"search": 0.04, "evidence": 0.05, "first_word": 0.06, "whole": 0.07},
)

HEADER = Header(
    id="20260101-120000-demo",
    system="tiaowen",
    questions="demo",
    questions_sha256="a" * 64,
    started="2026-01-01T12:00:00Z",
    seconds=25.0,
    commit="0123456789abcdef",
    changed=True,
    generation="g1",
    configuration={"top_k": "8"},
    models={"writer": "small-model 11aa"},
    prompts={"answer": "3 22bb"},
    machine={"cores": "2"},
    peak_megabytes=812.5,
    cached=2,
)
RUN = Run(HEADER, (RIGHT, WRONG, REFUSED, FOLLOWED))


def many(wrong: int, of: int) -> tuple[Record, ...]:
    """``of`` questions, each its own, the first ``wrong`` answered wrongly."""
    records = []
    for at in range(of):
        question = replace(RATE_QUESTION, id=f"q-{at:03}")
        text = "合格率达到96%以上[1]。" if at < wrong else RIGHT.text
        records.append(replace(RIGHT, question=question, text=text))
    return tuple(records)
