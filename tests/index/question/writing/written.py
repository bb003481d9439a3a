"""A corpus small enough to count by hand, for tests of how questions are written."""

from index.question.writing.vocabulary import Vocabulary

TEXTS = [
    "市场监督管理部门负责产品质量监督抽查，抽查结果应当公示。",
    "电梯使用单位应当进行电梯维护保养，确保电梯安全。",
    "产品质量抽查合格率达到98%以上，工程质量合格率不低于95%，服务合格率为90%。",
    "食品安全监督管理由市场监督管理部门负责，产品质量监督由其负责。",
    "实施标准化战略。农业标准化、服务标准化和工业标准化同步推进。",
] * 8
VOCABULARY = Vocabulary.of(TEXTS)
