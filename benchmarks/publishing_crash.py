"""Does a publish run that is killed leave anything half-written, and does the next one finish its work?

    python -m benchmarks.publishing_crash [--kills N] [--sources N] [--entries N] [--seed N]

Runs of `python -m syndicate` are started and killed (SIGKILL) at random moments, spread evenly over the time from their
first write to their end. Runs that find no output alternate with runs that find the output from before a change of the
collection. A third of them have a second run beside them that is not killed; another third are killed twice. After each
kill every file has to be whole and valid, and every .gz that of the file beside it. Then one run may finish, after
which the output has to be byte for byte what undisturbed runs make.

The last result
---------------
2026-11-26, 2 cores with twice as much work as they can do, each run a process of its own, 3 sources of 12 entries:

    112 files at the end; runs write from 0.90 to 1.47 s, 0.75 to 1.27 s
    200 kills in 1853 s: 0 faults

The same with --forked, as the tests do it: 200 kills in 555 s, 0 faults.
"""

import argparse
import gzip
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from lxml import etree

import syndicate.run  # noqa: F401 - so that a forked run need not import it
from benchmarks.command import environment
from benchmarks.corpus import ROOT
from ingest import open_collection
from ingest.deciding import decide, lookups
from ingest.run.storing import write_changes
from ingest.schema import CanonicalUrl, Entry, Format, Kind, Reading, Tag, Tombstone
from ingest.text.hashing import hash_text
from syndicate.cli import main as publish
from tests.conformance.validity import FAULTS
from tests.processes import FORK

START = datetime(2025, 9, 24, 12, tzinfo=UTC)
STRIDE = 0.6180339887  # of a run's time from one kill to the next, modulo 1: no two coincide (Weyl)
PATIENCE = 120  # seconds that a run has to finish
MOMENT = 0.002  # seconds from one look for a first write to the next
VALID = {Path(name).suffix: faults for name, faults in FAULTS.items()}
"""What is wrong with a feed, by how its name ends."""


# -- the collection, as it is and as it was --


def entry_of(source: int, number: int, version: int) -> Entry:
    """Return an entry of a source; in the second version every third has another title."""
    address = f"https://{source}.example/{number}"
    title = f"Story {number} of {source}" + (", corrected" if version > 1 and number % 3 == 0 else "")
    body = "".join(f"<p>Paragraph {place} of {title}, told &amp; told again.</p>" for place in range(8))
    return Entry(
        guid=f"tag:{source}.example,2025:{number}",
        url=address,
        canonical_url=CanonicalUrl(address),
        title=title,
        content_html=body,
        content_text=body,
        published=START + timedelta(minutes=7 * number + source),
        language=("en", "de", "ckb")[source % 3],
        tags=(Tag("Water & Power"),) if number % 2 else (),
        raw_hash=hash_text(f"{address} {title}"),
        origin="feed",
    )


def readings(sources: int, entries: int, version: int) -> Iterator[Reading]:
    """Yield what each source says: first its entries; later some more, corrections, and one withdrawal."""
    for source in range(sources):
        numbers = range(entries if version == 1 else entries + entries // 2)
        yield Reading(
            source_id=f"source {source}",
            url=f"https://{source}.example/feed",
            fetched_at=START + timedelta(days=version),
            format=Format.ATOM,
            kind=Kind.FEED,
            entries=tuple(entry_of(source, number, version) for number in numbers),
            tombstones=(Tombstone(f"tag:{source}.example,2025:1"),) if version > 1 else (),
        )


def store(folder: Path, sources: int, entries: int, version: int) -> None:
    """Take in what the sources say into the collection of a folder."""
    with open_collection(f"sqlite:///{folder / 'collection.db'}") as collection:
        for said in readings(sources, entries, version):
            with collection.transaction() as writing:
                known = writing.known(said, lookups(said))
                write_changes(said, decide(said, known, said.fetched_at or START), known, writing)


# -- an output, and what may be wrong with it --


@dataclass(frozen=True, slots=True)
class Run:
    """A run over a folder's collection into the output beside it, in a process of its own."""

    process: BaseProcess
    said: Path

    def end(self) -> tuple[int, str]:
        """Return its exit status and all its output, once it has ended or has been killed for not ending."""
        self.kill(PATIENCE)
        return self.process.exitcode or 0, self.said.read_text(encoding="utf-8")

    def kill(self, after: float) -> None:
        """Kill it so many seconds from now, unless it has ended."""
        self.process.join(after)
        self.process.kill()
        self.process.join()


def arguments_for(folder: Path) -> list[str]:
    """Return the arguments of a run over a folder."""
    places = ["--collection", f"sqlite:///{folder / 'collection.db'}", "--output", str(folder / "public")]
    return [*places, "--base-url", "https://desk.example/", "-q"]


def start(folder: Path, *, forked: bool, before: Callable[[], None] | None = None) -> Run:
    """Start a run, in its process after `before` has returned.

    `forked` leaves out the second that Python takes to start and to import what a run needs.
    """
    said = folder / f"said-{len(list(folder.glob('said-*')))}"
    arguments = arguments_for(folder)

    def work() -> None:
        if before:
            before()
        out = os.open(said, os.O_WRONLY | os.O_CREAT)
        os.dup2(out, 1)
        os.dup2(out, 2)
        os.chdir(ROOT)
        if not forked:
            os.execve(sys.executable, [sys.executable, "-m", "syndicate", *arguments], environment(folder))  # noqa: S606
        sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
        sys.exit(publish(arguments))

    said.touch()
    process = FORK.Process(target=work, daemon=True)
    process.start()
    return Run(process, said)


def ended(run: Run) -> Iterator[str]:
    """Wait for a run that is not killed, and yield what is wrong with how it ended."""
    status, said = run.end()
    if status or said:
        yield f"a run that was not killed ended with {status}: {said[-300:]}"


def files(folder: Path) -> dict[str, bytes]:
    """Return all that a server would show of an output: what starts with a dot it does not."""
    found = (path for path in sorted((folder / "public").rglob("*")) if path.is_file())
    return {
        path.relative_to(folder / "public").as_posix(): path.read_bytes()
        for path in found
        if not path.name.startswith(".")
    }


def wrong(shown: Mapping[str, bytes]) -> Iterator[str]:
    """Yield every file that is incomplete, invalid, or a .gz that does not match its file."""
    for name, body in shown.items():
        if name.endswith(".gz"):
            if (plain := shown.get(name.removesuffix(".gz"))) is None:
                yield f"{name}: stands alone"
            elif gzip.decompress(body) != plain:
                yield f"{name}: is not of the file beside it"
        else:
            yield from (f"{name}: {fault}" for fault in faults_of(Path(name).suffix, body))


@cache  # most of what a run leaves is byte for byte what others left
def faults_of(suffix: str, body: bytes) -> tuple[str, ...]:
    """Return what is wrong with a file of this kind."""
    try:
        if suffix in VALID:
            return tuple(VALID[suffix](body))
        if suffix in (".opml", ".svg"):
            etree.fromstring(body)
        elif suffix == ".html" and not body.rstrip().endswith(b"</html>"):
            return ("it breaks off",)
    except (ValueError, etree.XMLSyntaxError) as error:
        return (f"it cannot be read: {error}",)
    return () if body else ("it is empty",)


def differing(found: Mapping[str, bytes], due: Mapping[str, bytes]) -> Iterator[str]:
    """Yield how an output differs from what it should be."""
    for name in sorted(found.keys() | due.keys()):
        if found.get(name) != due.get(name):
            yield f"{name}: {'missing' if name not in found else 'too much' if name not in due else 'other bytes'}"


# -- runs, and their ends --


@dataclass(frozen=True, slots=True)
class Scene:
    """What a run finds, what it should make from it, and when it writes."""

    before: Path
    due: dict[str, bytes]
    first: float  # seconds from its start to its first write
    whole: float  # seconds to its end


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder in which runs are killed."""

    folder: Path
    forked: bool

    def set_up(self, scene: Scene) -> None:
        """Set the folder up as the scene begins."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(scene.before, self.folder)

    def kill(self, after: float, *, company: bool) -> Iterator[str]:
        """Kill a run so many seconds after its start, with or without another beside it; yield what is wrong."""
        run = start(self.folder, forked=self.forked)
        beside = start(self.folder, forked=self.forked) if company else None
        run.kill(after)
        if (run.process.exitcode or 0) > 0:
            yield f"a run ended before it was killed: {run.end()}"
        yield from wrong(files(self.folder))
        if beside is not None:
            yield from ended(beside)
            yield from wrong(files(self.folder))

    def leave_in_peace(self, scene: Scene) -> Iterator[str]:
        """Run to the end; yield how the output differs from what it should be, and what is left behind."""
        yield from ended(start(self.folder, forked=self.forked))
        yield from differing(files(self.folder), scene.due)
        left = [path.name for path in (self.folder / "public").rglob(".*")]
        yield from (f"{name}: left behind" for name in left)


def scene_of(before: Path, after: Path, *, forked: bool) -> Scene:
    """Return what an undisturbed run makes of a folder; `after` is left as a copy of the folder then."""
    shutil.copytree(before, after)
    began, first = perf_counter(), 0.0
    seen = times_of(after)
    run = start(after, forked=forked)
    while run.process.is_alive():
        if not first and times_of(after) != seen:
            first = perf_counter() - began
        sleep(MOMENT)
    whole = perf_counter() - began
    for fault in ended(run):
        raise SystemExit(fault)
    return Scene(before, files(after), min(first or whole, whole), whole)


def times_of(folder: Path) -> tuple[int, ...]:
    """Return what changes once a run writes: the times of the output and of the folders in it."""
    around = [folder / "public", *(path for path in (folder / "public").glob("*") if path.is_dir())]
    return tuple(path.stat().st_mtime_ns for path in around if path.exists())


def scenes(folder: Path, sources: int, entries: int, *, forked: bool) -> tuple[Scene, Scene]:
    """Return a first run over a collection, and a run over an output from before the collection changed."""
    new = folder / "new"
    new.mkdir()
    store(new, sources, entries, 1)
    first = scene_of(new, folder / "first", forked=forked)
    changed = folder / "changed"
    shutil.copytree(folder / "first", changed)
    store(changed, sources, entries, 2)
    return first, scene_of(changed, folder / "second", forked=forked)


def struck(chosen: Sequence[Scene], stage: Stage, kills: int, chance: Random) -> Iterator[str]:
    """Kill so many runs, let another finish after each, and yield what was wrong."""
    for number in range(kills):
        scene = chosen[number % len(chosen)]
        stage.set_up(scene)
        for again in range(2 if number % 3 == 1 else 1):
            share = (number * STRIDE + chance.uniform(0, 1 / kills) + again / 2) % 1
            after = scene.first * 0.9 + (scene.whole - scene.first * 0.9) * share
            for fault in stage.kill(after, company=number % 3 == 2):
                yield f"kill {number + 1}, after {after:.3f} s: {fault}"
        yield from (f"after kill {number + 1}: {fault}" for fault in stage.leave_in_peace(scene))


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill runs, and print what was wrong; the exit status is 1 if anything was."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=200, metavar="N", help="200 by default")
    parser.add_argument("--sources", type=int, default=8, metavar="N", help="8 by default")
    parser.add_argument("--entries", type=int, default=80, metavar="N", help="of a source at first, 80 by default")
    parser.add_argument("--seed", type=int, default=7, metavar="N", help="of the moments")
    parser.add_argument("--forked", action="store_true", help="start runs without starting Python anew")
    said = parser.parse_args(arguments)
    with TemporaryDirectory() as place:
        folder = Path(place)
        chosen = scenes(folder, said.sources, said.entries, forked=said.forked)
        count = len(chosen[-1].due)
        told = ", ".join(f"{scene.first:.2f} to {scene.whole:.2f} s" for scene in chosen)
        print(f"{count} files at the end; runs write from {told}", flush=True)
        began, faults = perf_counter(), 0
        for fault in struck(chosen, Stage(folder / "stage", said.forked), said.kills, Random(said.seed)):
            faults += 1
            print(fault, flush=True)
    print(f"{said.kills:,} kills in {perf_counter() - began:.0f} s: {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
