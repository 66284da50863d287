"""Seconds of CPU that running processes have used, each with all the processes it has started (Linux)."""

import os
from contextlib import suppress
from pathlib import Path

from benchmarks.measured import family_of

TICKS = os.sysconf("SC_CLK_TCK")  # a second
_OWN, _OF_ENDED = slice(11, 13), slice(13, 15)  # user and system, in /proc/PID/stat behind the process's name


def used(pid: int) -> float:
    """Return what a process has used until now, with all its descendants, also those that have ended."""
    while True:
        family, ticks = family_of(pid), 0
        for one in family:
            with suppress(OSError):
                said = Path(f"/proc/{one}/stat").read_text(encoding="utf-8", errors="replace")
                numbers = said.rpartition(")")[2].split()
                ticks += sum(map(int, (*numbers[_OWN], *numbers[_OF_ENDED])))
        if family_of(pid) == family:  # else a process has ended in between, and counts with its parent, or not at all
            return ticks / TICKS


def used_by(server: Path) -> float:
    """Return what the processes of the PostgreSQL in a folder have used until now, including those that have ended."""
    pid = (server / "data" / "postmaster.pid").read_text(encoding="utf-8").split()[0]
    return used(int(pid))
