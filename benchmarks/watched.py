"""`python -m ingest`, with a count of what it asks its database for.

    python -m benchmarks.watched FILE ARGUMENT...

runs the command with these arguments, and writes to FILE as JSON how many statements it executed, in how many
transactions it wrote, and for how many seconds it held the lock of the writer, for which others wait. Statements of the
queue, which has connections of its own, are not counted.
"""

import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import Pool

from ingest.cli import main

BEGINS_TO_WRITE = ("BEGIN IMMEDIATE", "pg_advisory_xact_lock")
_SINCE = "benchmarks.watched"


class Watch:
    """What has been asked so far."""

    def __init__(self) -> None:
        """Start counting on every connection of this process."""
        self.statements = self.writing = 0
        self.seconds = 0.0
        event.listen(Engine, "after_cursor_execute", self._executed)
        event.listen(Pool, "checkin", self._given_back)

    def _executed(self, connection: Connection, cursor: Any, statement: str, *further: Any) -> None:
        self.statements += 1
        if any(one in statement for one in BEGINS_TO_WRITE):
            self.writing += 1
            connection.info[_SINCE] = perf_counter()

    def _given_back(self, connection: object, record: Any) -> None:
        """Note the end of a transaction: a connection is given back once what was committed is on disk."""
        since = record.info.pop(_SINCE, None)
        if since is not None:
            self.seconds += perf_counter() - since


def run(arguments: list[str]) -> int:
    """Run the command, and write down what it asked for."""
    watch = Watch()
    try:
        return main(arguments[1:])
    finally:
        said = {"statements": watch.statements, "writing": watch.writing, "seconds": watch.seconds}
        Path(arguments[0]).write_text(json.dumps(said), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
