"""An article label as a question says it: 第（十八）条, 三、（一）1., 第26条第2款."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Label:
    """A label as written and the numbers it names; ``top`` when it can only be a main heading.

    Numbers below 0 count from the end, as -2 for 倒数第二条. ``units`` are the words or marks of
    the numbers (章, 条, 、, （); ``after`` is 1 for 第三条之一; ``inside`` is what is asked for in
    the clause, as (款, 2), (项, 3); ``annex`` the attachment that it stands in; ``bracketed`` tells
    第（三）条 from 第三条. ``span`` is where a text says it.
    """

    text: str
    numbers: tuple[int, ...]
    top: bool = False
    after: int = 0
    inside: tuple[tuple[str, int], ...] = ()
    annex: str = ""
    bracketed: bool = field(default=False, compare=False)
    units: tuple[str, ...] = field(default=(), compare=False)
    span: tuple[int, int] = field(default=(0, 0), compare=False)

    @property
    def of_articles(self) -> bool:
        """Whether what it names is called an article: 第二十六条."""
        return self.units[-1:] == ("条",)
