"""How a document is read, in words or as JSON: each field, the signal it came from, and who disagreed."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

import orjson

from ingest.cli import naming
from ingest.cli.naming import Naming
from ingest.schema import Entry, Evidence, Explanation, Tried, Unchanged
from ingest.text.terminal import terminal_line

FIRST = 3  # entries of a feed that are shown unless all are asked for
LINKS = 20  # of a document; the same
WIDTH = 160  # characters of a value
SHOWN_ELSEWHERE = frozenset({"warnings", "raw_hash"})


def as_text(explanation: Explanation, named: Naming, found: Sequence[Tried], *, every: bool) -> str:
    """Return the reading as lines `field  value  <- signal`, each with the statements that were not taken below it.

    First comes what each selector of a recipe found, and below each entry what identifies it.
    """
    return "\n".join((*map(_selector, found), *_lines(explanation, named, every=every)))


def as_json(explanation: Explanation, named: Naming, found: Sequence[Tried] = ()) -> str:
    """Return the reading, its evidence and its identity keys as one JSON object; with them, what selectors found."""
    value = {"reading": explanation.reading, "evidence": explanation.evidence, "identity": naming.as_value(named)}
    return orjson.dumps({**value, "recipe": found} if found else value, option=orjson.OPT_INDENT_2).decode()


def _selector(tried: Tried) -> str:
    found = f"{tried.count} found: {_value(tried.first)}" if tried.count else "finds nothing"
    return f"recipe     {tried.field:18} {terminal_line(tried.selector):32} {found}"


def _lines(explanation: Explanation, named: Naming, *, every: bool) -> Iterator[str]:
    reading = explanation.reading
    yield f"document   {terminal_line(reading.url)}"
    yield f"format     {reading.format.value}, read as {reading.kind.value}"
    if reading.feed:
        yield from (_field(one.name, getattr(reading.feed, one.name), "the feed's own") for one in fields(reading.feed))
    yield from naming.of_document(reading, named)
    shown = len(reading.entries) if every else FIRST
    for number, entry in enumerate(reading.entries[:shown]):
        yield ""
        yield f"entry {number + 1} of {len(reading.entries)}"
        yield from _entry(entry, explanation.evidence[number])
        yield from naming.of_entry(named.standings[number], named)
    if len(reading.entries) > shown:
        yield f"\n... and {len(reading.entries) - shown} more entries; --all shows them"
    linked = len(reading.links) if every else LINKS
    yield from (f"link       {_value(link)}" for link in reading.links[:linked])
    if len(reading.links) > linked:
        yield f"... and {len(reading.links) - linked} more links; --all shows them"
    if not any(isinstance(entry, Entry) for entry in reading.entries):
        yield from (f"latest     {_value(item)}" for item in reading.latest)
    for flaw in reading.warnings:
        yield f"warning    {terminal_line(flaw.why)}"


def _entry(entry: Entry | Unchanged, evidence: tuple[Evidence, ...]) -> Iterator[str]:
    if isinstance(entry, Unchanged):
        yield "unchanged"
        return
    for one in fields(entry):
        if one.name in SHOWN_ELSEWHERE:
            continue
        said = [each for each in evidence if each.field == one.name]
        signal = ", ".join(each.signal for each in said if each.chosen)
        shown = _field(one.name, getattr(entry, one.name), signal)
        yield shown
        for other in said:
            if not other.chosen and terminal_line(other.value) not in shown:
                yield f"{'':20} not taken: {terminal_line(other.signal)} said {terminal_line(other.value)[:WIDTH]}"
    for flaw in entry.warnings:
        yield f"  warning            {terminal_line(flaw.why)}"


def _field(name: str, value: object, signal: str) -> str:
    if value in (None, ()):
        return f"  {name:18} -"
    came = f"  <- {terminal_line(signal)}" if signal else ""
    if isinstance(value, tuple):
        return "\n".join([f"  {name:18} {len(value)}{came}", *(f"{'':21}{_value(part)}" for part in value)])
    return f"  {name:18} {_value(value)}{came}"


def _value(value: Any) -> str:
    if is_dataclass(value):
        parts = ((one.name, getattr(value, one.name)) for one in fields(value))
        return "; ".join(f"{name} {_value(part)}" for name, part in parts if part not in (None, (), ""))
    text = terminal_line(str(value))
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 20]} ... ({len(text):,} characters)"
