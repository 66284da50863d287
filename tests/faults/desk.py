"""A desk that meets faults: sources in a world of their own, runs of the real command, and their results."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from ingest import open_collection
from ingest.schema import Attempt, Query, Record
from tests.conftest import ROOT
from tests.faults.world import World, public
from tests.loopback import Answer, Asked, Loopback, Reply

HEALTHY = ("sound", "steady", "whole")  # sound sources in every run
PATIENCE = 120  # seconds after which a command that has not ended has failed
TIMEOUT = 2  # seconds for one attempt, in place of 30


def rss(name: str, *items: str, more: str = "") -> bytes:
    """A feed of these items; `more` is markup that goes into each."""
    said = "".join(
        f"<item><title>{item} of {name}</title><link>https://{name}.example/{item}</link>"
        f"<guid>https://{name}.example/{item}</guid><description>The {item} story of {name}.</description>{more}</item>"
        for item in items
    )
    channel = f"<title>{name}</title><link>https://{name}.example/</link>{said}"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{channel}</channel></rss>'.encode()


def good(name: str, *items: str) -> Answer:
    return Answer(body=rss(name, *(items or ("first", "second"))), headers=(("Content-Type", "application/rss+xml"),))


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One source, what is wrong with it, and what its server says once the fault is over."""

    replies: tuple[Reply, ...] = ()  # in turn; the last one is repeated
    settings: Mapping[str, Any] = field(default_factory=dict)  # settings of its [[source]]
    elsewhere: Mapping[str, Reply] = field(default_factory=dict)  # what is answered at other paths
    names: Sequence[Sequence[str]] | None = None  # the addresses of its host at each look-up
    cured: Reply | None = None  # by default a feed of two items
    url: str | None = None  # with {port}


@dataclass(frozen=True)
class Ran:
    """What a run said, took and left."""

    status: int
    out: str
    err: str
    peak: int  # bytes of memory
    folder: Path

    @cached_property
    def summary(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found

    @cached_property
    def refused(self) -> dict[str, str]:
        """Why each source failed, by its id, as the summary says it."""
        failed = {one["source"]: f"{one['kind']}: {one['cause']}" for one in self.summary["failures"]}
        return failed | {one["document"]: f"{one['rule']}: {one['detail']}" for one in self.summary["not_read"]}

    @property
    def text(self) -> str:
        return self.out + self.err


@dataclass
class Desk:
    """A folder with seeds and a collection, beside a server that answers for all its sources."""

    folder: Path
    web: Loopback
    world: World = field(default_factory=World)
    places: dict[str, str] = field(default_factory=dict)  # the address of each source's host, by its id
    flags: tuple[str, ...] = ("--workers", "64", "--timeout", str(TIMEOUT), "--all", "--json")

    @property
    def database(self) -> Path:
        return self.folder / "collection.db"

    @property
    def address(self) -> str:
        return f"sqlite:///{self.database}"

    # -- what is served --

    def stand(self, faults: Mapping[str, Fault], *, version: int = 1) -> None:
        """Make a source for each fault, each on its own host, beside the healthy ones."""
        everyone = {name: Fault() for name in HEALTHY} | dict(faults)
        self.places = {name: public(number) for number, name in enumerate(everyone, start=1)}
        self._resolve(
            {name: [[self.places[name]]] if fault.names is None else fault.names for name, fault in everyone.items()}
        )
        seeds = self.folder / "seeds"
        seeds.mkdir(parents=True, exist_ok=True)
        tables = (self._table(name, fault) for name, fault in everyone.items())
        (seeds / "all.toml").write_text("\n".join(tables), encoding="utf-8")
        for name, fault in faults.items():
            self.web.answer(f"/{name}", *fault.replies)
            for path, reply in fault.elsewhere.items():
                self.web.answer(path, reply)
        self.publish(version)

    def publish(self, version: int) -> None:
        """Give every healthy source one item more than it had."""
        for name in HEALTHY:
            self.web.answer(f"/{name}", good(name, *(f"item-{number}" for number in range(version + 1))))

    def cure(self, faults: Mapping[str, Fault]) -> None:
        """Let every server answer as it should, at its one address."""
        self._resolve({name: [[self.places[name]]] for name in faults})
        for name, fault in faults.items():
            self.web.answer(f"/{name}", fault.cured or good(name))

    def _resolve(self, names: Mapping[str, Sequence[Sequence[str]]]) -> None:
        known = {f"{name}.example": [list(turn) for turn in turns] for name, turns in names.items()}
        self.world = replace(self.world, names=self.world.names | known)

    def _table(self, name: str, fault: Fault) -> str:
        url = (fault.url or f"http://{name}.example:{{port}}/{name}").format(port=self.web.address[1])
        keys = {"name": name, "url": url, "spacing": 1, **fault.settings}
        return "\n".join(["[[source]]", *(f"{key} = {_toml(value)}" for key, value in keys.items()), ""])

    # -- running --

    def set_clock(self, ahead: timedelta) -> None:
        """Let the clock of later runs be ahead, or behind."""
        self.world = replace(self.world, ahead=ahead.total_seconds())

    def hasten(self, times: float) -> None:
        """Let later runs wait so many times shorter for their own processes."""
        self.world = replace(self.world, haste=times)

    def limit(self, **limits: int) -> None:
        """Set exactly these limits (RLIMIT_...) for later runs."""
        self.world = replace(self.world, limits=limits)

    def command(self, *arguments: str) -> list[str]:
        """Return the command in its world; without arguments, a poll of every source."""
        path = self.folder / "world.json"
        self.world.write(path)
        places = ["--seeds", str(self.folder / "seeds"), "--collection", self.address]
        return [sys.executable, "-m", "tests.faults.world", str(path), *(arguments or (*places, *self.flags))]

    def run(self, *arguments: str, env: Mapping[str, str] | None = None) -> Ran:
        """Run the command to its end."""
        done = subprocess.run(
            self.command(*arguments),
            cwd=ROOT,
            env=poor(self.folder) | dict(env or {}),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        peak = int((self.folder / "world.peak").read_text(encoding="ascii"))
        return Ran(done.returncode, done.stdout, done.stderr, peak, self.folder)

    def publish_to(self, output: Path) -> Ran:
        """Run the syndicator on what is there."""
        places = ["--collection", self.address, "--output", str(output)]
        command = [sys.executable, "-m", "syndicate", *places]
        done = subprocess.run(
            command, cwd=ROOT, env=poor(self.folder), capture_output=True, text=True, timeout=PATIENCE
        )
        return Ran(done.returncode, done.stdout, done.stderr, 0, self.folder)

    # -- what is left afterwards --

    def attempts(self, name: str) -> tuple[Attempt, ...]:
        with open_collection(self.address, read_only=True) as collection:
            return collection.attempts(name)

    def records(self, name: str | None = None) -> list[Record]:
        """The records of a source, or all."""
        with open_collection(self.address, read_only=True) as collection:
            return list(collection.matching(Query(sources=(name,) if name else (), copies="every")))

    def count(self, name: str) -> int:
        """Return how many records a source has, which may be too many to load."""
        with closing(sqlite3.connect(self.database)) as connection:
            found = connection.execute("SELECT count(*) FROM records WHERE source_id = ?", (name,))
            return int(found.fetchone()[0])

    def titles(self, name: str) -> set[str | None]:
        return {record.entry.title for record in self.records(name)}

    def asked(self, path: str) -> list[Asked]:
        return [asked for asked in self.web.asked if asked.path == path]


def poor(folder: Path) -> dict[str, str]:
    """Return an environment that is almost empty, like cron's."""
    return {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}


def is_sound(database: Path) -> bool:
    with closing(sqlite3.connect(database)) as connection:
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)] and not broken


def content(records: Sequence[Record]) -> dict[str, tuple[object, ...]]:
    """Return what must be the same in two collections of the same documents, whenever they were fetched."""
    return {
        one.id: (one.public_id, one.source_id, one.seen_in, one.copy_of, one.revision, one.withdrawn, one.entry)
        for one in records
    }


def check(ran: Ran, desk: Desk, *, version: int, status: int = 0) -> None:
    """Check what no fault may change: the healthy sources, the collection, the form of the messages, the status."""
    assert ran.status == status, ran.text
    assert "Traceback" not in ran.text
    assert is_sound(desk.database)
    for name in HEALTHY:
        assert f"item-{version} of {name}" in desk.titles(name), ran.text


def _toml(value: object) -> str:
    """Return a value in TOML, which is JSON's notation except for tables."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_toml(one)}" for key, one in value.items()) + " }"
    return json.dumps(value)
