"""Which statements of a run read a whole table, in a collection of a million entries?

    python -m benchmarks.query_plans [--entries N] [--databases sqlite postgresql]

The statements are those that a poll, a run over files and a publish run send to a collection of 10,000 entries, which
is quickly published. The database that holds the large collection explains them with the same values (`EXPLAIN`,
`EXPLAIN QUERY PLAN`). Statements that read a table or an index from one end to the other are named, except those in
`WHOLE`, which are meant to.

The last result
---------------
2026-11-26, PostgreSQL 18.4 as it comes, SQLite 3.40.1, Python 3.11.7:

    sqlite, 1,000,000 entries: 66 statements, 0 read a whole table
    postgresql, 1,000,000 entries: 67 statements, 0 read a whole table
"""

import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, event

from benchmarks.filled import filled
from benchmarks.made_stories import rss_of
from ingest import open_collection
from ingest.cli import main as ingest
from ingest.collection.databases import connect, place_of
from ingest.collection.tables import metadata
from ingest.schema import Source
from syndicate.cli import main as syndicate
from tests.loopback import Answer, loopback
from tests.virtual import Time, poll

# Tables that grow with the collection or the number of its sources; the others (habits, hosts, robots) are small.
LARGE = frozenset(
    "records keys sightings revisions shingles journal tags attempts latest_rows feeds links link_pages site_pages"
    " source_states".split()
)
# Statements that are meant to read a whole table, by how they begin, and why.
WHOLE: Mapping[str, str] = {
    "SELECT source_states.source_id, source_states.host FROM source_states": "a run learns which sources are known",
    "SELECT source_states.source_id, source_states.state FROM source_states WHERE source_states.due IS NULL": (
        "a run looks for sources that fail"
    ),
    "SELECT source_states.source_id, source_states.state FROM source_states WHERE source_states.asked_at": (
        "a run looks for sources that a wrong clock has put off"
    ),
    "SELECT DISTINCT links.source_id FROM links": "a run learns of which sources a link waits",
    "SELECT latest_rows.source_id": "the newest rows are read in their order, and no further than they are wanted",
    "SELECT feeds.source_id, feeds.feed FROM feeds": "publishing names every source",
    "SELECT source_states.source_id, source_states.state FROM source_states": "how each source fares is published",
    "SELECT feeds.source_id FROM feeds": "the same",
    "SELECT sightings.source_id, count(DISTINCT records.id)": "the same",
    "SELECT links.source_id, count(*)": "the same",
    "INSERT INTO records": "SQLite may look through `keys`, and does only while a reference waits for its record",
}
SMALL = 10_000  # entries of the collection to which the runs are made
_OF_SOME_SIZE = "SELECT relname FROM pg_class WHERE relpages > 8"  # a smaller one is best read from end to end
_FIRST = {str(index.name): index.columns[0].name for table in metadata.tables.values() for index in table.indexes}
_STREAMED = frozenset({"Sort", "Incremental Sort", "Aggregate", "WindowAgg", "Hash", "Unique"})


@dataclass(slots=True)
class Statements:
    """The statements sent to a database, each text once, with the values that it was first sent with."""

    said: dict[str, Any] = field(default_factory=dict)

    def note(self, *arguments: Any) -> None:
        """Note a statement that is about to be sent."""
        statement, values, many = arguments[2], arguments[3], arguments[5]
        if re.match(r"SELECT|INSERT|UPDATE|DELETE", statement):
            self.said.setdefault(statement, values[0] if many else values)


@contextmanager
def noted() -> Iterator[Statements]:
    """Note every statement that is sent within the block."""
    found = Statements()
    event.listen(Engine, "before_cursor_execute", found.note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", found.note)


def whole_reads(address: str, found: Statements, *, by_index: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the statements that read a whole large table, each with what the database says; not those of `WHOLE`.

    With `by_index` PostgreSQL reads a whole table only if no index will do, as it would with a very large one.
    """
    engine = connect(place_of(address), read_only=False)
    explained = _by_sqlite if engine.dialect.name == "sqlite" else _by_postgresql
    with engine.connect() as connection:
        large = LARGE
        if engine.dialect.name == "postgresql" and not by_index:
            large &= set(connection.exec_driver_sql(_OF_SOME_SIZE).scalars())
        elif engine.dialect.name == "postgresql":
            for way in ("seqscan", "hashjoin", "mergejoin"):
                connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
        for statement, values in found.said.items():
            plain = " ".join(statement.split())
            if not plain.startswith(tuple(WHOLE)):
                for table, said in explained(connection, statement, values):
                    if table in large:
                        yield plain, said
    engine.dispose()


def _by_sqlite(connection: Connection, statement: str, values: Any) -> Iterator[tuple[str, str]]:
    plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
    in_order = "LIMIT" in statement and not any("ORDER BY" in step for step in plan)
    for step in plan:
        scanned = re.match(r"SCAN (\w+?)(?:_\d+)?\b(?! VIRTUAL)", step)
        if scanned and not in_order:
            yield scanned[1], step


def _by_postgresql(connection: Connection, statement: str, values: Any) -> Iterator[tuple[str, str]]:
    (told,) = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values).one()
    plans = orjson.loads(told) if isinstance(told, str) else told
    yield from _whole(plans[0]["Plan"], limited=False)


def _whole(node: Mapping[str, Any], *, limited: bool) -> Iterator[tuple[str, str]]:
    kind, table = node["Node Type"], node.get("Relation Name") or _table_of(node.get("Index Name", ""))
    reads = kind == "Seq Scan" or (
        "Index" in kind and not _leads(node.get("Index Name", ""), node.get("Index Cond", ""))
    )
    if reads and not limited:
        yield table, f"{kind} on {table}"
    limited = kind == "Limit" or (limited and kind not in _STREAMED)
    for below in node.get("Plans", ()):
        yield from _whole(below, limited=limited)


def _leads(index: str, condition: str) -> bool:
    """Whether a condition is on an index's first column: with a later one, the whole index is searched."""
    return bool(condition) and _FIRST.get(index, "") in condition


def _table_of(index: str) -> str:
    return max((table for table in LARGE if table in index), key=len, default="")


# -- what a run does --


def live(address: str, folder: Path) -> None:
    """Poll feeds and a page whose links are followed, publish, poll and publish again, read a file, publish that."""
    channels = folder / "channels.toml"
    one = '[[channel]]\nname = "one"\ntitle = "One"\nsources = ["feed 1"]\n'
    channels.write_text(f"archives = false\nminimum = 2000\n{one}", encoding="utf-8")  # the same statements
    (folder / "feed.xml").write_bytes(rss_of(10**9))
    publish = ["-q", "--collection", address, "--output", str(folder / "public"), "--channels", str(channels)]
    publish += ["--state", str(folder / "state")]
    time = Time()
    with loopback() as web:
        feeds = {f"feed {one}": web.answer(f"/{one}", *_changing(one)) for one in range(1, 6)}
        feeds["gone"] = web.answer("/gone", Answer(status=410))
        feeds["page"] = web.answer("/page", Answer(body=_page(0), headers=(("Content-Type", "text/html"),)))
        web.answer("/story", Answer(body=_page(1), headers=(("Content-Type", "text/html"),)))
        sources = [Source(id=name, url=url, allow_private=True, spacing=0.0) for name, url in feeds.items()]
        for _ in range(2):
            with open_collection(address) as collection:
                poll(sources, collection, time)
            _done(syndicate(publish))
            time.pass_(hours=30)
    _done(ingest([str(folder / "feed.xml"), "-q", "--collection", address]))
    _done(syndicate(publish))


def _done(status: int) -> None:
    if status:
        raise SystemExit(f"a run ended with {status}")


def _changing(number: int) -> list[Answer]:
    """Return the answers of a feed: new, then with one entry corrected, then with it withdrawn."""
    first = 10**8 + 400 * number
    body = rss_of(first)
    return [Answer(body=body), Answer(body=body.replace(b"<title>", b"<title>Corrected: "))]


def _page(number: int) -> bytes:
    body = "".join(f"<p>Paragraph {one} of the story about bridge {number}, told at length.</p>" for one in range(20))
    listed = '<ul class="latest"><li><a href="/story">The bridge is opened after a year of work</a></li></ul>'
    story = f"<article><h1>Bridge {number}</h1>{body}</article>{listed}"
    return f"<!doctype html><html><head><title>Bridge {number}</title></head><body>{story}</body></html>".encode()


def main(arguments: Sequence[str] | None = None) -> int:
    """Name what reads a whole table, and end with 1 if anything does."""
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"])
    said = parser.parse_args(arguments)
    found = 0
    with filled(said.databases, [SMALL, said.entries]) as addresses:
        for database in said.databases:
            with TemporaryDirectory() as folder, noted() as statements:
                live(addresses[database, SMALL], Path(folder))
            whole = list(whole_reads(addresses[database, said.entries], statements))
            found += len(whole)
            print(
                f"{database}, {said.entries:,} entries:",
                f"{len(statements.said)} statements, {len(whole)} read a whole table",
            )
            for statement, step in whole:
                print(f"    {step}: {statement[:200]}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
