"""Files as they were left in the output, by which one that somebody changed or took away is noticed."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path


class Files:
    """What each file under an output looked like when it was written; every write is part of a transaction."""

    def __init__(self, connection: sqlite3.Connection, output: Path) -> None:
        self._connection = connection
        self._output = output

    def left(self, paths: Iterable[str]) -> None:
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
        """Return how many files there should be, those beside them that are packed not counted."""
        return int(self._connection.execute("SELECT count(*) FROM files WHERE path NOT LIKE '%.gz'").fetchone()[0])

    def altered(self) -> Iterator[str]:
        """Yield the files that are not as they were left, in the order of their paths; a folder is looked at once."""
        folder, seen = None, dict[str, tuple[int, int]]()
        for path, size, mtime in self._connection.execute(
            "SELECT path, size, mtime FROM files ORDER BY path"
        ).fetchall():
            parent, _, name = path.rpartition("/")
            if parent != folder:
                folder, seen = parent, _seen(self._output / parent)
            if seen.get(name) != (size, mtime):
                yield path

    def forgotten(self, paths: Iterable[str]) -> None:
        """Note that these files are not known any more."""
        self._connection.executemany("DELETE FROM files WHERE path = ?", [(path,) for path in paths])


def _seen(folder: Path) -> dict[str, tuple[int, int]]:
    try:
        with os.scandir(folder) as found:
            return {one.name: (one.stat().st_size, one.stat().st_mtime_ns) for one in found if one.is_file()}
    except OSError:
        return {}
