"""An article that a question names and no document has, with how many there are instead."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Missing:
    """A label that a document does not have: ``count`` is how many ``unit`` it has instead.

    The unit is 款, 项 or 目 where the article is there and ``within`` is its label; "" for
    ``document`` means that no document of the corpus has the title ``label``.
    """

    document: str  # id
    label: str  # as said
    unit: str
    count: int
    within: str = ""

    def told(self, name: str) -> str:
        """The news in words; ``name`` is what the document is called.

        >>> Missing("law", "第一百条", "条", 74).told("《产品质量法》")
        '《产品质量法》共 74 条，没有“第一百条”。'
        """
        if not self.document:
            return f"现有文件中没有《{self.label}》。"
        if self.count:
            return f"{name}{self.within}共 {self.count} {self.unit}，没有“{self.label}”。"
        none = "没有分" if self.within else "没有编号的"
        return f"{name}{self.within}{none}{self.unit}，没有“{self.label}”。"
