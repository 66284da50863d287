"""Collections of many made-up entries, in a SQLite file or a PostgreSQL database, made once and kept under build/.

    python -m benchmarks.filled sqlite:///build/filled/1000000.db 1000000
    python -m benchmarks.filled postgresql://postgres@/news?host=/run/postgresql 1000000

    with filled(["sqlite", "postgresql"], [10_000]) as addresses: ...   # of collections to measure, made where missing

The entries are those of `benchmarks.made_stories`: 5.5 kB each, 50 in a document, 400 from a source. They are stored by
the steps of a run, with what a poll leaves of each source: its state, its host, an attempt for each document. Filling
that was interrupted continues where it stopped. PostgreSQL's databases are in a server of their own under build/, which
runs while it is needed.

A million takes ten minutes in SQLite and twenty in PostgreSQL, on a quiet machine, and 8 GB each.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from benchmarks.corpus import ROOT
from benchmarks.made_stories import DOCUMENTS, START, TOGETHER, reading_of, readings
from ingest import Entry, Reading, open_collection
from ingest.collection import Collection
from ingest.run.storing import store
from ingest.schema import Attempt, FetchState
from ingest.text.urls import host_of
from tests.postgres import postgres_server

KEPT = ROOT / "build" / "filled"
AT_ONCE = 20  # documents in a transaction
INTERVAL = timedelta(hours=1)
Place = tuple[str, int]  # `sqlite` or `postgresql`, and how many entries


def fill(address: str, entries: int, *, longest: int | None = None) -> None:
    """Bring a collection to so many entries, in whole documents; make it if there is none.

    Their texts are cut to `longest` characters: short ones take a third of the time.
    """
    with open_collection(address) as collection:
        batch: list[Reading] = []
        for reading in readings(_stored(collection), entries):
            batch.append(reading if longest is None else _short(reading, longest))
            if len(batch) == AT_ONCE:
                _store(collection, batch)
                batch = []
        _store(collection, batch)


def _short(reading: Reading, longest: int) -> Reading:
    entries = [
        replace(one, content_html=None, content_text=(one.content_text or "")[:longest])
        for one in reading.entries
        if isinstance(one, Entry)
    ]
    return replace(reading, entries=tuple(entries))


def _stored(collection: Collection) -> int:
    """Return how many entries there are, told from when the last source's last document was fetched."""
    papers = [name for name in collection.schedule.enrolled() if name.startswith("https://paper")]
    if not papers:
        return 0
    last = reading_of((len(papers) - 1) * TOGETHER * DOCUMENTS).url
    fetched = float((collection.schedule.states([last])[last].etag or "").strip('"'))
    return round((fetched - START.timestamp()) / 10)


def _store(collection: Collection, batch: Sequence[Reading]) -> None:
    with collection.transaction() as transaction:
        for reading in batch:
            now, name = reading.fetched_at, reading.source_id
            if now is None or name is None:
                raise ValueError(f"{reading.url} is of no time and no source")
            store(reading, transaction, now=now)
            attempt = Attempt(source_id=name, url=name, at=now, outcome="document", status=200, size=300_000)
            state = FetchState(
                url=name, etag=f'"{now.timestamp():.0f}"', asked_at=now, good_at=now, due=now + INTERVAL, kind="feed"
            )
            transaction.polls.attempted([attempt])
            transaction.polls.settle([(name, host_of(name), state)])


@contextmanager
def filled(databases: Sequence[str], sizes: Sequence[int], *, kept: Path = KEPT) -> Iterator[dict[Place, str]]:
    """Yield the addresses of collections in each of these databases and of each of these sizes, which are kept."""
    kept.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        server = stack.enter_context(postgres_server(kept / "postgres")) if "postgresql" in databases else None
        found: dict[Place, str] = {}
        for database in databases:
            for size in sizes:
                address = f"sqlite:///{kept / f'{size}.db'}"
                if database == "postgresql" and server:
                    name = server.kept_database(f"filled_{size}")
                    address = server.address(name)
                fill(address, size)
                if database == "postgresql" and server:
                    server.run("VACUUM ANALYZE", database=name)  # as autovacuum would have by then
                found[database, size] = address
        yield found


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill the collection at an address."""
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("address", help="of a collection; `postgresql` and `sqlite` are those under build/")
    parser.add_argument("entries", type=int)
    said = parser.parse_args(arguments)
    if said.entries % (TOGETHER * DOCUMENTS):
        parser.error(f"a source has {TOGETHER * DOCUMENTS} entries: name a multiple of that")
    if said.address in ("sqlite", "postgresql"):
        with filled([said.address], [said.entries]) as addresses:
            print(*addresses.values())
    else:
        fill(said.address, said.entries)
    return 0


if __name__ == "__main__":
    sys.exit(main())
