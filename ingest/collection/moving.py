"""A collection moved from one address to another: copied, compared row by row, and then made whole.

Until it is whole it has a table that says how far each of the others has been copied, and no version: no command takes
it for a collection, and a move that was stopped can go on. Each batch of rows is written in one transaction with the
note of how far it reaches. What makes the rows a collection (indexes, references, the numbers to go on from, its
version) is written in the last one.

Nothing is written to the old collection, and its writers are kept waiting meanwhile. What they wrote between two runs
of a move that was stopped is found by comparing: such a table is copied anew.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Engine, Table, delete, func, insert, inspect, select, update
from sqlalchemy.exc import OperationalError

from ingest.collection import batches, databases, filling
from ingest.collection.batches import Key, Rows
from ingest.collection.databases import Place, begin_to_fill, begin_to_write, connect
from ingest.collection.faults import told_plainly
from ingest.collection.opening import open_collection, version_of
from ingest.collection.tables import VERSION, metadata, unfinished_move, version
from ingest.errors import CollectionError

MOST = 5_000  # rows of one batch
TABLES = tuple(table for table in metadata.sorted_tables if table is not version)
_INDEXES = tuple(index for table in TABLES for index in sorted(table.indexes, key=lambda index: str(index.name)))
_NUMBERED = tuple(table for table in TABLES if table.autoincrement_column is not None)
_UNWRITABLE = ("SQLITE_READONLY", "SQLITE_READONLY_DIRECTORY", "SQLITE_READONLY_DBMOVED", "SQLITE_CANTOPEN")


@dataclass(frozen=True, slots=True)
class MoveStep:
    """What one step of a move has done."""

    doing: Literal["copying", "comparing", "indexing"]
    table: str
    count: int  # rows, or one index


class Move:
    """A move that has begun; made by `moving`."""

    def __init__(self, old: Connection, here: Place, new: Engine, there: Place, *, most: int) -> None:
        self._old, self.here = old, here
        self._new, self.there = new, there
        self._most = most
        with told_plainly(here):
            self.rows: Mapping[str, int] = {str(table.name): _count(old, table) for table in TABLES}
        with told_plainly(there), new.connect() as connection:
            found = connection.execute(select(unfinished_move)).all()
        self._copied_before: dict[str, tuple[int, str | None]] = {row.name: (row.rows, row.last) for row in found}
        self._earlier = {row.name for row in found if row.rows}  # tables of which an earlier run has copied any
        self.carried = sum(int(row.rows) for row in found)  # rows that were there when it began
        self.anew: list[str] = []  # tables that have changed since an earlier run copied any of them

    @property
    def total(self) -> int:
        """How much there is to do, as `steps` counts it."""
        rows = sum(self.rows.values())
        return 2 * rows - self.carried + len(_INDEXES)

    def steps(self) -> Iterator[MoveStep]:
        """Copy, compare, and make it whole; yield each step once it is done.

        Raises: CollectionError: it cannot go on; what is done is kept.
        """
        try:
            for table in TABLES:
                yield from self._copied(table)
            for table in TABLES:
                yield from self._compared(table)
            yield from self._made_whole()
        except CollectionError as error:
            raise type(error)(f"{error}; then run the same move again: it goes on from where it was") from error

    # -- copying --

    def _copied(self, table: Table) -> Iterator[MoveStep]:
        copied, place = self._copied_before[table.name]
        last = batches.read_place(table, place)
        while rows := self._rows_after(table, last):
            last = batches.place_of(table, rows[-1])
            self._put(table, rows, copied, last)
            copied += len(rows)
            yield MoveStep("copying", table.name, len(rows))

    def _rows_after(self, table: Table, last: Key | None) -> Rows:
        with told_plainly(self.here):
            return batches.rows_after(self._old, table, last, batches.at_once(table, self._most))

    def _put(self, table: Table, rows: Rows, before: int, last: Key) -> None:
        there = unfinished_move.c
        note = update(unfinished_move).where(there.name == table.name, there.rows == before)
        with self._filling() as connection:
            noted = connection.execute(note.values(rows=before + len(rows), last=batches.written(last)))
            if noted.rowcount != 1:
                raise CollectionError(f"{self.there}: another process moves a collection into it: let that be over")
            try:
                batches.put(connection, table, rows)
            except batches.Unfit as error:
                raise CollectionError(f"{self.here}: {error}; mend it there") from error

    @contextmanager
    def _filling(self) -> Iterator[Connection]:
        with told_plainly(self.there), self._new.connect() as connection:
            databases.leave_references_open(connection)
            begin_to_fill(connection)
            yield connection
            connection.commit()

    # -- comparing --

    def _compared(self, table: Table) -> Iterator[MoveStep]:
        with self._filling() as connection:
            filling.count_anew(connection, table)
        with told_plainly(self.there), self._new.connect() as connection:
            differs = None if _count(connection, table) == self.rows[table.name] else f"the number of rows of {table}"
            last: Key | None = None
            while differs is None and (rows := self._rows_after(table, last)):
                differs, last = _difference(connection, table, rows), batches.place_of(table, rows[-1])
                yield MoveStep("comparing", table.name, len(rows))
        if differs is None:
            return
        if table.name not in self._earlier:
            raise CollectionError(f"{self.there}: {differs} is not as in {self.here}: empty the new one")
        self._earlier.discard(table.name)
        self._forget(table)
        self.anew.append(table.name)
        yield from self._copied(table)
        yield from self._compared(table)

    def _forget(self, table: Table) -> None:
        with self._filling() as connection:
            connection.execute(delete(table))
            connection.execute(
                update(unfinished_move).where(unfinished_move.c.name == table.name).values(rows=0, last=None)
            )
        self._copied_before[table.name] = (0, None)

    # -- making it whole --

    def _made_whole(self) -> Iterator[MoveStep]:
        with self._filling() as connection:
            for index in _INDEXES:
                index.create(connection)
                self._still_hold()
                yield MoveStep("indexing", str(index.table), 1)
            for table in TABLES:
                if not filling.check_references(connection, table):
                    raise CollectionError(f"{self.here}: rows of {table} refer to none: it is damaged; mend it")
            for table in _NUMBERED:
                with told_plainly(self.here):
                    last = filling.last_number(self._old, table)
                filling.go_on_from(connection, table, last)
            self._still_hold()
            version.create(connection)
            connection.execute(insert(version), [{"version_num": f"{VERSION:04}"}])
            unfinished_move.drop(connection)

    def _still_hold(self) -> None:
        """Query the old collection, for PostgreSQL ends a transaction that has been idle for long."""
        with told_plainly(self.here):
            self._old.execute(select(1))


@contextmanager
def moving(old: str, new: str, *, most: int = MOST) -> Iterator[Move]:
    """Yield a move from one address to another, new or one to go on with; only consuming its `steps` moves anything.

    Until the block ends no other process writes to the old collection; all may read it. At most `most` rows are taken
    at a time.

    Raises: CollectionError: there is nothing to move, or no place for it.
    """
    here, there = _apart(old, new)
    open_collection(old, read_only=True).close()  # refuses what is older, newer, damaged or somebody else's
    engine = connect(there, read_only=False)
    with ExitStack() as stack:
        stack.callback(engine.dispose)
        with told_plainly(there), engine.connect() as connection:
            _is_begun(connection, here, there)  # refuses what has no place there before any writer is kept waiting
        held = stack.enter_context(_held_still(here))
        _begin(engine, here, there)
        yield Move(held, here, engine, there, most=most)


def _apart(old: str, new: str) -> tuple[Place, Place]:
    """The places of two addresses.

    Raises: CollectionError: one of them is none that lasts, or they are the same.
    """
    here, there = databases.place_of(old), databases.place_of(new)
    for place, address in ((here, old), (there, new)):
        if place.path is None and place.url.get_backend_name() == "sqlite":
            raise CollectionError(f"{address!r} names no file: write sqlite:///FILE")
    same = here.address == there.address
    if here.path and there.path and here.path.exists() and there.path.exists():
        same = here.path.samefile(there.path)
    if same:
        raise CollectionError(f"{here} and {there} are the same: a collection is moved to another place")
    return here, there


def _is_begun(connection: Connection, here: Place, there: Place) -> bool:
    """Whether a move from here was begun there before.

    Raises: CollectionError: something else is there.
    """
    if unfinished_move.name not in inspect(connection).get_table_names():
        if version_of(connection, there) is None:
            return False
        raise CollectionError(f"{there} holds a collection already: name a new file, or an empty database")
    began = connection.execute(select(unfinished_move).limit(1)).one()
    if began.old != here.address:
        raise CollectionError(f"{there}: a move into it from {began.old} is not finished: finish that, or empty it")
    if began.version != VERSION:
        raise CollectionError(f"{there}: another Wiredesk began to move version {began.version} into it: empty it")
    return True


@contextmanager
def _held_still(here: Place) -> Iterator[Connection]:
    """A connection to the old collection whose one transaction keeps others from writing to it.

    A file that cannot be written is read in one transaction all the same, and so as it is at one moment.
    """
    with ExitStack() as stack, told_plainly(here):
        try:
            connection = _connected(stack, here, read_only=here.path is None)
            begin_to_write(connection)
        except OperationalError as error:
            if getattr(error.orig, "sqlite_errorname", "") not in _UNWRITABLE:
                raise
            connection = _connected(stack, here, read_only=True)
            connection.begin()
        yield connection


def _connected(stack: ExitStack, place: Place, *, read_only: bool) -> Connection:
    engine = connect(place, read_only=read_only)
    stack.callback(engine.dispose)
    return stack.enter_context(engine.connect())


def _begin(engine: Engine, here: Place, there: Place) -> None:
    """Make the tables that rows are copied into, unless a move from here has begun there, maybe in another process."""
    with told_plainly(there), engine.connect() as connection:
        databases.write_ahead(connection)
        connection.rollback()
        begin_to_write(connection)
        if _is_begun(connection, here, there):
            return
        filling.make_tables(connection, TABLES)
        unfinished_move.create(connection)
        began = {"rows": 0, "last": None, "old": here.address, "version": VERSION}
        connection.execute(insert(unfinished_move), [{"name": table.name, **began} for table in TABLES])
        connection.commit()


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _difference(connection: Connection, table: Table, rows: Rows) -> str | None:
    """The name of the first of these rows that is missing or different there; None: there is none."""
    found = batches.same_keys(connection, table, rows)
    differing = (row for row in rows if found.get(batches.key_of(table, row)) != row)
    return next((batches.name_of(table, row) for row in differing), None)
