"""Departments that a question claims to be responsible."""

import re
from collections.abc import Sequence

from qa.verify import Name, bodies

_RESPONSIBLE = re.compile(r"牵头|负责|主管|归.{2,12}管")


def claimed_departments(question: str) -> tuple[Name, ...]:
    """Departments that a question puts forward: 养老服务是兵团卫生计生委牵头的，对不？"""
    if not _RESPONSIBLE.search(question):
        return ()
    return tuple(name for name in bodies(question) if name.kind == "department")


def judge_department(name: str, departments: Sequence[str]) -> bool:
    """Whether a department is among those responsible, whatever prefix its list gives it."""
    return any(name.endswith(own) or own.endswith(name) for own in departments)
