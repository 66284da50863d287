"""Files and records that may be documents, before any of them is opened."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ingest.archive.remote import Remote
from ingest.schema import Flaw


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a document stands in a WARC file."""

    url: str  # of the document
    offset: int  # bytes; of its record in the file
    ours: bool  # whether a run of Wiredesk archived it: then the record names its source


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A file that may be a document, or a record of one that holds many; not opened yet."""

    path: Path | Remote
    argument: Path | Remote  # what was asked for, under which it lies
    changed: datetime  # its time of change, whole seconds, or when the record has its turn; never later than now
    kept: Kept | None = None  # where it is a record

    @property
    def name(self) -> str:
        """What a person is told of it: its path, and behind it the address where it is a record."""
        return f"{name_of(self.path)}: {self.kept.url}" if self.kept else name_of(self.path)

    @property
    def replayed(self) -> bool:
        """Whether it is an answer to one of our own polls, kept by `--archive`."""
        return self.kept is not None and self.kept.ours


def name_of(file: Path | Remote) -> str:
    """Return a path as text that can be printed and stored, whatever bytes the file system holds."""
    return file.url if isinstance(file, Remote) else os.fsencode(file).decode("utf-8", "replace")


def unreadable(error: OSError) -> Flaw:
    """Return why a file is not read, as the system says it."""
    return Flaw("unreadable-file", error.strerror or str(error))
