"""Keeps exchanges in a folder of WARC files; `keep` returns once they are on disk.

Each run makes files of its own, so that nothing is ever written behind a record that a killed run left cut, and no two
runs write to one file. Files have their final names from the start: whoever reads one that is still being written finds
whole records, and at its end perhaps one that is cut.
"""

import contextlib
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from ingest.archive.recording import information, record
from ingest.errors import ArchiveError
from ingest.schema import Exchange

SIZE = 1 << 30  # bytes; what the standard's annex C recommends


def open_archive(folder: Path, *, software: str, now: datetime, process: int, size: int = SIZE) -> "Archive":
    """Return the archive that this run keeps in `folder`, which is made if need be; its first file is not made yet.

    `software` is our name and version. A file that has grown to `size` bytes is followed by another.

    Raises: ArchiveError: the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise ArchiveError(f"{folder}: no archive can be kept there: {why}; name another folder") from error
    return Archive(folder, f"wiredesk-{now:%Y%m%dT%H%M%SZ}-{process}", software=software, size=size)


class Archive:
    """A folder that every response goes into; made by `open_archive`, for one thread at a time."""

    def __init__(self, folder: Path, stem: str, *, software: str, size: int) -> None:
        self._folder = folder
        self._stem = stem
        self._software = software
        self._size = size
        self._files = 0
        self._path = folder
        self._open: BinaryIO | None = None
        self._info = ""  # the id of the open file's warcinfo

    def keep(self, exchanges: Iterable[Exchange]) -> None:
        """Write a record for each and return once all are on disk; where that fails, none of them is kept.

        Raises: ArchiveError: there is no room, or the folder cannot be written.
        """
        these = tuple(exchanges)
        if not these:
            return
        try:
            file = self._with_room(these[0].at)
            place = file.tell()
            records = (record(one, info=self._info, place=f"{place}/{nth}") for nth, one in enumerate(these))
            _append(file, b"".join(records))
        except OSError as error:
            self.close()  # what a disk holds after that is anybody's guess, so the next record begins another file
            raise _refusal(self._path, error) from error

    def close(self) -> None:
        """End the file that is being written; what was kept is on disk already."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _with_room(self, at: datetime) -> BinaryIO:
        """Return the open file, or a new one where there is none or that one is full."""
        if self._open is not None and self._open.tell() >= self._size:
            self.close()
        while self._open is None:
            self._path = self._folder / f"{self._stem}-{self._files:05}.warc.gz"
            self._files += 1
            with contextlib.suppress(FileExistsError):  # a run of this second and number, on another machine
                self._open = self._path.open("xb", buffering=0)
                self._info, head = information(self._path.name, self._software, at)
                _append(self._open, head)
                _sync_folder(self._folder)
        return self._open


def _append(file: BinaryIO, records: bytes) -> None:
    """Write to the end of the file and to the disk, or leave the file as it was."""
    start = file.tell()
    left = memoryview(records)
    try:
        while left:
            left = left[file.write(left) :]
        os.fsync(file.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            file.truncate(start)
        raise


def _sync_folder(folder: Path) -> None:
    """Put a new file's name on the disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _refusal(path: Path, error: OSError) -> ArchiveError:
    why = error.strerror or str(error)
    return ArchiveError(f"{path}: {why}; nothing of this answer was kept: make room, or name another folder")
