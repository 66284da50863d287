"""How files were left in the output, so that one which somebody changed or took away is noticed."""

import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path


class Files:
    """What each file under an output looked like when it was written; every write is part of a transaction."""

    def __init__(self, connection: sqlite3.Connection, output: Path) -> None:
        self._connection = connection
        self._output = output

    def note_left(self, paths: Iterable[str]) -> None:
        """Note how these files, by their paths under the output, stand there now."""
        rows = []
        for path in paths:
            try:
                found = (self._output / path).stat()
            except OSError:
                continue  # noticed as missing by the next run
            rows.append((path, found.st_size, found.st_mtime_ns))
        self._connection.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", rows)

    def count(self) -> int:
        """Return how many files there should be, not counting the `.gz` beside each."""
        return int(self._connection.execute("SELECT count(*) FROM files WHERE path NOT LIKE '%.gz'").fetchone()[0])

    def altered(self) -> Iterator[str]:
        """Yield the files that are not as they were left, in the order of their paths."""
        for path, *left in self._connection.execute("SELECT path, size, mtime FROM files ORDER BY path"):
            if _look(f"{self._output}/{path}") != left:
                yield path

    def forget(self, paths: Iterable[str]) -> None:
        """Note that these files are not known any more."""
        self._connection.executemany("DELETE FROM files WHERE path = ?", [(path,) for path in paths])


def _look(path: str) -> list[int] | None:
    """The size of a file and its time; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - there may be a million, and a Path takes twice as long as to ask
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns] if stat.S_ISREG(found.st_mode) else None
