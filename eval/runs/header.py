"""What a run was made with: enough to know why two runs differ."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Header:
    """A run's circumstances; all strings, so that two headers can be laid side by side."""

    id: str  # folder name: time and set
    system: str  # "tiaowen", or an ablation's name
    questions: str  # name of the set
    questions_sha256: str  # of the questions that were asked
    started: str  # ISO time, UTC
    seconds: float  # of wall clock; what came from the cache took none
    commit: str  # "" outside a checkout
    changed: bool  # the checkout had changes that were not committed
    generation: str  # of the index
    configuration: dict[str, str] = field(default_factory=dict)  # settings that bear on answers
    models: dict[str, str] = field(default_factory=dict)  # role → "name sha256"
    prompts: dict[str, str] = field(default_factory=dict)  # name → "version sha256"
    machine: dict[str, str] = field(default_factory=dict)  # processor, cores, memory, python …
    peak_megabytes: float = 0.0  # of this process
    cached: int = 0  # answers that were taken from the cache
