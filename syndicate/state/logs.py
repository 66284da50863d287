"""Channels' logs as they are kept, and what of them is still to be written to the output."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from syndicate.channel import PARTS, Each
from syndicate.log import LogLine, Span
from syndicate.select import Mentioned

_LINE = "archive, number, record, revision, withdrawn, hidden"
# Left to itself, SQLite would walk through all lines of a channel between two archives to find a record's few.
_BY_RECORD = "log INDEXED BY log_record"


@dataclass(frozen=True, slots=True)
class ChannelLog:
    """How a channel's log stands."""

    number: int  # what the state knows the channel by
    kind: str
    name: str
    span: Span  # the open archive
    entries: int  # records that stand in it
    published: bool  # whether files of it have been written
    shown: str  # digest of what its files show besides their entries


class Logs:
    """The logs of all channels; every write is part of a transaction of `State`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def begin(self, kind: str, name: str, definition: str) -> tuple[ChannelLog, bool]:
        """Return a channel's log, and whether it was begun just now: there was none, or one of another definition."""
        found = self._connection.execute(
            "SELECT channel, definition FROM channels WHERE kind = ? AND name = ?", (kind, name)
        ).fetchone()
        if found is None:
            self._connection.execute(
                "INSERT INTO channels(kind, name, definition) VALUES (?, ?, ?)", (kind, name, definition)
            )
        elif found[1] != definition:
            self._restart(found[0], definition)
        log = next(self._selected("kind = ? AND name = ?", (kind, name)))
        return log, found is None or found[1] != definition

    def _restart(self, channel: int, definition: str) -> None:
        """Forget a channel's lines; they will be chosen anew."""
        for table in ("log", "unwritten", "named"):
            self._connection.execute(f"DELETE FROM {table} WHERE channel = ?", (channel,))  # noqa: S608 - names of ours
        self._connection.execute(
            "UPDATE channels SET definition = ?, archive = 1, lines = 0, size = 0, entries = 0, stale = 1"
            " WHERE channel = ?",
            (definition, channel),
        )

    def drop(self, channel: int) -> None:
        """Forget a channel."""
        for table in ("log", "unwritten", "named", "channels"):
            self._connection.execute(f"DELETE FROM {table} WHERE channel = ?", (channel,))  # noqa: S608 - names of ours

    def define(self, channel: int, definition: str) -> None:
        """Note the definition by which the lines of a log were chosen; "": it does not have all of them yet."""
        self._connection.execute("UPDATE channels SET definition = ? WHERE channel = ?", (definition, channel))

    def channels(self) -> Iterator[ChannelLog]:
        """Return every channel that has a log, in the order in which they came."""
        return self._selected("1", ())

    def names(self, each: Collection[Each]) -> Mapping[str, AbstractSet[str]]:
        """Return the names that have a log, by part of `Terms`, for the kinds of which every name has one."""
        found = {PARTS[kind]: set[str]() for kind in each}
        for kind, name in self._connection.execute("SELECT kind, name FROM channels"):
            if kind in each:
                found[PARTS[kind]].add(name)
        return found

    def is_pending(self, minimum: int) -> bool:
        """Return whether any feed is stale, of the channels that have, or once had, at least `minimum` entries."""
        found = self._connection.execute(
            "SELECT 1 FROM channels WHERE stale AND (entries >= ? OR published OR kind IN ('all', 'channel')) LIMIT 1",
            (minimum,),
        )
        return found.fetchone() is not None

    def stale(self) -> frozenset[int]:
        """Return the channels whose feeds are stale: not what they should be."""
        return frozenset(row[0] for row in self._connection.execute("SELECT channel FROM channels WHERE stale"))

    def _selected(self, where: str, values: Sequence[object]) -> Iterator[ChannelLog]:
        rows = self._connection.execute(
            "SELECT channel, kind, name, archive, lines, size, entries, published, shown"  # noqa: S608 - ours
            f" FROM channels WHERE {where} ORDER BY channel",
            values,
        ).fetchall()
        for channel, kind, name, archive, lines, size, entries, published, shown in rows:
            yield ChannelLog(channel, kind, name, Span(archive, lines, size), entries, bool(published), shown)

    def holding(self, record_id: str) -> dict[int, LogLine]:
        """Return the channels that a record has come to, each with its last line about it."""
        rows = self._connection.execute(
            f"SELECT channel, {_LINE} FROM log WHERE record = ? ORDER BY number, archive",  # noqa: S608 - names of ours
            (record_id,),
        )
        return {channel: _line(line) for channel, *line in rows}

    def append(self, channel: int, line: LogLine) -> None:
        """Add a line to a log."""
        self._connection.execute(
            f"INSERT OR REPLACE INTO log(channel, {_LINE}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - ours
            (
                channel,
                line.archive,
                line.number,
                line.record_id,
                line.revision,
                line.withdrawn.isoformat() if line.withdrawn else None,
                line.hidden,
            ),
        )

    def save(self, log: ChannelLog) -> None:
        """Keep the open archive of a changed log and the number of its records, and mark its feed as stale."""
        self._connection.execute(
            "UPDATE channels SET archive = ?, lines = ?, size = ?, entries = ?, stale = 1 WHERE channel = ?",
            (log.span.archive, log.span.lines, log.span.size, log.entries, log.number),
        )

    def lines(self, channel: int, first: int, last: int) -> tuple[LogLine, ...]:
        """Return the lines of a channel from one archive to another, both of them, in order."""
        rows = self._connection.execute(
            f"SELECT {_LINE} FROM log WHERE channel = ? AND archive BETWEEN ? AND ? ORDER BY number, record, archive",  # noqa: S608
            (channel, first, last),
        )
        return tuple(map(_line, rows))

    def hide(self, channel: int, record_ids: Iterable[str], first: int, last: int) -> frozenset[int]:
        """Hide these records in the archives from `first` to `last`; return the archives that showed them until now."""
        touched: set[int] = set()
        for record_id in record_ids:
            where = "record = ? AND channel = ? AND archive BETWEEN ? AND ? AND NOT hidden AND withdrawn IS NULL"
            values = (record_id, channel, first, last)
            found = self._connection.execute(f"SELECT DISTINCT archive FROM {_BY_RECORD} WHERE {where}", values)  # noqa: S608
            touched.update(row[0] for row in found.fetchall())
            self._connection.execute(f"UPDATE {_BY_RECORD} SET hidden = 1 WHERE {where}", values)  # noqa: S608 - ours
        return frozenset(touched)

    def hidden(self, record_ids: Iterable[str]) -> dict[int, frozenset[str]]:
        """Return, by channel, those of these records that have a hidden line there."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        rows = self._connection.execute(
            f"SELECT channel, record FROM {_BY_RECORD} WHERE hidden AND record IN (SELECT value FROM json_each(?))",  # noqa: S608
            (orjson.dumps(sorted(record_ids)).decode(),),
        )
        for channel, record_id in rows:
            found[channel].add(record_id)
        return {channel: frozenset(records) for channel, records in found.items()}

    def shown(self, channel: int, record_ids: Iterable[str], before: int) -> frozenset[str]:
        """Return those of these records that an archive before `before` shows."""
        asked = (
            f"SELECT 1 FROM {_BY_RECORD} WHERE record = ? AND channel = ? AND archive < ?"  # noqa: S608 - ours
            " AND NOT hidden AND withdrawn IS NULL LIMIT 1"
        )
        return frozenset(
            record_id
            for record_id in record_ids
            if self._connection.execute(asked, (record_id, channel, before)).fetchone()
        )

    def mark_stale_showing(self, record_ids: Iterable[str]) -> None:
        """Mark the feeds that show these records as stale, because those have changed; archives stay as they are."""
        for record_id in record_ids:
            self._connection.execute(
                "UPDATE channels SET stale = 1 WHERE NOT stale AND channel IN ("
                "SELECT log.channel FROM log JOIN channels USING (channel)"
                " WHERE log.record = ? AND log.archive >= channels.archive - 1)",
                (record_id,),
            )

    def mark_stale(self, channel: int) -> None:
        """Mark a channel's feed as stale."""
        self._connection.execute("UPDATE channels SET stale = 1 WHERE channel = ?", (channel,))

    def mark_published(self, channel: int, shown: str) -> None:
        """Note that a channel's feed is up to date, with a digest of what it shows besides its entries."""
        self._connection.execute(
            "UPDATE channels SET stale = 0, published = 1, shown = ? WHERE channel = ?", (shown, channel)
        )

    def mark_unwritten(self, channel: int, archives: Iterable[int]) -> None:
        """Note that closed archives are to be written."""
        rows = [(channel, archive) for archive in archives]
        self._connection.executemany("INSERT OR IGNORE INTO unwritten VALUES (?, ?)", rows)

    def unwritten(self) -> tuple[tuple[int, int], ...]:
        """Return the closed archives that are to be written, as (channel, archive), in the order they closed in."""
        rows = self._connection.execute(
            "SELECT channel, archive FROM unwritten ORDER BY (SELECT max(number) FROM log"
            " WHERE log.channel = unwritten.channel AND log.archive = unwritten.archive), archive, channel"
        ).fetchall()
        return tuple((channel, archive) for channel, archive in rows)

    def mark_written(self, channel: int, archive: int) -> None:
        """Note that a closed archive has been written."""
        self._connection.execute("DELETE FROM unwritten WHERE channel = ? AND archive = ?", (channel, archive))

    def note_named(self, channel: int, named: Iterable[tuple[Mentioned, str]]) -> None:
        """Note which stories are on the list of newest stories that a channel was published with."""
        self._connection.execute("DELETE FROM named WHERE channel = ?", (channel,))
        rows = [(channel, *one) for one in sorted(set(named))]
        self._connection.executemany("INSERT INTO named VALUES (?, ?, ?)", rows)

    def awaited(self) -> tuple[str, ...]:
        """Return the addresses on the published lists of newest stories that no record had then."""
        return tuple(row[0] for row in self._connection.execute("SELECT DISTINCT about FROM named WHERE kind = 'url'"))

    def mark_stale_listing(self, source_id: str) -> None:
        """Mark the feeds that may show rows of this source's page lists as stale, because those lists have changed."""
        self._connection.execute(
            "UPDATE channels SET stale = 1"
            " WHERE kind IN ('all', 'channel', 'language') OR (kind = 'source' AND name = ?)",
            (source_id,),
        )

    def mark_all_stale(self) -> None:
        """Mark every feed as stale."""
        self._connection.execute("UPDATE channels SET stale = 1")

    def mark_all_unwritten(self) -> None:
        """Have every feed and every archive written again."""
        self.mark_all_stale()
        self._connection.execute(
            "INSERT OR IGNORE INTO unwritten SELECT DISTINCT log.channel, log.archive"
            " FROM log JOIN channels USING (channel) WHERE log.archive < channels.archive"
        )

    def mark_stale_naming(self, kind: Mentioned, about: Iterable[str]) -> None:
        """Mark the feeds whose lists name these stories as stale: what they say of them is not true any more."""
        self._connection.executemany(
            "UPDATE channels SET stale = 1 WHERE channel IN (SELECT channel FROM named WHERE about = ? AND kind = ?)",
            [(one, kind) for one in about],
        )


def _line(row: Sequence[Any]) -> LogLine:
    archive, number, record_id, revision, withdrawn, hidden = row
    return LogLine(
        archive=archive,
        number=number,
        record_id=record_id,
        revision=revision,
        withdrawn=datetime.fromisoformat(withdrawn) if withdrawn else None,
        hidden=bool(hidden),
    )
