"""What a command and all its children take, from its start to its end (Linux)."""

import os
import resource
import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

GLANCE = 0.05  # seconds between two looks at the memory of all its processes together
PAGE = resource.getpagesize()


@dataclass(frozen=True, slots=True)
class Taken:
    """What one run of a command took."""

    cpu: float  # seconds, user and system, with every child that was waited for
    wall: float  # seconds
    peak: float  # MiB resident: the peak of one process, or of all together if that was more
    status: int  # its exit status; negative: the signal that ended it


def measured(command: Sequence[str], *, cwd: Path, env: Mapping[str, str], output: Path) -> Taken:
    """Run a command to its end and return what it took; its output goes to a file.

    A process inherits the peak of the one that started it, so the caller of this has to be small itself.
    """
    with output.open("wb") as said:
        began = perf_counter()
        process = subprocess.Popen(command, cwd=cwd, env=dict(env), stdout=said, stderr=subprocess.STDOUT)
        ended, seen = threading.Event(), [0.0]
        glances = threading.Thread(target=_watch, args=(process.pid, ended, seen))
        glances.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - began
    ended.set()
    glances.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = max(used.ru_maxrss / 1024, seen[0])
    return Taken(used.ru_utime + used.ru_stime, wall, peak, process.returncode)


def _watch(pid: int, ended: threading.Event, seen: list[float]) -> None:
    while not ended.wait(GLANCE):
        together = sum(map(resident, family_of(pid))) / 2**20
        seen[0] = max(seen[0], together)


def family_of(pid: int) -> list[int]:
    """Return the process and all its descendants."""
    found = [pid]
    for one in found:
        with suppress(OSError):  # it has ended since
            for file in Path(f"/proc/{one}/task").glob("*/children"):
                found.extend(map(int, file.read_text(encoding="ascii").split()))
    return found


def resident(pid: int) -> int:
    """Return the bytes of a process in memory now; shared memory counts for each process."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * PAGE
    except OSError:
        return 0
