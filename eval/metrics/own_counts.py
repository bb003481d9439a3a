"""What an answer counts of itself: 共 6 条（兵团 2 条、汕尾 4 条） tells how long its list is."""

import re

from eval.runs.record import Record

_MARKER = re.compile(r"\[\d{1,3}\]")
_COUNT = re.compile(r"(?<![\d.])\d+(?=\s*[条條份部项項处處行])")
# English has no measure words: "Clauses that mention …: 2 (Bingtuan 1, Shanwei 1)."
_ENGLISH = re.compile(r"^[^\u4e00-\u9fff]*(?:“[^”]*”[^\u4e00-\u9fff]*)*$")
_NUMBER = re.compile(r"(?<![\d.])\d+(?![\d.%])")


def claims(record: Record) -> str:
    """The text without the numbers by which lines that cite nothing count the answer's own rows.

    A number larger than the list is no count of it, and stays.
    """
    return "\n".join(
        line if _MARKER.search(line) else _without_counts(line, record.rows)
        for line in record.text.split("\n")
    )


def _without_counts(line: str, rows: int) -> str:
    count = _NUMBER if _ENGLISH.match(line) else _COUNT
    return count.sub(lambda match: "" if int(match.group()) <= rows else match.group(), line)


def speaks_of_itself(sentence: str, rows: int) -> bool:
    """Whether a sentence beside so many rows only counts them, or asks the reader back.

    >>> speaks_of_itself("【义务】共 6 条", 9), speaks_of_itself("合格率共 6 条，达到98%", 9)
    (True, False)
    """
    if not rows:
        return False
    left = _without_counts(sentence, rows)
    return left.rstrip().endswith(("?", "？")) or (left != sentence and not re.search(r"\d", left))
