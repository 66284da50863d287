"""`python -m ingest history`: an entry's versions and what changed from each to the next, in words or as JSON."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from ingest.cli.options import COLLECTION
from ingest.errors import UsageError
from ingest.schema import Copy, Entry, Record, Revision, Sighting
from ingest.text.days import day_of, minute_of
from ingest.text.terminal import terminal_line

if TYPE_CHECKING:
    from ingest.collection import Collection
    from ingest.deciding import Difference

CONTEXT = 6  # words that stayed which are shown on either side of a change
MOST_CONTEXT = 60  # characters of them: a script without spaces has no words to count
MOST = 2_000  # characters taken out or put in at one place
_OPENING = re.compile(rf"\s*(?:\S+\s*){{0,{CONTEXT}}}")
_CUT = " ... "
_INDENT = " " * 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of an entry with how it differs from the one before; None for the first."""

    revision: Revision
    before: Entry | None = None
    difference: "Difference | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """An entry with what each source says of it, and its versions, the oldest first."""

    record: Record
    original: Record | None  # that it is a copy of
    copies: tuple[Copy, ...]  # the other records of the same story, except the original
    sightings: tuple[Sighting, ...]
    versions: tuple[Version, ...]


@click.command()
@click.argument("entry", metavar="ID|URL")
@COLLECTION
@click.option("--json", "as_json", is_flag=True, help="Print every version in full, as JSON.")
def history(entry: str, *, collection: str, as_json: bool) -> int:
    """Show the versions of an entry, and what changed from each to the next, word by word.

    Name the entry by its id, by the id that our feeds carry, or by its address; only by an id if its source has
    drop_parameters or keep_parameters. At most 50 of its copies are named.
    """
    from ingest.collection import open_collection

    with open_collection(collection, read_only=True) as opened:
        found = of(entry, opened)
    if as_json:
        click.echo(_to_json(found))
        return 0
    for line in lines(found):
        click.echo(line)
    return 0


def of(said: str, collection: "Collection") -> History:
    """Return the history of the entry that an id, a public id or an address names.

    Raises: UsageError: none does.
    """
    from ingest.deciding import difference

    record = collection.record(said)
    if record is None:
        raise UsageError(f"{said}: no entry has this id or address")
    revisions = collection.revisions(record.id)
    first = tuple(Version(revision=revision) for revision in revisions[:1])
    later = tuple(
        Version(revision=after, before=before.entry, difference=difference(before.entry, after.entry))
        for before, after in pairwise(revisions)
    )
    return History(
        record=record,
        original=collection.record(record.copy_of) if record.copy_of else None,
        copies=tuple(one for one in collection.copies([record.id]).get(record.id, ()) if one.id != record.copy_of),
        sightings=collection.sightings(record.id),
        versions=(*first, *later),
    )


def _to_json(found: History) -> str:
    """Return a history as one JSON object; times in UTC."""
    import orjson

    value = {
        "record": asdict(found.record),
        "copies": [asdict(one) for one in found.copies],
        "sightings": [{**asdict(said), "step": _step(said)} for said in found.sightings],
        "versions": [
            {
                **asdict(one.revision),
                "changed": one.difference.revised if one.difference else (),
                "in_place": one.difference.in_place if one.difference else (),
            }
            for one in found.versions
        ],
    }
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_UTC_Z).decode()


def lines(found: History) -> Iterator[str]:
    """Yield a history for a person: what the entry is and who carried it, then each version with what changed."""
    yield from _head(found)
    for one in found.versions:
        yield ""
        yield from _version(one, len(found.versions))


def _head(found: History) -> Iterator[str]:
    record = found.record
    yield click.style(_line(record.entry.title) or "(no title)", bold=True)
    yield _field("id", record.id)
    yield _field("public id", record.public_id)
    if record.entry.url:
        yield _field("url", record.entry.url)
    if found.original:
        what = found.original.entry
        yield _field("copy of", " ".join(filter(None, (found.original.id, what.title, what.url))))
    for copy in found.copies:
        yield _field("also as", " ".join(filter(None, (copy.id, copy.title, copy.url))))
    if record.withdrawn:
        yield click.style(_field("withdrawn", minute_of(record.withdrawn)), fg="red")
    for said in found.sightings:
        seen = f"{minute_of(said.first_seen)} to {minute_of(said.last_seen)}"
        yield _field("source", f"{said.source_id}: its {said.entry.origin or 'entry'}, known by {_step(said)}; {seen}")


def _step(said: Sighting) -> str:
    """Say in words by what a source's entry was identified: the name of the step begins its key."""
    from ingest.cli.naming import STEPS  # brings that parser, too

    name = said.key.partition(":")[0]
    return STEPS.get(name, name)


def _version(one: Version, last: int) -> Iterator[str]:
    revision, entry = one.revision, one.revision.entry
    changed = ", ".join(one.difference.revised) or "nothing that shows" if one.difference else "as first seen"
    current = ", as it stands" if revision.revision == last else ""
    said = f"version {revision.revision}, {minute_of(revision.at)}: {changed}{current}"
    yield click.style(said, fg="yellow")
    if one.difference is None or one.before is None:
        yield _field("  title", entry.title or "-")
        yield _field("  published", _published(entry))
        return
    if "title" in one.difference.revised:
        yield _field("  title", f"{one.before.title or '-'} -> {entry.title or '-'}")
    if "published" in one.difference.revised:
        yield _field("  published", f"{_published(one.before)} -> {_published(entry)}")
    if "text" in one.difference.revised:
        yield f"{'  text':13}{_text_diff(one.before.text, entry.text)}"
    if one.difference.in_place:
        yield _field("  in place", ", ".join(one.difference.in_place))


def _text_diff(before: str, after: str) -> str:
    """What changed, in the style of `git diff --word-diff`; of what stayed, a few words on either side."""
    from ingest.text.differing import word_diff

    pieces = word_diff(before, after)
    shown = ""
    for place, (kind, text) in enumerate(pieces):
        if kind == "same":
            shown += _context(text, first=place == 0, last=place == len(pieces) - 1)
        elif kind == "in":
            shown += click.style(f"{{+{_cut(text)}+}}", fg="green")
        else:
            shown += click.style(f"[-{_cut(text)}-]", fg="red")
            if place + 1 < len(pieces) and pieces[place + 1].kind == "in":
                continue  # git puts no space between the two
        shown += _space_behind(text)
    return shown.strip().replace("\n", f"\n{_INDENT}")


def _context(text: str, *, first: bool, last: bool) -> str:
    """Return unchanged text without its middle; of the text's beginning only the end, and of its end the beginning."""
    text = _safe(text)
    opening = "" if first else _OPENING.match(text)[0][:MOST_CONTEXT]  # type: ignore[index]  # it matches anything
    closing = "" if last else _OPENING.match(text[::-1])[0][:MOST_CONTEXT][::-1]  # type: ignore[index]
    if len(opening) + len(closing) + len(_CUT) >= len(text):
        return text
    return f"{opening.rstrip()}{_CUT}{closing.lstrip()}"


def _cut(text: str) -> str:
    """What was taken out or put in, as far as it can be shown."""
    text = _safe(text)
    return text if len(text) <= MOST else f"{text[:MOST]} ... ({len(text):,} characters)"


def _safe(text: str) -> str:
    """Text for a terminal, a line a paragraph."""
    return "\n".join(filter(None, map(_line, text.split("\n"))))


def _space_behind(text: str) -> str:
    space = text[len(text.rstrip()) :]
    return "\n" if "\n" in space else " " if space else ""


def _field(name: str, value: str) -> str:
    return f"{name:13}{_line(value)}"


def _line(text: str | None) -> str:
    return terminal_line(text or "")


def _published(entry: Entry) -> str:
    if entry.published and entry.published_precision == "day":
        return day_of(entry.published).isoformat()
    return minute_of(entry.published)
