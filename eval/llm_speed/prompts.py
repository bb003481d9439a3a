"""The prompts that are measured: Tiaowen's own, with evidence of a given length."""

import re
from itertools import cycle

from langchain_core.messages import BaseMessage

from index.settings import ROOT
from qa.prompts import prompt

# Characters of Chinese policy text that make one token of Qwen2.5's.
_CHARACTERS = 1.6
CASES = (
    (
        "到2025年制造业产品质量合格率要达到多少？农产品呢？",
        "制造业产品质量合格率达到94%，农产品质量安全例行监测合格率和食品抽检合格率均达到98%以上，"
        "消费品质量合格率达到93%以上。",
    ),
    (
        "质量工作考核结果用在什么地方？",
        "强化考核评估，将质量工作考核结果作为领导班子和领导干部综合考核的重要内容。",
    ),
    (
        "首席质量官制度有什么要求？",
        "鼓励企业建立首席质量官制度，力争到2025年规模以上企业首席质量官覆盖率达到60%以上。",
    ),
)


def prompts(tokens: int) -> list[list[BaseMessage]]:
    """One prompt for each case: the sentence that answers, then others of the documents.

    The evidence takes about ``tokens`` tokens; how many the whole prompt takes, the model says.
    """
    filling = cycle(_sentences())
    made = []
    for question, answering in CASES:
        lines = [answering]
        while sum(map(len, lines)) < tokens * _CHARACTERS:
            lines.append(next(filling))
        evidence = "\n".join(f"[{n}] {line}" for n, line in enumerate(lines, 1))
        made.append(prompt("answer").messages(evidence=evidence, question=question))
    return made


def _sentences() -> list[str]:
    """Sentences of the documents that ship, as evidence would hold them."""
    texts = [
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "documents").glob("*.txt"))
    ]
    found = [match for text in texts for match in re.findall(r"[^。\n]{20,60}。", text)]
    return [sentence.strip() for sentence in found]
