"""Making a run: every question of a set asked of one system."""

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pydantic import TypeAdapter
from tqdm import tqdm

from eval.question_set.question import Question
from eval.runs.cache import AnswerCache
from eval.runs.header import Header
from eval.runs.machine import commit, machine, peak_megabytes
from eval.runs.record import Record
from eval.runs.run import Run
from eval.runs.system import System

_QUESTIONS = TypeAdapter(tuple[Question, ...])


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a run was made with, beside the questions and the machine: see ``Header``."""

    generation: str
    configuration: dict[str, str] = field(default_factory=dict)
    models: dict[str, str] = field(default_factory=dict)
    prompts: dict[str, str] = field(default_factory=dict)


def run(
    system: System,
    questions: Sequence[Question],
    name: str,
    circumstances: Circumstances,
    cache: AnswerCache,
    progress: bool = False,
    fresh: bool = False,
) -> Run:
    """Ask every question that the cache does not know (all, with ``fresh``), in order.

    Whatever was answered before an interrupt is in the cache, and is not asked again.
    """
    started, began = datetime.now(UTC), time.perf_counter()
    identity = system.identity
    records: list[Record] = []
    cached = 0
    for question in tqdm(questions, disable=not progress, desc=system.name, unit="题"):
        known = None if fresh else cache.get(system.name, identity, question)
        cached += known is not None
        if known is None:
            known = system.ask(question)
            cache.put(system.name, identity, known)
        records.append(known)
    head, changed = commit()
    header = Header(
        id=f"{started:%Y%m%d-%H%M%S}-{system.name}-{name}",
        system=system.name,
        questions=name,
        questions_sha256=hashlib.sha256(_QUESTIONS.dump_json(tuple(questions))).hexdigest(),
        started=started.isoformat(timespec="seconds"),
        seconds=round(time.perf_counter() - began, 1),
        commit=head,
        changed=changed,
        generation=circumstances.generation,
        configuration=circumstances.configuration,
        models=circumstances.models,
        prompts=circumstances.prompts,
        machine=machine(),
        peak_megabytes=peak_megabytes(),
        cached=cached,
    )
    return Run(header, tuple(records))
