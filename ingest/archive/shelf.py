"""The documents of any number of archives in the order of time: noted in one pass, opened when their turn comes.

A year of archives has millions of records, so the notes are sorted some thousands at a time, put on disk, and merged.
"""

import heapq
import json
import os
import tempfile
import weakref
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO, Literal

from ingest.archive.handles import Handles
from ingest.archive.remote import Remote
from ingest.archive.replaying import document, noted
from ingest.archive.saved import Kept, SavedFile, unreadable
from ingest.archive.scanning import DamagedError, WarcRecord, record_at, scan
from ingest.schema import Document, Flaw

Seen = tuple[datetime, Kept] | Flaw | Literal["passed over"]
"""What a record is: a document, with when it was fetched and where it stands; damaged; or an answer without one."""

# When it is read, what goes before its place at one time, which file, where in it, the url, whether it is ours.
Note = tuple[str, str, int, int, str, bool]
ANSWERS = frozenset({"response", "revisit", "resource", "conversion"})
TOGETHER = 10_000  # notes sorted at one time
BEHIND = timedelta(minutes=10)  # by which a run may store what it was answered after what it was answered later
_CHUNK = 1 << 14  # bytes of each sorted batch that are held while the batches are merged


class Shelf:
    """The documents that WARC files hold, by time and then by address; may be gone through again and again.

    Those of a run of ours come in the order in which it kept them, and so stored them: one that took long to read, or
    came beside another, was stored after what was answered later.
    """

    def __init__(self) -> None:
        self.passed_over = 0
        self.flaws: list[tuple[Path | Remote, Flaw]] = []
        self._files: list[tuple[Path | Remote, Path | Remote]] = []
        self._length = 0
        self._batches: list[tuple[int, int]] = []  # where each sorted batch of notes begins and ends in the file
        self._notes = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the shelf
        weakref.finalize(self, self._notes.close)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[SavedFile]:
        for time, _, file, offset, url, ours in heapq.merge(*(self._batch(*place) for place in self._batches)):
            path, argument = self._files[file]
            yield SavedFile(path, argument, datetime.fromisoformat(time), Kept(url, offset, ours))

    def put(self, path: Path | Remote, argument: Path | Remote, *, now: datetime) -> None:
        """Note the documents of a file; no time is noted as later than `now`.

        Raises: OSError: it cannot be read, or there is no room for the notes.
        """
        with path.open("rb") as file:
            self.note(path, argument, looked(file), now=now)

    def note(self, path: Path | Remote, argument: Path | Remote, records: Iterable[Seen], *, now: datetime) -> None:
        """Note what was seen in a file, here or by another process; no time is noted as later than `now`.

        Raises: OSError: there is no room for the notes.
        """
        number = len(self._files)
        self._files.append((path, argument))
        notes: list[Note] = []
        latest = datetime.min.replace(tzinfo=UTC)
        try:
            for seen in records:
                if isinstance(seen, Flaw):
                    self.flaws.append((path, seen))
                elif isinstance(seen, str):
                    self.passed_over += 1
                else:
                    at, kept = min(seen[0], now), seen[1]
                    if kept.ours:
                        at = latest = latest if at < latest <= at + BEHIND else at
                    beside = "" if kept.ours else kept.url
                    time = at.isoformat(timespec="microseconds")
                    notes.append((time, beside, number, kept.offset, kept.url, kept.ours))
                if len(notes) == TOGETHER:
                    self._write(notes)
                    notes = []
        finally:
            self._write(notes)

    def _write(self, notes: list[Note]) -> None:
        start = self._notes.seek(0, os.SEEK_END)
        self._notes.writelines(json.dumps(note).encode() + b"\n" for note in sorted(notes))
        self._notes.flush()
        self._batches.append((start, self._notes.tell()))
        self._length += len(notes)

    def _batch(self, start: int, end: int) -> Iterator[Note]:
        """Yield the notes between two places of the file, reading a little of it at a time."""
        held = b""
        while start < end:
            data = os.pread(self._notes.fileno(), min(_CHUNK, end - start), start)
            start += len(data)
            *lines, held = (held + data).split(b"\n")
            yield from (tuple(json.loads(line)) for line in lines)


def looked(file: BinaryIO) -> Iterator[Seen]:
    """Yield what the records of a WARC file are, in their order; those that are no answers are left out."""
    return (seen for seen in scan(file, _look) if seen is not None)


def _look(record: WarcRecord) -> Seen | None:
    seen = noted(record)
    answers = seen is None and (record.said("WARC-Type") or "").lower() in ANSWERS
    return "passed over" if answers else seen


def document_of(saved: SavedFile, kept: Kept, handles: Handles) -> Document | Flaw:
    """Return the document of a record that was put on a shelf, or why it is not read."""
    try:
        return document(record_at(handles.file(saved.path), kept.offset), latest=saved.changed)
    except OSError as error:
        return unreadable(error)
    except (EOFError, zlib.error, DamagedError):
        return Flaw("bad-record", f"at byte {kept.offset:,}: it is not there any more")
