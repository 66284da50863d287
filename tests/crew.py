"""Workers for the tests: in this process until they are idle, or as processes of their own that are killed."""

import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic, sleep
from typing import BinaryIO

from ingest.cli import main
from ingest.cli.machine import Machine, this_machine
from tests.processes import FORK

BEAT = 0.3  # seconds between two signs of life, so that tests need not wait long for others
PATIENCE = 60.0  # seconds after which a process that has not ended has failed


def machine(beat: float) -> Machine:
    """Return this machine, but with workers that give signs of life more often."""
    return replace(this_machine(), beat=beat)


@dataclass(frozen=True, slots=True)
class Crew:
    """A collection, the seeds that are polled into it, and the commands that do so."""

    address: str
    seeds: Path

    def seed(self, text: str) -> None:
        """Write the sources that are polled."""
        self.seeds.mkdir(exist_ok=True)
        (self.seeds / "all.toml").write_text(text, encoding="utf-8")

    def put(self, *flags: str) -> int:
        """Put what is due into the queue."""
        return self.poll("--engine", "procrastinate", *flags)

    def poll(self, *flags: str) -> int:
        """Run the command that polls."""
        return main(["--collection", self.address, "--seeds", str(self.seeds), *flags])

    def work(self, *flags: str) -> int:
        """Work in this process until nothing is left to do."""
        return main(["worker", "--collection", self.address, "--until-idle", *flags], machine(BEAT))

    @contextmanager
    def worker(self, *flags: str, beat: float = BEAT) -> Iterator["Worker"]:
        """A worker in a process of its own, killed at the end if it is not over by then."""
        with tempfile.TemporaryFile() as said:
            arguments = ["worker", "--collection", self.address, *flags]
            process = FORK.Process(target=_run, args=(arguments, beat, said.fileno()))
            process.start()
            try:
                yield Worker(process, said)
            finally:
                process.kill()
                process.join()


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker's process."""

    process: BaseProcess
    output: BinaryIO

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.process.pid or 0, number)

    def said(self) -> str:
        """Return what it has written until now."""
        return os.pread(self.output.fileno(), 1 << 20, 0).decode()

    def ended(self) -> int:
        """Wait until it ends; return its exit status, negative for a signal."""
        self.process.join(PATIENCE)
        assert self.process.exitcode is not None, f"still at work: {self.said()}"
        return self.process.exitcode


def _run(arguments: list[str], beat: float, output: int) -> None:
    os.dup2(output, 1)
    os.dup2(output, 2)
    sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115 - they are open to its end
    code = main(arguments, machine(beat))
    sys.stdout.flush()
    sys.exit(code)


def until(met: Callable[[], object]) -> None:
    """Wait for a condition, and fail if it is not met."""
    over = monotonic() + PATIENCE
    while not met():
        assert monotonic() < over, "waited in vain"
        sleep(0.02)


def source(name: str, url: str, **settings: object) -> str:
    """A source of this machine as seeds/ has it; without spacing."""
    said = {"spacing": 0, **settings}
    lines = (f"{key} = {_toml(value)}" for key, value in said.items())
    return f'[[source]]\nname = "{name}"\nurl = "{url}"\nallow_private = true\n' + "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float) else repr(value)
