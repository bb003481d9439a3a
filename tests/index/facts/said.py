"""A text as a clause or a document, for reading its facts."""

from collections.abc import Sequence

from index.clause import Clause, Document, ParsedDocument
from index.facts.read import with_facts
from index.manifest import ManifestEntry
from index.parsing.parse import parse_text

START = 20  # where the clauses of these tests stand in their document


def document(
    text: str,
    source: str = "plan.txt",
    title: str = "质量强市工作方案",
    issued: str = "2021-01-01",
    repeals: Sequence[str] = (),
    number: str = "",
) -> ParsedDocument:
    """The document that a text is, as one of 甲市."""
    entry = ManifestEntry(
        title=title, region="甲市", issued=issued, number=number, repeals=tuple(repeals)
    )
    return parse_text(text, source, entry)


def clause(text: str, label: str = "一、", columns: tuple[str, ...] = ()) -> Clause:
    """A clause of a plan of 甲市 of 2021 with that text, its facts read."""
    about = Document(
        id="plan",
        title="质量强市工作方案",
        issuer="",
        number="",
        region="甲市",
        level="",
        issued="2021-01-01",
        status="",
        source="plan.txt",
        sha256="",
        text="　" * START + text,
    )
    bare = Clause(
        id="plan/1",
        document_id="plan",
        label=label,
        path=(),
        heading="",
        text=text,
        start=START,
        end=START + len(text),
        columns=columns,
    )
    return with_facts(ParsedDocument(about, (bare,), ())).clauses[0]
