"""A small corpus of a law, its measures and two cities' plans, answered without a model."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from index.search.ranking import Ranking
from index.search.searcher import Searcher
from qa.answer import Answer
from qa.answerer import Answerer
from qa.model import ModelSlot
from tests.index.bigram_encoder import bigram_embedder
from tests.index.building.small_build import small_build
from tests.qa.conftest import NeverAsked, ask

DOCUMENTS = {
    "quality.txt": """产品质量法

第一章 总则

第一条 为了加强产品质量的监督管理，制定本法。

第二条 国家鼓励推行质量管理方法。
国家鼓励采用先进的科学技术。

第二章 监督

第三条 监督抽查的项目：
（一）食品；
（二）电梯。

第四条 生产者应当召回有缺陷的产品，并依照本法第三条的规定接受抽查。
""",
    "lifts.txt": """电梯安全管理办法

第一条 为了保障电梯安全，制定本办法。

第二条 使用单位负责电梯维护保养。

第三条 违反《产品质量法》第四条规定的，由市场监督管理部门责令改正。
""",
    "plan.txt": """深圳市人民政府关于质量强市的实施意见

一、工作目标

（一）质量目标。到2025年，制造业产品质量合格率达到96.5%，消费品合格率达到94%。

二、重点任务

（二）推行首席质量官。企业应当设立首席质量官。（市市场监管局牵头负责）

（三）发展检测。支持检测机构发展。（市科技局、市市场监管局按职责分工负责）
""",
    "other.txt": """广州市人民政府关于质量强市的实施意见

一、工作目标

（一）质量目标。到2025年，制造业产品质量合格率力争达到95%。

二、重点任务

（二）发展认证。支持认证机构发展。（市市场监督管理局负责，市财政局配合）
""",
}


@pytest.fixture(scope="package")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_of(tmp_path_factory.mktemp("kinds"), DOCUMENTS)


def answerer_of(folder: Path, documents: Mapping[str, str]) -> Answerer:
    """An answerer over these texts by file name, whose model must not be asked."""
    (folder / "documents").mkdir()
    for name, text in documents.items():
        (folder / "documents" / name).write_text(text, encoding="utf-8")
    small_build(folder / "documents", folder / "index")
    searcher = Searcher.open(folder / "index", bigram_embedder(), Ranking(weighed=False))
    return Answerer(searcher, ModelSlot.of(NeverAsked()))


def answered(answerer: Answerer, question: str) -> Answer:
    """The answer to one question."""
    return ask(answerer, question).answer


def labels(answer: Answer) -> list[str]:
    """The labels cited, in order."""
    return [citation.label for citation in answer.citations]
