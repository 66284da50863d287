"""Polls in virtual time against a real server: `Days` is a clock without waiting, `Rounds` the runs on it."""

import io
import threading
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from ingest import open_collection
from ingest.cli import main
from ingest.cli.machine import Machine
from ingest.schema import Attempt, Clock, FetchState, Query
from tests.loopback import Asked, Loopback

MONDAY = datetime(2025, 9, 1, tzinfo=UTC)
HOST = "127.9.1.1"  # the path of a source by default


@dataclass
class Days:
    """A clock that advances when something sleeps, or a test says so."""

    passed: float = 0.0  # seconds since `MONDAY`
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def now(self) -> datetime:
        return MONDAY + timedelta(seconds=self.passed)

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.passed += max(seconds, 0.0)

    def clock(self) -> Clock:
        return Clock(now=self.now, monotonic=lambda: self.passed, sleep=self.sleep)


@dataclass
class Rounds:
    """Sources, their collection, and the runs that poll them."""

    folder: Path
    web: Loopback
    days: Days = field(default_factory=Days)
    environment: dict[str, str] = field(default_factory=dict)
    chance: Random = field(default_factory=lambda: Random(7))
    said: str = ""  # by the last run
    runs: int = 0

    @property
    def address(self) -> str:
        return f"sqlite:///{self.folder / 'collection.db'}"

    def source(
        self,
        name: str,
        path: str = "/feed",
        *,
        host: str = HOST,
        settings: Mapping[str, object] | None = None,
        **more: object,
    ) -> None:
        """Add a source at a loopback address, with settings in a mapping, by name, or both."""
        seeds = self.folder / "seeds"
        seeds.mkdir(exist_ok=True)
        keys: dict[str, object] = {
            "name": name,
            "url": self.web.url(path, host=host),
            "allow_private": True,
            "spacing": 0,
        }
        keys |= dict(settings or {}) | more
        lines = "\n".join(f"{key} = {_toml(value)}" for key, value in keys.items())
        (seeds / f"{name}.toml").write_text(f"[[source]]\n{lines}\n", encoding="utf-8")

    def at(self, hours: float, *flags: str) -> tuple[Asked, ...]:
        """Advance to so many hours after the beginning, poll, and return what the server was asked."""
        self.days.passed = max(self.days.passed, hours * 3600)
        return self.poll(*flags)

    def poll(self, *flags: str) -> tuple[Asked, ...]:
        """Poll whatever is due, and return what the server was asked."""
        return self.run("--seeds", str(self.folder / "seeds"), "--collection", self.address, *flags)

    def run(self, *arguments: str, status: int = 0) -> tuple[Asked, ...]:
        """Run the command, and return what the server was asked."""
        before, said = len(self.web.asked), io.StringIO()
        self.runs += 1
        machine = Machine(
            clock=self.days.clock(),
            chance=self.chance,
            environment=self.environment,
            run=f"run-{self.runs}",
            gone=lambda run: True,  # here one ends before the next begins
            stopping=threading.Event(),
        )
        with redirect_stdout(said), redirect_stderr(said):
            ended = main(list(arguments), machine=machine)
        self.said = said.getvalue()
        assert ended == status, self.said
        return tuple(self.web.asked[before:])

    def state(self, name: str) -> FetchState:
        with open_collection(self.address, read_only=True) as collection:
            return collection.schedule.states([name])[name]

    def due_in(self, name: str) -> float | None:
        """Return the hours from now to the next poll; None: there will be none."""
        due = self.state(name).due
        return None if due is None else (due - self.days.now()).total_seconds() / 3600

    def attempts(self, name: str) -> tuple[Attempt, ...]:
        with open_collection(self.address, read_only=True) as collection:
            return collection.attempts(name)

    def titles(self) -> set[str | None]:
        with open_collection(self.address, read_only=True) as collection:
            return {record.entry.title for record in collection.matching(Query())}


def paths(asked: Sequence[Asked]) -> list[str]:
    return [one.path for one in asked]


def headers(asked: Asked, names: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return the values of these headers."""
    return {name: asked.header(name) for name in names}


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
