"""Measuring one runtime in a process of its own, so that its peak memory is its own."""

import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from eval.llm_speed.prompts import prompts
from eval.llm_speed.runtimes import Reading, Runtime

_KIB_PER_MIB = 1024
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured for prompts of one length. Seconds are medians over the prompts.

    ``first_word`` and ``whole`` are counted from the question; ``rate`` is the best of the
    prompts in tokens a second: other work on the machine only ever takes away.
    """

    evidence: int  # tokens that were aimed at
    prompt_tokens: int  # of the whole prompt, median
    reuse: bool  # whether the fixed start of the prompt had been read before
    load: float  # seconds
    first_word: float
    rate: float
    whole: float
    peak: int  # MiB, of all that was measured in the process until then


def measured(runtime: Runtime, threads: int, lengths: Sequence[int]) -> list[Speed]:
    """All that is measured of one runtime."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_measure, runtime, threads, lengths).result()


def _measure(runtime: Runtime, threads: int, lengths: Sequence[int]) -> list[Speed]:
    began = time.perf_counter()
    ask = runtime.open(runtime.path, threads)
    load = time.perf_counter() - began
    found = []
    for reuse in runtime.reuses:
        ask(prompts(1)[0], reuse)  # reads the fixed start, and wakes the runtime up
        for length in lengths:
            readings = [ask(messages, reuse) for messages in prompts(length)]
            found.append(_speed(length, reuse, load, readings))
    return found


def _speed(evidence: int, reuse: bool, load: float, readings: Sequence[Reading]) -> Speed:
    return Speed(
        evidence=evidence,
        prompt_tokens=round(median(each.prompt_tokens for each in readings)),
        reuse=reuse,
        load=load,
        first_word=median(each.prompt_seconds for each in readings),
        rate=max((r.answer_tokens - 1) / max(r.answer_seconds, 1e-9) for r in readings),
        whole=median(each.prompt_seconds + each.answer_seconds for each in readings),
        peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _KIB_PER_MIB,
    )


def set_up(package: str) -> str:
    """Seconds and megabytes that pip takes for a package alone, into an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-cache-dir"]
        done = subprocess.run([*pip, "--target", folder, package], check=False, capture_output=True)
        seconds = time.perf_counter() - began
        if done.returncode:
            return "fails"
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
    return f"{seconds:.0f} s, {size / _MB:.0f} MB"
