"""How the sources are: a table for a person, JSON for a program, metrics for Prometheus."""

import os
import shlex
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from ingest.cli.naming import in_words
from ingest.errors import UsageError
from ingest.schema import (
    BEAT,
    MISSED,
    RULES,
    Feed,
    FetchState,
    FollowedPages,
    Habit,
    QueueHealth,
    Source,
    WorkerHealth,
)
from ingest.text.days import minute_of
from ingest.text.markup import line_of
from ingest.text.terminal import columns, terminal_line
from ingest.text.urls import canonical_or_none, canonical_url, host_of

if TYPE_CHECKING:
    from ingest.collection import Collection

SHOWN = 5  # sources that a worker is at, which its line names
# Rules for which `explain` would show nothing, or whose sentence already says what to do.
_SEEN = frozenset({"challenge", "list-of-urls", "reader-lost", "wedged"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One source, as status tells of it: how it is, since when, and what comes next."""

    source: str
    url: str
    kind: str | None
    state: str  # new, good, failing, blocked, gone, retired
    cause: str | None
    failures: int
    failing_since: datetime | None
    good_at: datetime | None
    asked_at: datetime | None
    due: datetime | None
    why: str | None
    links_waiting: int
    pages: FollowedPages  # of its links, of late
    habits: tuple[Habit, ...]  # of its GUIDs, dates and links
    moved_to: str | None  # where its feed says that it is now
    same_as: str | None = None  # another source, at the address that this one has moved to for good
    needs_person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How all sources fare, whether a run has been missed, and the queue."""

    sources: tuple[Line, ...]
    last_asked: datetime | None
    overdue: bool  # sources are due, and none has been asked for so long
    queue: QueueHealth | None  # that workers share; None: there is none

    @property
    def needs_person(self) -> bool:
        """Whether anything here will not mend itself."""
        return self.overdue or self.unmanned or any(one.needs_person for one in self.sources)

    @property
    def unmanned(self) -> bool:
        """Whether sources have waited in the queue for a while, and no worker is there to take them."""
        if self.queue is None or any(map(is_alive, self.queue.workers)):
            return False
        return bool(self.queue.waiting + self.queue.under_way)


def is_alive(worker: WorkerHealth) -> bool:
    """Whether a worker has shown lately that it is alive."""
    return worker.silent < MISSED * BEAT


def of(sources: tuple[Source, ...], collection: "Collection", *, now: datetime, overdue: float) -> Health:
    """Return how sources fare; a run is missed if a source was due `overdue` hours ago and none was asked since then.

    A source whose host rested at that time does not count.
    """
    states = collection.schedule.states([source.id for source in sources])
    last = collection.schedule.last_asked()
    missed = now - timedelta(hours=overdue)
    habits: defaultdict[str, list[Habit]] = defaultdict(list)
    for habit in collection.habits():
        habits[habit.source_id].append(habit)
    feeds = collection.feeds()
    late = not states.keys().isdisjoint(collection.schedule.due(missed))
    never = last is None and bool(sources)
    lines = [_health(one, states[one.id], collection, tuple(habits[one.id]), feeds.get(one.id), now) for one in sources]
    met = _met(sources, states)
    return Health(
        sources=tuple(replace(line, same_as=met.get(line.source)) for line in lines),
        last_asked=last,
        overdue=never or (late and last is not None and last <= missed),
        queue=collection.queue.health(),
    )


def _met(sources: Iterable[Source], states: Mapping[str, FetchState]) -> Mapping[str, str]:
    """Return, for each source that has moved to where another one is asked, that other one.

    One that has not moved, if there are several. All go on being asked, for each has its own filters and channels.
    Sources that were written with the same address are meant to be two.
    """
    moved = {one.id: canonical_or_none(address) for one in sources if (address := states[one.id].address)}
    at: defaultdict[str | None, list[Source]] = defaultdict(list)
    for one in sorted(sources, key=lambda one: one.id in moved) if moved else ():
        at[moved.get(one.id) or canonical_or_none(one.url)].append(one)
    met = {one.id: [other.id for other in here if other.url != one.url] for here in at.values() for one in here}
    return {name: others[0] for name, others in met.items() if others and name in moved}


def _health(
    source: Source,
    state: FetchState,
    collection: "Collection",
    habits: tuple[Habit, ...],
    feed: Feed | None,
    now: datetime,
) -> Line:
    pages = collection.links.fared(source.id, now)
    url = state.address or source.url
    rest = collection.schedule.rest_of(host_of(url), now) if state.due and state.due <= now else None
    return Line(
        source=source.id,
        url=url,
        kind=source.kind or state.kind,
        state=state.condition,
        cause=state.cause,
        failures=state.failures,
        failing_since=state.failing_since,
        good_at=state.good_at,
        asked_at=state.asked_at,
        due=rest or state.due,
        why="its host rests: it asked for fewer requests, or gave no answer" if rest else state.why,
        links_waiting=collection.links.how_many(source.id),
        pages=pages,
        habits=habits,
        moved_to=_moved_to(feed, (source.url, state.address)),
        needs_person=state.needs_person(now) or pages.need_person(now),
    )


def _moved_to(feed: Feed | None, known: Iterable[str | None]) -> str | None:
    """Where a feed says that it is now; None where that is known already, or it says nothing of the kind."""
    said = feed.new_url if feed else None
    if said is None or any(canonical_url(url) == canonical_url(said) for url in known if url):
        return None
    return said


def as_json(health: Health) -> str:
    """Return it all as one JSON object; times in UTC."""
    value = {
        "needs_person": health.needs_person,
        "overdue": health.overdue,
        "last_asked": health.last_asked,
        **({"queue": _queue_value(health.queue)} if health.queue else {}),
        "sources": [asdict(one) for one in health.sources],
    }
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_UTC_Z).decode()


def as_table(health: Health) -> str:
    """Return a line a source, those that need a person first, and a line where a run has been missed."""
    rows = [("", "source", "state", "last good (UTC)", "due (UTC)", "why")]
    for one in sorted(health.sources, key=lambda one: not one.needs_person):
        why = _plainly(one.cause, one.url) if one.cause and one.state != "good" else one.why
        links = f"{one.links_waiting:,} links wait" if one.links_waiting > 1 else "1 link waits"
        moved = f"its feed says that it is at {one.moved_to} now: name that in seeds/" if one.moved_to else ""
        if one.same_as:
            moved = f"it has moved to where {one.same_as} is: take one of the two out of seeds/"
        waiting = f"{links} to be followed" if one.links_waiting else ""
        told = "; ".join(filter(None, (why, waiting, _of_pages(one.pages), moved, in_words(one.habits))))
        mark = "!" if one.needs_person else ""
        rows.append((mark, one.source, one.state, minute_of(one.good_at), minute_of(one.due), told))
    lines = [*columns(rows)]
    if health.overdue:
        advice = "start a worker" if health.unmanned else "look at your crontab"
        last = f"the last was at {minute_of(health.last_asked)}" if health.last_asked else "there has been none"
        lines.append(f"! a run is overdue: sources are due, and {last}; {advice}")
    return "\n".join([*lines, *(_of_queue(health.queue, unmanned=health.unmanned) if health.queue else ())])


def _plainly(cause: str, url: str) -> str:
    """Say in words why a document was not read, and how to look at it; a program has the rule's name in the JSON."""
    rule, _, detail = cause.partition(": ")
    if rule not in RULES:
        return cause
    meaning = RULES[rule]
    said = detail if detail.startswith(meaning) else f"{meaning} ({detail})" if detail else meaning
    return said if rule in _SEEN else f"{said}; to see how it is read: python -m ingest explain {shlex.quote(url)}"


def _of_pages(pages: FollowedPages) -> str:
    """A note of the pages that failed; "" where none did."""
    if not pages.failed:
        return ""
    cause = f": {_plainly(pages.cause, pages.url or '')}" if pages.cause else ""
    return f"{pages.failed:,} of {pages.tried:,} pages that were followed in the last week failed{cause}"


def _of_queue(queue: QueueHealth, *, unmanned: bool) -> Iterator[str]:
    """A line for the queue, and one for each worker."""
    failed = f", {queue.failed:,} failed in the last day" if queue.failed else ""
    yield f"queue: {queue.waiting:,} wait, {queue.under_way:,} under way, {queue.put_off:,} put off{failed}"
    for worker in queue.workers:
        held = f"at {', '.join(worker.holds[:SHOWN])}" if worker.holds else "at nothing"
        more = f" and {len(worker.holds) - SHOWN:,} more" if len(worker.holds) > SHOWN else ""
        how = "alive" if is_alive(worker) else f"silent for {worker.silent:,.0f} s"
        yield terminal_line(f"worker {worker.id}: {how}, {held}{more}")
    if unmanned:
        yield "! sources wait in the queue and no worker is alive: start one with `python -m ingest worker`"


def _queue_value(queue: QueueHealth) -> dict[str, object]:
    """The queue as JSON has it."""
    workers = [{**asdict(worker), "alive": is_alive(worker)} for worker in queue.workers]
    return {**asdict(queue), "workers": workers}


def is_stdout(path: Path) -> bool:
    """Return whether a path is this program's standard output, as /dev/stdout is, wherever that leads."""
    try:
        return os.path.samestat(path.stat(), os.fstat(sys.stdout.fileno()))
    except OSError:
        return False


def as_metrics(health: Health) -> str:
    """Return the text format that Prometheus reads (node_exporter's textfile collector)."""
    return "".join(f"{line}\n" for line in _metrics(health))


def write_metrics(path: Path, health: Health) -> None:
    """Write the metrics to a file, whole or not at all; a pipe or device is written to directly.

    Raises: UsageError: it cannot be written there.
    """
    text = as_metrics(health)
    file = Path(os.path.realpath(path))  # a link stays one: as root, a file would be put where /dev/stderr was
    partial = file.with_name(f".{file.name}.{os.getpid()}.partial")  # another run may write one, too
    try:
        if file.exists() and not file.is_file():
            file.write_text(text, encoding="utf-8")
            return
        partial.write_text(text, encoding="utf-8")
        partial.replace(file)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise UsageError(f"{path}: cannot be written: {error.strerror}; name another file") from error


def _metrics(health: Health) -> Iterator[str]:
    for name, meaning, of_line in _METRICS:
        yield from _gauge(f"source_{name}", meaning)
        for one in health.sources:
            yield f'wiredesk_source_{name}{{source="{_label(one.source)}"}} {of_line(one)}'
    yield from _gauge("run_overdue", "Whether sources are due and no run has asked for them.")
    yield f"wiredesk_run_overdue {int(health.overdue)}"
    if health.queue:
        yield from _of_queue_in_metrics(health.queue)


def _of_queue_in_metrics(queue: QueueHealth) -> Iterator[str]:
    counted = {"waiting": queue.waiting, "under_way": queue.under_way, "put_off": queue.put_off}
    yield from _gauge("queue_sources", "Sources in the queue that workers share.")
    for state, count in counted.items():
        yield f'wiredesk_queue_sources{{state="{state}"}} {count}'
    yield from _gauge("queue_failed", "Jobs of the queue that came to nothing in the last day.")
    yield f"wiredesk_queue_failed {queue.failed}"
    yield from _gauge("workers", "Workers that have shown lately that they are alive.")
    yield f"wiredesk_workers {sum(map(is_alive, queue.workers))}"


def _gauge(name: str, meaning: str) -> Iterator[str]:
    """What stands above the values of a metric."""
    yield f"# HELP wiredesk_{name} {meaning}"
    yield f"# TYPE wiredesk_{name} gauge"


def _seconds(at: datetime | None) -> float:
    return at.timestamp() if at else 0


# What is measured of each source: its name, what it means, and its value.
_METRICS: tuple[tuple[str, str, Callable[[Line], float]], ...] = (
    (
        "up",
        "Whether the source gave what it should when it was asked last.",
        lambda one: int(one.state in ("good", "new")),
    ),
    ("failures", "Failures in a row.", lambda one: one.failures),
    (
        "last_success_timestamp_seconds",
        "When the source gave what it should; 0: never.",
        lambda one: _seconds(one.good_at),
    ),
    ("due_timestamp_seconds", "When the source is asked next; 0: not any more.", lambda one: _seconds(one.due)),
    ("links_waiting", "Links that wait to be followed.", lambda one: one.links_waiting),
    (
        "guids_unfit",
        "Whether its GUIDs are missing, reused or ever-changing, so that entries are told by link.",
        lambda one: int(any(habit.rule.startswith("guid-") for habit in one.habits)),
    ),
)


def _label(text: str) -> str:
    """A label's value as the format escapes it."""
    return line_of(text).replace("\\", "\\\\").replace('"', '\\"')
