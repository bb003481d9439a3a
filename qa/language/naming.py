"""Names of regions in English; every other name stays as the documents write it."""

from functools import cache

from pypinyin import lazy_pinyin

from index.regions import mentions
from qa.language.phrasebook import phrasebook


def english_name(name: str) -> str:
    """A region's name in English, where it has one, else by its sound; titles stay.

    >>> english_name("内蒙古"), english_name("汕尾市")
    ('Inner Mongolia', 'Shanwei')
    """
    return name if name.startswith("《") else _region(name)


@cache
def _region(name: str) -> str:
    table = phrasebook().table("regions")
    known = next((known for known in table if name.startswith(known)), "")
    return table[known] if known else "".join(lazy_pinyin(_short(name))).capitalize()


def _short(name: str) -> str:
    """广西壮族自治区 as 广西; what people say instead of the full name stays."""
    return next((each.names[-1] for each, _ in mentions(name) if each.name == name), name)


@cache
def is_region(name: str) -> bool:
    """Whether a text is the name of a region and nothing else."""
    return any(span == (0, len(name)) for _, span in mentions(name))
