"""All facts of a parsed document's clauses."""

from dataclasses import replace

from index.clause import Clause, ParsedDocument
from index.facts.departments import departments
from index.facts.fact import Duty, Facts


def with_facts(parsed: ParsedDocument) -> ParsedDocument:
    """The same document, every clause with what was read off it."""
    return replace(
        parsed,
        clauses=tuple(replace(clause, facts=_facts(clause)) for clause in parsed.clauses),
    )


def _facts(clause: Clause) -> Facts:
    return Facts(
        duties=tuple(
            Duty(name, "负责", clause.start, clause.end) for name in departments(clause.text)
        )
    )
