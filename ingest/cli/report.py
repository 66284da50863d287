"""A run in words: one sentence, a line a fault, or the whole as JSON."""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import TYPE_CHECKING

import orjson

from ingest.text.terminal import terminal_line

if TYPE_CHECKING:
    from ingest.collection import Collection as Store
    from ingest.run.steps import Step, Summary

NOTHING = "nothing in it could be read"
MOST_LINES = 200  # of faults; a folder with more has them in --json


def sentence(
    summary: "Summary", *, dry_run: bool = False, again: bool = False, polled: bool = False, asked: bool = False
) -> str:
    """Return the run in one line: documents, entries by what became of them, warnings by rule, failures.

    A run that reads `again` first says how many entries came out differently than before. One that `polled`, or was
    `asked` for addresses, and found nothing to ask, says why that may be.
    """
    if asked and not summary.documents:
        return "nothing was asked: its host rests, or is being asked by another run; try again later"
    if polled and not summary.documents:
        return (
            "nothing to ask: no source is due, or those that are due rest or are being asked by another run; "
            "`python -m ingest status` says when, --all asks those that are not due, too"
        )
    counts = summary.counts
    parts = [f"{name} {getattr(counts, name)}" for name in ("new", "revised", "updated", "same", "copy", "withdrawn")]
    said = f"{_count(summary.documents, 'document')}, {_count(summary.entries, 'entry')}: {', '.join(parts)}"
    if summary.unchanged:
        said += f"; {summary.unchanged} unchanged at the server"
    if summary.warnings:
        said += "; warnings: " + ", ".join(f"{rule} {times}" for rule, times in summary.warnings)
    said += "".join(f"; {what}: {value}" for what, value in _besides(summary))
    if again:
        said = f"{_count(counts.updated, 'entry')} changed by being read again; {said}"
    return ("dry run, nothing stored: " if dry_run else "") + said


def _besides(summary: "Summary") -> Iterator[tuple[str, str]]:
    """What else there is to say of a run, and how many they are."""
    if summary.not_read:
        yield "not read", str(summary.not_read)
    if summary.before:
        yield "stored before", _count(summary.before, "document")
    if summary.listed:
        yield "feeds listed and not asked for", f"{summary.listed:,} (`sources import FILE` has them polled)"
    if summary.left_out:
        yield "left out by filters", str(summary.left_out)
    if summary.passed_over:
        kinds = "file or record" if summary.passed_over == 1 else "files or records"  # in folders, and in archives
        yield "passed over, no documents", f"{summary.passed_over:,} {kinds}"


def _count(number: int, noun: str) -> str:
    many = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else many}"


def nothing_found(summary: "Summary", missed: AbstractSet[str]) -> Iterator[str]:
    """Yield a line for each argument of which nothing was read, unless another line says so already."""
    named = (*(one.where for one in summary.refused), *(source for source, _ in summary.failures))
    for argument in sorted(missed):
        if not any(name == argument or name.startswith((f"{argument}/", f"{argument}:")) for name in named):
            yield terminal_line(f"{argument}: not read: {NOTHING}")


def faults(summary: "Summary") -> Iterator[str]:
    """Yield a line for each document that was not read, and for each that was read with warnings."""
    lines = [*_not_read(summary), *map(_warned, summary.flawed)]
    shown, faulty = lines[:MOST_LINES], summary.not_read + summary.repaired
    yield from shown
    if faulty > len(shown):
        named = "them all" if faulty == len(lines) else f"{len(lines):,} of them"
        yield f"... and {faulty - len(shown):,} more; --json names {named}"


def _not_read(summary: "Summary") -> Iterator[str]:
    for refused in summary.refused:
        yield terminal_line(f"{refused.where}: not read: {refused.flaw.why}")
    for source, failure in summary.failures:
        yield terminal_line(f"{source}: {failure.kind}: {failure.cause}")


def _warned(step: "Step") -> str:
    times = Counter(flaw.rule for flaw in step.warnings)
    detailed = next((flaw for flaw in step.warnings if flaw.detail), None)  # one detail: a line has room for no more
    said = [rule if count == 1 else f"{rule} x{count}" for rule, count in times.items()]
    if detailed is not None:
        said[list(times).index(detailed.rule)] += f" ({detailed.detail})"
    return terminal_line(f"{step.where}: read with repairs: {', '.join(said)}")


def documents(summary: "Summary") -> Iterator[str]:
    """Yield a line for each document that was read without a warning: what became of its entries."""
    for step in summary.clean:
        counts = ", ".join(f"{name} {value}" for name in step.counts.__slots__ if (value := getattr(step.counts, name)))
        yield terminal_line(f"{step.where}: {'unchanged' if step.unchanged else counts or 'no entries'}")
    if unnamed := summary.documents - summary.not_read - summary.repaired - len(summary.clean):
        yield f"... and {_count(unnamed, 'document')} more, read without a warning"


def for_a_person(summary: "Summary", missed: AbstractSet[str], collection: "Store", now: datetime) -> Iterator[str]:
    """Yield a line for each thing that will not mend itself: an argument of no use, a source that has failed for a day.

    For such a source only once, until it has been well again, because cron mails every line.
    """
    refused = {one.where: one.flaw.why for one in summary.refused}
    for argument in sorted(missed - dict(summary.failures).keys()):
        yield terminal_line(f"{argument}: not read: {refused.get(argument, NOTHING)}")
    for source, failure in summary.failures:
        if source in missed:
            yield terminal_line(f"{source}: {failure.kind}: {failure.cause}")
    failed = [name for name in (*dict(summary.failures), *refused) if name not in missed]
    states = collection.schedule.states(failed)
    if any(state.needs_person(now) and state.told_at is None for state in states.values()):
        yield from _of_outage(collection, now)
        states = collection.schedule.states(failed)
    for source, state in states.items():
        if state.needs_person(now) and state.told_at is None:
            yield terminal_line(f"{source}: {state.failure}: {state.cause}")
            collection.schedule.tell([source], now)


def _of_outage(collection: "Store", now: datetime) -> Iterator[str]:
    """Yield one line for all the sources that fail because no host answers at all, and remember that it was said."""
    from ingest.run.outage import struck

    found = struck(collection, now)
    if found and all(state.told_at is None for state in found.values()):
        since = f"{min(state.failing_since for state in found.values() if state.failing_since):%Y-%m-%d %H:%M}"
        yield f"no host has answered since {since} UTC, of {len(found)} sources: is this machine on the network?"
    collection.schedule.tell([name for name, state in found.items() if state.told_at is None], now)


def as_json(summary: "Summary") -> str:
    """Return the run as one JSON object: counts, warnings by rule, and every document with a fault by name."""
    named = len(summary.flawed) + len(summary.refused) + len(summary.failures)
    value = {
        "documents": summary.documents,
        "entries": summary.entries,
        "unchanged": summary.unchanged,
        "left_out": summary.left_out,
        "listed": summary.listed,
        "stored_before": summary.before,
        "counts": {name: getattr(summary.counts, name) for name in summary.counts.__slots__},
        "warnings": dict(summary.warnings),
        "repaired": [
            {"document": step.where, "warnings": [{"rule": flaw.rule, "detail": flaw.detail} for flaw in step.warnings]}
            for step in summary.flawed
        ],
        "not_read": [
            {"document": one.where, "rule": one.flaw.rule, "detail": one.flaw.detail} for one in summary.refused
        ],
        "failures": [
            {"source": source, "kind": one.kind, "status": one.status, "cause": one.cause}
            for source, one in summary.failures
        ],
        "not_named": summary.not_read + summary.repaired - named,  # a run keeps only so many by name
        "passed_over": summary.passed_over,
    }
    return orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()
