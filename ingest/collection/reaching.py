"""Connections with their transactions begun; while the database is away they wait for it, for up to a minute.

SQLite waits for another's lock by itself. A PostgreSQL that is restarted, or fails over to another machine, is away for
about as long, and a transaction that has not begun yet need not fail because of that. One that was cut in the middle is
undone, and the caller, who alone knows how, has to repeat it (`LostConnection`).
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from ingest.collection.faults import is_away

Connecting = Callable[[], AbstractContextManager[Connection]]
"""Gives a connection in a transaction of its own, as long as the block lasts."""

PAUSES = (0.5, 1.0, 2.0, 4.0, 7.5, 15.0, 15.0, 15.0)  # seconds between tries: `databases.WAIT` in all


class Reaching:
    """An engine's connections. Safe to share between threads."""

    def __init__(self, engine: Engine, sleep: Callable[[float], None] | None) -> None:
        """Wait by `sleep`, in seconds; None: a database that is away is an error at once."""
        self._engine, self._sleep = engine, sleep

    @contextmanager
    def connected(self, begin: Callable[[Connection], None] | None = None) -> Iterator[Connection]:
        """Yield a connection; `begin`, if given, begins its transaction. What is not committed is undone."""
        connection = self._reached(begin)
        try:
            yield connection
            if begin is None:
                connection.commit()  # though it only read: after a rollback psycopg forgets what it has prepared
        finally:
            connection.close()

    def _reached(self, begin: Callable[[Connection], None] | None) -> Connection:
        for pause in PAUSES:
            sleep = self._sleep
            if sleep is None:
                break
            try:
                return self._tried(begin)
            except DBAPIError as error:
                if not is_away(error):
                    raise
            sleep(pause)
        try:
            return self._tried(begin)
        except DBAPIError as error:
            if is_away(error):
                self._sleep = None  # waiting was in vain: what a run still does, like giving back hosts, does not wait
            raise

    def _tried(self, begin: Callable[[Connection], None] | None) -> Connection:
        with ExitStack() as given_back:
            connection = given_back.enter_context(self._engine.connect())
            if begin:
                begin(connection)
            given_back.pop_all()
        return connection
