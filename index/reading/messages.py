"""What the reader and its worker say to each other: one line of JSON each.

JSON and not pickle: what comes out of a worker that a hostile file has taken over is still data.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import TypeAdapter

from index.clause import ParsedDocument
from index.manifest import ManifestEntry
from index.reading.limits import Limits


@dataclass(frozen=True, slots=True)
class Request:
    """Read one file; of an archive, leave out the first ``skip`` members."""

    path: str
    source: str
    entries: Mapping[str, ManifestEntry] = field(default_factory=dict)
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """One step of an answer; ``done`` is the last.

    - begin: a member of an archive is about to be read
    - page: ``page`` of ``pages`` is done
    - document: what ``source`` holds
    - problem: why ``source`` could not be read, with the traceback where the fault is ours
    - done: ``held`` is the memory in MiB that the worker keeps

    A worker whose memory was used up says so in a problem and ends without ``done``.
    """

    kind: Literal["begin", "page", "document", "problem", "done"]
    source: str = ""
    reason: str = ""
    trace: str = ""
    page: int = 0
    pages: int = 0
    held: int = 0
    document: ParsedDocument | None = None


REQUEST: TypeAdapter[Request] = TypeAdapter(Request)
REPLY: TypeAdapter[Reply] = TypeAdapter(Reply)
LIMITS: TypeAdapter[Limits] = TypeAdapter(Limits)
