"""Does a sentence say of all, of some or of one alone what its sources say of others?"""

import re
from collections.abc import Sequence

from qa.verify.finding import Failure, Source
from qa.verify.folding import fold
from qa.verify.quotations import quotations

# What claims the whole, and what in a source may be restated so; then the same for the only one.
_CLAIMS = (
    (
        re.compile(r"全部|所有|一切|任何|一律|无一例外"),
        re.compile(r"全部|所有|一切|任何|一律|[各均都凡每]|全[体面区市省州县国程]|100%|百分之百"),
    ),
    (
        re.compile(r"只有|仅限|仅由|只由|唯一|单独|独家"),
        re.compile(r"[只仅限独]|唯一|方可|才"),
    ),
    (
        re.compile(r"部分(?!门)|少数|个别|有的"),
        re.compile(r"部分(?!门)|少数|个别|有的|有条件|符合条件|试点"),
    ),
)


def scope_failures(claim: str, cited: Sequence[Source]) -> tuple[Failure, ...]:
    """Return the words that widen or narrow what the sources say: 全部, 只有, 部分."""
    folded = fold(claim)
    for quotation in quotations(folded):
        start, end = quotation.span
        folded = folded[:start] + " " * (end - start) + folded[end:]
    there = fold("\n".join(source.text for source in cited))
    said = [(mine.search(folded), theirs.search(there)) for mine, theirs in _CLAIMS]
    return tuple(
        Failure("wording", f"所引条款没有说“{word[0]}”", soft=True)
        for word, same in said
        if word and not same
    )
