"""What a question says that it does not ask about: 不是广东的."""

import re

_EXCLUDED = re.compile(
    r"(?:(?<!是)不是|(?<!要)不要|不问|并非|除了)[^,，。;；?？]{1,12}(?=[,，。;；?？]|$)"
)


def without_excluded(plain: str) -> str:
    """A question in comparable form with blanks where it says what it does not ask."""
    return _EXCLUDED.sub(lambda match: " " * len(match.group()), plain)
