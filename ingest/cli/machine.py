"""What the command line takes from the machine it runs on and hands down: nothing below fetches it itself."""

import ctypes
import gc
import os
import random
import secrets
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from ingest.schema import BEAT, Clock

COLLECTED_AT = 10_000  # allocations between two garbage collections; a run makes hardly any reference cycles
_M_ARENA_MAX = -8  # mallopt(3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """The time, chance, the environment, and a name for this run that no other bears."""

    clock: Clock
    chance: Random
    environment: Mapping[str, str]
    run: str
    gone: Callable[[str], bool]  # whether a run of another name is known to be over
    stopping: threading.Event  # set when the run is to end; nothing sleeps through it
    cores: int = 1  # that this process may use
    beat: float = BEAT  # seconds between a worker's signs of life; the same for all at a collection, or some seem dead


def this_machine() -> Machine:
    """Return the machine that this runs on."""
    stopping = threading.Event()

    def sleep(seconds: float) -> None:
        stopping.wait(seconds)

    return Machine(
        clock=Clock(now=lambda: datetime.now(UTC), monotonic=time.monotonic, sleep=sleep),
        chance=random.Random(),  # noqa: S311 - it spreads requests in time, and keeps no secret
        environment=os.environ,
        run=f"{_processes()}/{os.getpid()}/{secrets.token_hex(4)}",
        gone=_gone,
        stopping=stopping,
        cores=_cores(),
    )


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def settle_memory() -> None:
    """Tune the garbage collector and malloc for a run, once most modules are loaded and before its threads start.

    Loaded modules live until the end, so they are frozen and no collection scans them. All threads share two malloc
    arenas: by default glibc gives each thread its own, and those of twenty threads hold 4 MiB.
    """
    gc.freeze()
    gc.set_threshold(COLLECTED_AT)
    with suppress(OSError, AttributeError):  # another C library has no mallopt, nor arenas
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 2)


def _processes() -> str:
    """Name the scope in which a process id is unique: this boot of this machine, and its PID namespace (container)."""
    try:
        started = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{started}-{Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return f"{uuid.getnode():x}"


def _gone(run: str) -> bool:
    """Whether the process of a run on this machine has come to an end; of another machine nothing is known."""
    where, _, rest = run.partition("/")
    process = rest.partition("/")[0]
    if where != _processes() or not process.isdecimal():
        return False
    try:
        os.kill(int(process), 0)
        # A zombie, whose parent has not waited for it, keeps its id: see proc_pid_stat(5).
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        return status.rpartition(") ")[2].startswith("Z")
    except ProcessLookupError:
        return True
    except OSError:
        return False  # somebody else's, but there
