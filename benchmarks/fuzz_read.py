"""Which documents of a megabyte are slow or large to read, or break the reader?

    python -m benchmarks.fuzz_read [--minutes N] [--seed N] [--jobs N] [--out DIR] [FILE ...]

Corpus: fixtures/ and ../shared/corpus/feeds, mutated; and documents that repeat one unit in one place of a feed, for
that is where time grows faster than length. An input that is slow for its length, or that meets a new set of warnings,
is kept and mutated again. Each is read in a process of its own, forked from one that has read a document of each
format. Measured are its CPU seconds and the growth of its peak memory (Linux); it is killed after 20 s of CPU. If files
are named, only those are measured.

A finding is an input of at most a megabyte that takes more than a second or 64 MiB in each of three runs, or ends in
anything but a reading or a ReadError with a known rule. It is made smaller while it stays as slow for its length, and
written to --out with a line that says where it spent its time. A --seed decides what is made, but which inputs are
mutated next depends on the speed of the machine.

The last result
---------------
2026-11-27, seed 25, 31 minutes, one job, 2 cores with other work on them: 6,580 executions found nothing. The slowest
took 0.97 s, the largest 57.4 MiB.

2026-11-28, on a machine that took about twice as long (the floor of `benchmarks.feeds`) and had other work: seeds 28
and 29, 36 and 31 minutes, 7,247 and 5,621 executions, 19 and 22 findings of 1.0 to 2.3 s, or of 0.25 s and more when
cut down to a tenth of a megabyte. Most of them have as many entries as a feed of a megabyte may have. Nothing was
raised, and none took more than 60.6 MiB. One finding of an earlier run, an RSS feed that took 8.9 s in
`cleaning._cleaned`, was not kept and has not been found again; tags that hide their ends in quotes took as long, and
are bounded now.
"""

import argparse
import faulthandler
import gc
import os
import random
import re
import resource
import select
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html import escape
from multiprocessing import get_context
from pathlib import Path

from benchmarks.corpus import FEEDS, FIXTURES
from benchmarks.fuzz_words import PLACES, UNITS
from ingest.errors import ReadError
from ingest.reading import read
from ingest.schema import RULES, Document

MOST = 1_000_000  # bytes of an input
FIRST = 120_000  # bytes at which a repeated unit is tried first
SECONDS, MEBIBYTES = 1.0, 64.0  # what one input may take
KILLED_AFTER = 20  # seconds of CPU
SMALLER_WITHIN = 30  # seconds of CPU that making one finding smaller may take
PATIENCE = 120  # seconds by the clock, of a busy machine
FAR_WORSE = 2  # times as slow as the finding in that place before: a new finding
SUSPICIOUS = 0.35  # share of what a megabyte may take, for the length tried first, in proportion
URL = "https://a.example/feed"
KEPT = 300  # inputs
WARM = ("feeds/harbour-rss2.xml", "feeds/meridian-en-atom.xml", "feeds/valley-channel.cdf", "broken/wrong-types.json",
        "feeds/desk-list.opml", "feeds/sitemap-valley.xml", "broken/wrong-charset-declared.rss")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """An input and how it came about."""

    body: bytes
    how: str
    unit: tuple[str, bytes] | None = None  # the place in which something was repeated, and what


@dataclass(frozen=True, slots=True)
class Run:
    """What one reading took and came to."""

    made: Made
    seconds: float  # of CPU
    mebibytes: float  # that the peak rose by
    outcome: str  # "read ...", "refused ...", "raised ...", "died ..."
    where: str = ""  # the function of ours in which it spent most of its time

    @property
    def faults(self) -> list[str]:
        """Which of the limits it broke."""
        said = [(self.seconds > SECONDS, "slow"), (self.mebibytes > MEBIBYTES, "large")]
        broken = self.outcome.startswith(("raised", "died"))
        return [name for wrong, name in said if wrong] + ([self.outcome.split()[0]] if broken else [])

    @property
    def rate(self) -> float:
        """CPU seconds a megabyte."""
        return self.seconds / max(len(self.made.body), 1) * MOST


@dataclass(slots=True)
class Report:
    """What a whole session found."""

    executions: int = 0
    slowest: list[Run] = field(default_factory=list)
    largest: Run | None = None
    findings: dict[str, Run] = field(default_factory=dict)  # by what is wrong and where


# -- one reading, in a process of its own --


def warm_up() -> None:
    """Read a document of each format, so that later readings are charged only for themselves."""
    for name in WARM:
        _outcome((FIXTURES / name).read_bytes())
    for page in sorted((FIXTURES / "pages").rglob("*.html")) + sorted((FIXTURES / "dumps").rglob("*.txt")):
        _outcome(page.read_bytes())
    gc.collect()
    gc.freeze()


def _outcome(body: bytes) -> str:
    try:
        reading = read(Document(url=URL, body=body))
    except ReadError as error:
        foreseen = error.rule in RULES and error.rule != "unreadable"
        return f"{'refused' if foreseen else 'raised'} {error.rule}" + ("" if foreseen else f" {error.detail}")
    except BaseException as error:
        return f"raised {type(error).__name__}: {error}"[:200]
    rules = sorted({flaw.rule for entry in (reading, *reading.entries) for flaw in getattr(entry, "warnings", ())})
    return f"read {reading.format.value} {len(reading.entries).bit_length()} {' '.join(rules)}"


def run(made: Made, *, sampled: bool = True) -> Run:
    """Read one input in a forked process and return what that took; if `sampled`, also where."""
    ours, theirs = os.pipe()
    trace = os.memfd_create("trace")
    child = os.fork()
    if child == 0:
        _in_child(made.body, theirs, trace if sampled else None)
    os.close(theirs)
    deadline = time.monotonic() + PATIENCE
    said = b""
    while select.select([ours], [], [], max(0.0, deadline - time.monotonic()))[0]:
        part = os.read(ours, 65_536)
        if not part:
            break
        said += part
    else:
        os.kill(child, signal.SIGKILL)
    os.close(ours)
    _, status, used = os.wait4(child, 0)
    where = _where(trace)
    os.close(trace)
    seconds, mebibytes, outcome = (
        (*said.decode("utf-8", "replace").split("\t", 2), "", "")[:3] if said else ("", "", "")
    )
    if not outcome:
        spent = used.ru_utime + used.ru_stime
        return Run(made, spent, 0.0, f"died of signal {os.waitstatus_to_exitcode(status)}", where)
    return Run(made, float(seconds), float(mebibytes), outcome, where)


def _in_child(body: bytes, answer: int, trace: int | None) -> None:
    if trace is not None:
        faulthandler.register(signal.SIGPROF, file=trace, all_threads=False)
    resource.setrlimit(resource.RLIMIT_CPU, (KILLED_AFTER, KILLED_AFTER))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    _outcome((FIXTURES / WARM[0]).read_bytes())  # a fork begins without the pages of the libraries
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if trace is not None:
        signal.setitimer(signal.ITIMER_PROF, 0.3, 0.3)
    start = time.process_time()
    outcome = _outcome(body)
    seconds = time.process_time() - start
    signal.setitimer(signal.ITIMER_PROF, 0)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    os.write(answer, f"{seconds:.4f}\t{grown:.1f}\t{outcome}".encode("utf-8", "replace"))
    os._exit(0)


def _where(trace: int) -> str:
    """Return our function in which most samples were taken, and the foreign one that it called."""
    os.lseek(trace, 0, os.SEEK_SET)
    text = os.read(trace, 10_000_000).decode("utf-8", "replace")
    found = []
    for sample in text.split("most recent call first")[1:]:
        frames = re.findall(r'File "([^"]+)", line (\d+) in (\S+)', sample)
        own = next((frame for frame in frames if "/ingest/" in frame[0]), ("", "", ""))
        deepest = frames[0] if frames and frames[0] != own else ("", "", "")
        place = f"{own[0].rpartition('/ingest/')[2]}:{own[1]} {own[2]}"
        found.append(place + (f" ({Path(deepest[0]).name}:{deepest[2]})" if deepest[0] else ""))
    return max(set(found), key=found.count) if found else ""


# -- making inputs --


@dataclass(slots=True)
class Maker:
    """Makes inputs from chance, the seeds, and the inputs that it was told are worth more."""

    chance: random.Random
    seeds: list[bytes]
    kept: list[Run] = field(default_factory=list)
    units: list[tuple[str, bytes]] = field(default_factory=list)  # slow ones

    def make(self) -> Made:
        """Return the next input: one unit repeated, or a known input changed."""
        return self._repeated() if self.chance.random() < 0.7 else self._mutated()

    def _repeated(self) -> Made:
        if self.units and self.chance.random() < 0.3:
            place, unit = self.chance.choice(self.units)
            unit = self._changed(unit)[:2000] or unit
            if self.chance.random() < 0.3:
                place = self.chance.choice(list(PLACES))
        else:
            place = self.chance.choice(list(PLACES))
            unit = b"".join(self._unit(place) for _ in range(self.chance.choice((1, 1, 1, 2, 2, 3))))
        return repeated(place, unit, FIRST)

    def _unit(self, place: str) -> bytes:
        if self.chance.random() < 0.1:
            seed = self.chance.choice(self.seeds)
            start = self.chance.randrange(len(seed))
            return seed[start : start + self.chance.choice((1, 3, 10, 60, 300))]
        kinds = PLACES[place].kinds if self.chance.random() < 0.9 else "xhetudajl"
        kind = self.chance.choice(kinds)
        unit = self.chance.choice(UNITS["h" if kind == "e" else kind])
        return escape(unit.decode("latin-1")).encode("latin-1") if kind == "e" else unit

    def _mutated(self) -> Made:
        pool = [run.made.body for run in self.kept]
        body = self.chance.choice(pool if pool and self.chance.random() < 0.5 else self.seeds)
        done = []
        for _ in range(self.chance.randint(1, 4)):
            name = self.chance.choice(list(MUTATIONS))
            body = MUTATIONS[name](self, body)[:MOST] or b"<"
            done.append(name)
        return Made(body, " ".join(done))

    def _changed(self, unit: bytes) -> bytes:
        return MUTATIONS[self.chance.choice(("flip", "delete", "insert", "insert", "splice"))](self, unit)

    def stretch(self, body: bytes) -> tuple[int, int]:
        """A random stretch of `body`, short more often than long."""
        start = self.chance.randrange(len(body) + 1)
        return start, min(len(body), start + int(2 ** self.chance.uniform(0, 14)))

    def token(self) -> bytes:
        """A word of some language that documents are written in."""
        return self.chance.choice(UNITS[self.chance.choice(list(UNITS))])


def repeated(place: str, unit: bytes, size: int) -> Made:
    """Return a document of about `size` bytes that repeats one unit in one place."""
    head, tail, _ = PLACES[place]
    times = max(1, (size - len(head) - len(tail)) // max(len(unit), 1))
    return Made(head + unit * times + tail, f"{times} x {unit[:80]!r} in {place}", (place, unit))


def _splice(maker: Maker, body: bytes) -> bytes:
    start, _ = maker.stretch(body)
    other = maker.chance.choice(maker.seeds)
    first, last = maker.stretch(other)
    return body[:start] + other[first:last] + body[start:]


def _duplicate(maker: Maker, body: bytes) -> bytes:
    start, end = maker.stretch(body)
    most = (MOST - len(body)) // max(end - start, 1)
    return body[:start] + body[start:end] * max(1, min(most, int(10 ** maker.chance.randint(1, 6)))) + body[end:]


def _grow(maker: Maker, body: bytes) -> bytes:
    """Fill the megabyte with a token, in front of a sign that begins or ends a name, a value, a tag or a text."""
    places = [found.start() for found in re.finditer(rb"[<>\"'/= ]", body[:50_000])] or [0]
    at = maker.chance.choice(places) + maker.chance.randint(0, 1)
    token = maker.token()
    return body[:at] + token * max(1, (MOST - len(body)) // len(token)) + body[at:]


def _nest(maker: Maker, body: bytes) -> bytes:
    start, end = maker.stretch(body)
    tag = re.search(rb"<([\w:]+)", body[start:end])
    name: bytes = tag[1] if tag else b"div"
    times = int(10 ** maker.chance.randint(1, 5))
    return (body[:start] + b"<%s>" % name * times + body[start:end] + b"</%s>" % name * times + body[end:])[:MOST]


def _delete(maker: Maker, body: bytes) -> bytes:
    start, end = maker.stretch(body)
    return body[:start] + body[end:]


def _flip(maker: Maker, body: bytes) -> bytes:
    changed = bytearray(body)
    for _ in range(maker.chance.randint(1, 8)):
        if changed:
            changed[maker.chance.randrange(len(changed))] = maker.chance.randrange(256)
    return bytes(changed)


def _insert(maker: Maker, body: bytes) -> bytes:
    start, _ = maker.stretch(body)
    return body[:start] + maker.token() * maker.chance.choice((1, 1, 2, 100, 5000)) + body[start:]


def _encode(maker: Maker, body: bytes) -> bytes:
    text = body[: MOST // 2].decode("utf-8", "replace")
    name = maker.chance.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "gb18030", "utf-7"))
    return text.encode(name, "replace")


def _truncate(maker: Maker, body: bytes) -> bytes:
    return body[: maker.chance.randrange(len(body) + 1)]


MUTATIONS = {
    "splice": _splice,
    "duplicate": _duplicate,
    "grow": _grow,
    "nest": _nest,
    "delete": _delete,
    "flip": _flip,
    "insert": _insert,
    "encode": _encode,
    "truncate": _truncate,
}


def seeds() -> list[bytes]:
    """Return the documents that mutation begins with."""
    files = sorted(path for folder in (FIXTURES, FEEDS) for path in folder.rglob("*") if path.is_file())
    return [body for path in files if path.stat().st_size <= MOST and (body := path.read_bytes())]


# -- the search --


def search(minutes: float, seed: int, out: Path | None) -> Report:
    """Make inputs and read them until the time is up; write every finding to `out`."""
    warm_up()
    maker = Maker(random.Random(seed), seeds())
    report = Report()
    met: set[str] = set()
    end = time.monotonic() + minutes * 60
    while time.monotonic() < end:
        made = maker.make()
        done = _noted(run(made), report, out)
        if made.unit and done.rate > SUSPICIOUS * SECONDS and not done.faults:
            done = _noted(run(repeated(*made.unit, MOST)), report, out)
        if made.unit and done.rate > SUSPICIOUS * SECONDS:
            maker.units = [*maker.units[-KEPT:], made.unit]
        if done.outcome not in met or (not made.unit and done.rate > SUSPICIOUS * SECONDS):
            met.add(done.outcome)
            maker.kept = [*maker.kept[-KEPT:], done]
    return report


def _confirmed(done: Run) -> Run:
    """Return the least of three runs for a run that broke a limit, two of them without samples.

    The machine does other work too, and a sample that is taken within a call of Python's own may end the process.
    """
    if not done.faults:
        return done
    again = [run(done.made, sampled=False) for _ in range(2)]
    seconds, mebibytes = (min(getattr(one, what) for one in (done, *again)) for what in ("seconds", "mebibytes"))
    return replace(again[0], seconds=seconds, mebibytes=mebibytes, where=done.where)


def _noted(done: Run, report: Report, out: Path | None) -> Run:
    done = _confirmed(done)
    report.executions += 1
    report.slowest = sorted([*report.slowest, done], key=lambda one: -one.seconds)[:5]
    if report.largest is None or done.mebibytes > report.largest.mebibytes:
        report.largest = done
    for fault in done.faults:
        key = f"{fault} in {done.where or done.made.how}"
        known = report.findings.get(key)
        if len(done.made.body) > MOST or (known and done.seconds < FAR_WORSE * known.seconds):
            continue
        report.findings[key] = least = _smaller(done, fault)
        line = f"{key}: {least.seconds:.2f} s, {least.mebibytes:.0f} MiB, {len(least.made.body):,} bytes, {_how(least)}"
        print(line, flush=True)
        if out:
            out.mkdir(parents=True, exist_ok=True)
            name = sha256(least.made.body).hexdigest()[:12]
            (out / name).write_bytes(least.made.body)
            with (out / "findings.txt").open("a", encoding="utf-8") as findings:
                findings.write(f"{name} {line}\n")
    return done


def _how(done: Run) -> str:
    return f"{done.made.how} [{done.outcome[:100]}]"


def _smaller(done: Run, fault: str) -> Run:
    """Cut halves, quarters and so on out of a finding as long as it stays as slow, or as large, for its length."""
    least, parts, left = done, 2, float(SMALLER_WITHIN)
    while parts <= 64 and left > 0 and not done.made.unit:
        size = max(1, len(least.made.body) // parts)
        for start in range(0, len(least.made.body), size):
            body = least.made.body[:start] + least.made.body[start + size :]
            tried = run(Made(body, least.made.how))
            left -= tried.seconds + 0.1
            if _as_bad(tried, least, fault):
                least = tried
                break
            if left <= 0:
                break
        else:
            parts *= 2
    return least


def _as_bad(tried: Run, before: Run, fault: str) -> bool:
    if fault == "slow":
        return tried.rate > 0.9 * before.rate and tried.seconds > SECONDS / 4
    if fault == "large":
        return tried.mebibytes * len(before.made.body) > 0.9 * before.mebibytes * len(tried.made.body) > 0
    return tried.outcome.split()[:2] == before.outcome.split()[:2]


# -- the command --


def main(arguments: Sequence[str] | None = None) -> int:
    """Search for the given time, or measure the named files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="measure these and search for nothing")
    parser.add_argument("--minutes", type=float, default=5, metavar="N", help="how long to search, 5 by default")
    parser.add_argument(
        "--seed", type=int, default=0, metavar="N", help="of chance; job 2 takes the next one, and so on"
    )
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="how many search at one time")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where findings are written")
    said = parser.parse_args(arguments)
    if said.files:
        warm_up()
        for path in said.files:
            print(path, shown(run(Made(path.read_bytes(), ""))))
        return 0
    tasks = [(said.minutes, said.seed + job, said.out) for job in range(said.jobs)]
    if said.jobs == 1:
        reports = [search(*tasks[0])]
    else:
        with get_context("fork").Pool(said.jobs) as pool:
            reports = pool.starmap(search, tasks)
    for report in reports:
        summary(report)
    return 1 if any(report.findings for report in reports) else 0


def shown(done: Run) -> str:
    """Return what a reading took, on one line."""
    size = len(done.made.body)
    return f"{done.seconds:7.3f} s {done.mebibytes:6.1f} MiB {size:9,} bytes  {_how(done)}  {done.where}"


def summary(report: Report) -> None:
    """Print what a session found."""
    print(f"{report.executions:,} executions, {len(report.findings)} findings; the slowest:")
    for done in report.slowest:
        print("  " + shown(done))
    if report.largest:
        print("the largest:\n  " + shown(report.largest))
    for key, done in report.findings.items():
        print(f"finding: {key}\n  {shown(done)}")


if __name__ == "__main__":
    sys.exit(main())
