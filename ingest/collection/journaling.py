"""The journal: every change of the collection as one line, in order, so that a publisher can resume at the last."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, select

from ingest.collection import rows
from ingest.collection.bulk import add
from ingest.collection.codec import decode, encode
from ingest.collection.dialects import MANY, among
from ingest.collection.rows import Fields
from ingest.collection.tables import journal, records
from ingest.schema import Change, Entry, JournalLine, LineKind, Record, Traits
from ingest.text.days import sorted_at
from ingest.text.language import fold, primary_subtag

_OUTDATED = delete(journal).where(among(journal.c.about, MANY), journal.c.kind == bindparam("of_kind"))
_STATES = select(journal).where(among(journal.c.about, MANY), journal.c.kind == "state").order_by(journal.c.number)
_REPRESENTED_BY = select(records.c.id, records.c.copy_of).where(among(records.c.id, MANY))

LAST_NUMBER = select(func.coalesce(func.max(journal.c.number), 0))
LINES_AFTER = select(journal).where(journal.c.number > bindparam("after")).order_by(journal.c.number)
STATE_AT = select(journal.c.about).where(journal.c.number == bindparam("at"), journal.c.kind == "state")

_REST = 1000  # bytes that an entry has in a feed besides its texts: addresses, dates, names, elements


class Journaling:
    """Writes a transaction's lines of the journal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note_changes(self, told: Sequence[Change]) -> None:
        """Note the records that were new, revised, updated or withdrawn."""
        before = self._states([change.record.id for change in told if change.kind not in ("new", "copy")])
        states: list[Fields] = []
        details: list[str] = []
        for change in told:
            record = change.record
            line, last = line_of(record), before.get(record.id)
            if last is not None and (last.revision, last.traits) == (line["revision"], line["traits"]):
                details.append(record.id)
            else:
                states.append(line)
        add(self._connection, journal, states)
        self.note_renewed("detail", details)

    def note_renewed(self, kind: LineKind, about: Collection[str]) -> None:
        """Note that something about these has changed, in place of the lines that last said so."""
        if about:
            self._connection.execute(_OUTDATED, {"many": sorted(about), "of_kind": kind})
            add(self._connection, journal, [{"kind": kind, "about": one} for one in sorted(about)])

    def note_represented(self, represented: Mapping[str, str | None], left: Mapping[str, str]) -> None:
        """Note which records become copies or cease to be copies, and that the heads of their clusters have changed.

        To be called before `Copying.represent` writes it, since it compares with what is stored.
        """
        if not represented and not left:
            return
        asked = {"many": sorted({*represented, *left})}
        was = {row.id: row.copy_of for row in self._connection.execute(_REPRESENTED_BY, asked)}
        turned = [one for one, by in represented.items() if (was.get(one) is None) != (by is None)]
        states = []
        for one, last in self._states(turned).items():
            traits = replace(decode(Traits, last.traits), copy=represented[one] is not None)
            states.append({**_fields(last), "traits": encode(traits)})
        add(self._connection, journal, states)
        heads = {*was.values(), *left, *left.values(), *represented.values()} - {None, *turned}
        self.note_renewed("detail", {head for head in heads if head})

    def _states(self, ids: Collection[str]) -> "dict[str, Row[Any]]":
        """The last state of each record."""
        stored = self._connection.execute(_STATES, {"many": sorted(ids)}) if ids else ()
        return {row.about: row for row in stored}


def line_of(record: Record) -> Fields:
    """Return the line of a record's state, as a row without its number."""
    return {
        "kind": "state",
        "about": record.id,
        "source_id": record.source_id,
        "revision": record.revision,
        "first_seen": record.first_seen,
        "size": size_of(record.entry),
        "traits": encode(_traits_of(record)),
    }


def _traits_of(record: Record) -> Traits:
    """Return what channels choose a record by."""
    entry = record.entry
    language = primary_subtag(entry.language)
    place = entry.dateline.place if entry.dateline else None
    return Traits(
        sources=record.seen_in,
        languages=(language,) if language else (),
        tags=tuple(sorted(rows.terms(entry))),
        sections=_folded([entry.section]),
        authors=_folded(who.name for who in entry.authors),
        places=_folded([place, entry.place]),
        sort_at=sorted_at(entry.published, record.first_seen),
        copy=record.copy_of is not None,
        withdrawn=record.withdrawn,
    )


def size_of(entry: Entry) -> int:
    """Return how many bytes an entry will have in a feed, more or less, from its texts."""
    texts = (entry.title, entry.summary, entry.content_html or entry.content_text)
    return _REST + sum(len(text.encode("utf-8", "surrogatepass")) for text in texts if text)


def to_line(row: "Row[Any]") -> JournalLine:
    """Return the line of a row."""
    if row.kind != "state":
        about = "record_id" if row.kind == "detail" else "source_id"
        return JournalLine(number=row.number, kind=row.kind, **{about: row.about})
    return JournalLine(
        number=row.number,
        kind="state",
        record_id=row.about,
        source_id=row.source_id,
        revision=row.revision,
        first_seen=row.first_seen,
        size=row.size,
        traits=decode(Traits, row.traits),
    )


def _fields(row: "Row[Any]") -> Fields:
    return {name: value for name, value in row._asdict().items() if name != "number"}


def _folded(names: Iterable[str | None]) -> tuple[str, ...]:
    said = [name for name in names if name]
    return tuple(sorted({folded for name in said if (folded := fold(name))})) if said else ()
