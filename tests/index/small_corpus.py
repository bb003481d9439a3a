"""Three small documents for tests that write, damage and rebuild indexes."""

from pathlib import Path

DOCUMENTS = {
    "jia.txt": """甲市质量意见

一、总体要求

（一）目标。到2025年，产品质量合格率达到98%以上。服务满意度达到80分。

（二）原则。坚持质量第一。

二、保障措施

（三）组织领导。市场监管局牵头负责。各部门配合。
""",
    "yi.txt": """乙县粮食安全办法

第一章 总则

第一条 为了保障粮食安全，制定本办法。

第二条 县粮食局负责粮食储备工作。

第二章 储备

第三条 储备粮每年轮换三分之一。
粮仓应当防火防潮。
""",
    "bing.txt": """丙州旅游纲要

一、打造冰雪旅游品牌。建设滑雪场5个。

二、发展红色旅游。修缮纪念馆。
""",
}
MANIFEST = """["jia.txt"]
title = "甲市质量意见"
region = "甲市"
aliases = ["甲市", "甲市意见"]

["yi.txt"]
title = "乙县粮食安全办法"
region = "乙县"
aliases = ["乙县"]

["bing.txt"]
title = "丙州旅游纲要"
region = "丙州"
aliases = ["丙州"]
"""


def write_corpus(folder: Path) -> Path:
    """Write the documents and their manifest into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {**DOCUMENTS, "manifest.toml": MANIFEST}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def change(documents: Path, name: str, old: str, new: str) -> None:
    """Replace words that stand once in a file of the corpus."""
    path = documents / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
