"""Questions come out as the documents would write them, and right ones as they are."""

from pathlib import Path

import pytest

from index.errors import ConfigurationError
from index.question.writing.change import Change
from index.question.writing.rewriter import Rewriter, Writing
from tests.index.question.writing.written import TEXTS, VOCABULARY

REWRITER = Rewriter.of(VOCABULARY)


@pytest.mark.parametrize(
    ("question", "text", "changes"),
    [
        ("谁负责监毒电梯", "谁负责监督电梯", (Change("监毒", "监督"),)),
        ("电剃安全谁来管", "电梯安全谁来管", (Change("电剃", "电梯"),)),
        ("督监抽查的结果", "监督抽查的结果", (Change("督监", "监督"),)),
        ("shipin安全谁负责", "食品安全谁负责", (Change("shipin", "食品"),)),
        ("chanpin zhiliang谁管", "产品质量谁管", (Change("chanpin zhiliang", "产品质量"),)),
        ("質量監督抽查", "质量监督抽查", ()),
        ("质 量 监 督 抽 查", "质量监督抽查", ()),
        ("质量监 督抽 查", "质量监督抽查", ()),
        ("ＩＳＯ　９００１", "ISO 9001", ()),
    ],
)
def test_text(question: str, text: str, changes: tuple[Change, ...]) -> None:
    writing = REWRITER.rewrite(question)
    assert (writing.text, writing.changes) == (text, changes)


@pytest.mark.parametrize(
    "question",
    [
        "抽查结果的计算公式是什么",  # 公示 is what the documents say; 公式 is a word
        "视频安全谁负责",  # sounds like 食品
        "王力宏的电梯公司",
        "What is the pass rate?",
        "change the women",  # chan ge, wo men
        "SHIPIN公司",
        "第十九条讲什么",
        "",
        "？",
    ],
)
def test_right_words_stay(question: str) -> None:
    assert REWRITER.rewrite(question).changes == ()


def test_the_documents_own_words_stay() -> None:
    assert [REWRITER.rewrite(text).changes for text in TEXTS[:5]] == [()] * 5


@pytest.mark.parametrize(
    ("question", "chinese"),
    [
        ("SAMR的职责", ("国家市场监督管理总局", "市场监管总局")),
        ("GB/T 19001", ("质量管理体系",)),
        ("ISO9001", ("质量管理体系",)),
        ("Product Quality Law", ("产品质量法",)),
        ("What pass rate?", ("合格率",)),
        ("個人資料庫的網路", ("人数据库", "网络", "个人信息")),
        ("sack", ()),
    ],
)
def test_chinese_of_names(question: str, chinese: tuple[str, ...]) -> None:
    assert set(chinese) <= set(REWRITER.rewrite(question).chinese)
    assert bool(chinese) == bool(REWRITER.rewrite(question).chinese)


def test_notice_names_what_was_read() -> None:
    assert REWRITER.rewrite("监毒抽查").notice.startswith("“监毒”按“监督”查找")
    assert REWRITER.rewrite("监督抽查").notice == ""


def test_what_each_side_looks_for() -> None:
    writing = Writing("罚款5%", chinese=("市场监管",), numbers=("百分之五",))
    assert writing.lexical == "罚款5% 市场监管 百分之五"
    assert writing.semantic == "罚款5% 市场监管"


def test_a_users_glossary_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[ours]\n"samr" = "总局"\n"老年机" = "手机"\n', encoding="utf-8")
    rewriter = Rewriter.of(VOCABULARY, own)
    assert rewriter.rewrite("SAMR").chinese == ("总局",)
    assert rewriter.rewrite("老年机").chinese == ("手机",)


def test_a_users_word_means_what_they_say(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[ours]\n"抽查" = "飞行检查"\n"电剃" = "剃须刀"\n', encoding="utf-8")
    rewriter = Rewriter.of(VOCABULARY, own)
    assert rewriter.rewrite("抽查由谁负责").chinese == ("飞行检查",)  # though documents say 抽查
    assert rewriter.rewrite("电剃安全谁来管").changes == ()  # no 电梯 mistyped
    assert rewriter.rewrite("电剃安全谁来管").chinese == ("剃须刀",)


@pytest.mark.parametrize("text", ['"a" = "b"', "[x]\na = 1", "[x]\na = ''", "not toml"])
def test_a_glossary_that_cannot_be_understood(tmp_path: Path, text: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"own\.toml"):
        Rewriter.of(VOCABULARY, own)
