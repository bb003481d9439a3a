"""A small set of questions over the real documents, and systems that are bad in known ways."""

import random
from collections.abc import Callable, Sequence
from functools import cache

from eval.question_set.question import Gold, Question
from eval.runs.record import Citing, Passage, Record
from index.manifest import load_manifest
from index.parsing.parse import parse_file
from index.settings import ROOT

System = Callable[[Question], Record]

_IDS = {
    "兵团": "bingtuan-2018-quality-improvement",
    "克州": "kezhou-2017-quality-strategy",
    "内蒙古": "neimenggu-quality-outline",
    "汕尾": "shanwei-2023-quality-draft",
}


@cache
def clauses() -> dict[str, tuple[Passage, ...]]:
    """All clauses of the four documents, by document."""
    folder = ROOT / "documents"
    manifest = load_manifest(folder)
    found = {}
    for name in _IDS.values():
        parsed = parse_file(folder / f"{name}.txt", manifest)
        head = "\n".join((parsed.document.title, parsed.document.number, parsed.document.issued))
        by_id = {clause.id: clause.text for clause in parsed.clauses}
        found[name] = tuple(
            Passage(
                name,
                clause.label,
                clause.text,
                "\n".join((head, *clause.path, *_above(clause.id, by_id))),
                title=parsed.document.title,
            )
            for clause in parsed.clauses
        )
    return found


def _above(clause_id: str, texts: dict[str, str]) -> list[str]:
    return [text for other, text in texts.items() if clause_id.startswith(other + "-")]


def every_clause() -> list[Passage]:
    return [passage for passages in clauses().values() for passage in passages]


def _gold(place: str, quote: str) -> Gold:
    """The shortest clause that holds the quote."""
    holding = [passage for passage in clauses()[_IDS[place]] if quote in passage.text]
    return Gold(_IDS[place], quote, min(holding, key=lambda one: len(one.text)).label)


_FACTS = [  # where, question; quote, fact, forbidden
    ("兵团", "兵团工业产品监督抽查合格率2020年的目标？",
     "监督抽查合格率稳定保持在90%以上", "90%", "92%"),
    ("克州", "克州厂里的东西被抽去检查，过关的得占多少？",
     "工业产品监督抽查合格率达到92%以上", "92%", ""),
    ("内蒙古", "内蒙古制造业产品质量合格率的目标？",
     "制造业产品质量合格率达到96.5%", "96.5%", "94.8%"),
    ("汕尾", "汕尾制造业产品质量合格率的目标？",
     "制造业产品质量合格率力争达到94.8%", "94.8%", "96.5%"),
    ("内蒙古", "内蒙古地理标志数量要达到多少？",
     "地理标志数量达到400件", "400件", ""),
    ("内蒙古", "内蒙古老百姓给公共服务打分，要到多少分？",
     "公共服务质量满意度达到83分以上", "83分", ""),
    ("汕尾", "汕尾食品抽检合格率目标？",
     "食品抽检合格率达到98.5%以上", "98.5%", ""),
    ("克州", "克州的饭店商场，来的客人有多大比例得说好？",
     "主要服务业顾客满意度达到80%以上", "80%", ""),
    ("兵团", "兵团农产品质量提升由谁牵头？",
     "(兵团农业局牵头负责)", "农业局", ""),
    ("兵团", "兵团办养老院归哪个局牵头？",
     "(兵团民政局牵头负责)", "民政局", "卫生计生委"),
    ("汕尾", "想给汕尾的征求意见稿提点建议，打哪个电话？",
     "联系电话:0660-3361078", "0660-3361078", ""),
    ("克州", "克州环保实行什么否决制度？",
     "实行环境保护“一票否决”制度", "一票否决", ""),
]  # fmt: skip
_NOTHING = [
    "深圳市制造业产品质量合格率要达到多少？",
    "内蒙古2035年制造业产品质量合格率？",
    "汕尾高考加分有哪些政策？",
    "克州买彩票有什么限制？",
    "兵团职工婚假有多少天？",
]


@cache
def questions() -> tuple[Question, ...]:
    """12 facts, a list, a comparison, 5 questions without an answer."""
    made = [
        Question(f"f-{n}", "fact", asked, (_gold(place, quote),), ((fact,),), "hand-made",
                 (forbidden,) if forbidden else ())
        for n, (place, asked, quote, fact, forbidden) in enumerate(_FACTS)
    ]  # fmt: skip
    tours = (
        "重点培育丝绸之路历史文化旅游、军垦文化红色旅游、大农业观光旅游、绿洲生态旅游、"
        "边境旅游和特种旅游"
    )
    named = ("丝绸之路历史文化", "军垦文化红色", "大农业观光", "绿洲生态", "边境旅游", "特种旅游")
    made.append(
        Question("l-1", "list", "兵团重点培育哪些旅游产品集群？", (_gold("兵团", tours),),
                 tuple((name,) for name in named), "hand-made")
    )  # fmt: skip
    made.append(
        Question("c-1", "compare", "内蒙古与汕尾的制造业产品质量合格率目标各是多少？",
                 (made[2].gold[0], made[3].gold[0]), (("96.5%",), ("94.8%",)), "hand-made")
    )  # fmt: skip
    made += [
        Question(f"n-{n}", "unanswerable", asked, (), (), "hand-made", reason="absent_topic")
        for n, asked in enumerate(_NOTHING)
    ]
    return tuple(made)


def _record(question: Question, text: str, cited: Sequence[Passage]) -> Record:
    shown = tuple(Citing(n, passage, passage.text) for n, passage in enumerate(cited, start=1))
    return Record(question, "answered", text, question.question, shown, tuple(best(question)))


def _refused(question: Question) -> Record:
    return Record(question, "refused", "未找到。", question.question, found=tuple(best(question)))


@cache
def best(question: Question) -> list[Passage]:
    """Clauses by shared pairs of characters, best first: a search as bad as it can be."""
    asked = _pairs(question.question)
    region = next((name for place, name in _IDS.items() if place in question.question), "")

    def score(passage: Passage) -> float:
        return len(asked & _pairs(passage.text)) + 100 * (passage.document == region)

    return sorted(every_clause(), key=score, reverse=True)[:10]


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _gold_passages(question: Question) -> list[Passage]:
    golds = [(gold.document, gold.label) for gold in question.gold]
    return [p for p in every_clause() if (p.document, p.label) in golds]


def _gold_words(question: Question, marker: str = "") -> str:
    return "\n".join(f"{gold.quote}。{marker}" for gold in question.gold)


def oracle(question: Question) -> Record:
    """The gold quotes with their articles; refuses what the documents do not answer."""
    if not question.answerable:
        return _refused(question)
    text = "\n".join(f"{gold.quote}。[{n}]" for n, gold in enumerate(question.gold, start=1))
    cited = [next(p for p in _gold_passages(question) if p.document == gold.document
                  and p.label == gold.label) for gold in question.gold]  # fmt: skip
    return _record(question, text, cited)


def always_refuses(question: Question) -> Record:
    return _refused(question)


def copies_the_top_clause(question: Question) -> Record:
    top = best(question)[0]
    return _record(question, f"{top.text}[1]", [top])


def cites_everything(question: Question) -> Record:
    """An oracle but for its citations: every clause of every document below every sentence."""
    if not question.answerable:
        return _refused(question)
    cited = every_clause()
    markers = "".join(f"[{n}]" for n in range(1, len(cited) + 1))
    return _record(question, _gold_words(question, markers), cited)


def never_cites(question: Question) -> Record:
    """An oracle but for its citations: there are none."""
    return _record(question, _gold_words(question), ()) if question.gold else _refused(question)


def dumps_ten_clauses(question: Question) -> Record:
    """The first ten clauses in full, each cited, the gold among them."""
    found = [*_gold_passages(question), *best(question)]
    cited = list(dict.fromkeys(found))[:10]
    text = "\n".join(f"{passage.text}[{n}]" for n, passage in enumerate(cited, start=1))
    return _record(question, text, cited)


def guesses(question: Question) -> Record:
    """A figure out of the air, some clause as its source."""
    draw = random.Random(question.id)
    return _record(question, f"目标是{draw.randint(101, 199)}%。[1]", [draw.choice(every_clause())])


def answers(system: System) -> list[Record]:
    return [system(question) for question in questions()]
