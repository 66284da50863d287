"""A channel's log: which lines of the journal came to it, and where it is cut into archives. Pure.

The log is what a channel holds, in the order in which it came. It is cut into archives (RFC 5005 section 4) that never
change once they are closed, wherever the dates of their entries lie; the lines since the last closed archive, with that
archive's own, are the feed. Where it is cut follows from the lines alone: a log that is lost is made again alike.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from ingest.schema import JournalLine

TOMBSTONE_SIZE = 200  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One line of a channel's log: a revision of a record that the channel carries, or the record's withdrawal."""

    archive: int  # the archive it is in, from 1; the last one may be open
    number: int  # of the journal's line
    record_id: str
    revision: int
    withdrawn: datetime | None
    hidden: bool  # not shown: another copy stands for it, or it has been taken back


@dataclass(frozen=True, slots=True)
class Span:
    """The open archive of a log: what has come since the last one closed."""

    archive: int = 1
    lines: int = 0
    size: int = 0  # bytes

    def with_line(self, size: int, *, most_lines: int, most_bytes: int) -> "tuple[int, Span]":
        """Return the archive that a line of that size goes into, and what is open then.

        An archive closes with its last line, or before a line that would make it too large; a larger one stands alone.
        """
        before = self
        if self.lines and self.size + size > most_bytes:
            before = Span(self.archive + 1)
        after = Span(before.archive, before.lines + 1, before.size + size)
        closes = after.lines >= most_lines or after.size >= most_bytes
        return before.archive, Span(after.archive + 1) if closes else after


def comes(line: JournalLine, last: LogLine | None, *, wanted: bool) -> bool:
    """Return whether a record's new state becomes a line of a log, whose last line about it is `last`.

    A record comes when it is wanted; once it has come, its corrections and its withdrawal follow, wanted or not.
    """
    withdrawn = line.traits is not None and line.traits.withdrawn is not None
    if last is None or last.withdrawn is not None:
        return wanted and not withdrawn
    return withdrawn or line.revision > last.revision


def size_in_log(line: JournalLine) -> int:
    """Return how many bytes a line counts as, where archives are cut."""
    return TOMBSTONE_SIZE if line.traits and line.traits.withdrawn else line.size


def newest(lines: Iterable[LogLine]) -> tuple[LogLine, ...]:
    """Return the last line about each record, in the order of the log: what one document shows."""
    found: dict[str, LogLine] = {}
    for line in sorted(lines, key=lambda line: (line.number, line.record_id)):
        found.pop(line.record_id, None)
        found[line.record_id] = line
    return tuple(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A record that may stand for its story in a document."""

    record_id: str
    story: str  # the id of the record that represents its cluster
    sort_at: datetime


def put_aside(contenders: Iterable[Contender], carriers: Mapping[str, AbstractSet[str]]) -> frozenset[str]:
    """Return the records that are not shown because another record shows their story.

    `carriers` names, by story, the records that show it in earlier archives: it stays with those. Else the story is
    shown by the record that represents it, if the document has that one, or by the oldest that it has.
    """
    chosen: dict[str, Contender] = {}
    every = list(contenders)
    for one in every:
        chosen[one.story] = min(chosen.get(one.story, one), one, key=_precedence)
    return frozenset(
        one.record_id for one in every if one.record_id not in carriers.get(one.story, {chosen[one.story].record_id})
    )


def _precedence(one: Contender) -> tuple[bool, datetime, str]:
    return one.record_id != one.story, one.sort_at, one.record_id
