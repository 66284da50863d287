"""Every statement of a run is answered by an index, whatever the size of the collection."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from benchmarks.filled import fill
from benchmarks.query_plans import WHOLE, Statements, live, noted, whole_reads
from ingest.collection import Collection
from ingest.collection.databases import connect, place_of
from tests.conftest import Database
from tests.newsroom import NOON

ENTRIES = {"sqlite": 1_000, "postgresql": 4_000}  # PostgreSQL reads a small table whole; SQLite does not look at sizes
LINKS = 2_000


def test_no_statement_of_a_run_reads_a_whole_table_but_those_that_are_meant_to(
    database: Database, address: str, tmp_path: Path
) -> None:
    fill(address, ENTRIES[database.name], longest=400)
    with noted() as statements:
        live(address, tmp_path)
    if database.name == "postgresql":  # autovacuum does this a minute later
        run(address, "ANALYZE")
    assert len(statements.said) > 50
    assert {statement.split()[0] for statement in statements.said} == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    assert list(whole_reads(address, statements, by_index=True)) == []
    said = [" ".join(statement.split()) for statement in statements.said]
    assert [start for start in WHOLE if not any(one.startswith(start) for one in said)] == []


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT id FROM records WHERE source_id = ''",
        "SELECT count(*) FROM keys",
        "DELETE FROM attempts WHERE url = ''",
    ],
)
def test_a_statement_without_an_index_is_named(address: str, shelf: object, statement: str) -> None:
    named = list(whole_reads(address, Statements({statement: ()}), by_index=True))
    assert [one for one, _ in named] == [statement]


def test_the_next_link_is_found_without_sorting_all_that_wait(
    database: Database, address: str, shelf: Collection
) -> None:
    with shelf.transaction() as transaction:
        named = [f"https://a.example/{number}" for number in range(LINKS)]
        transaction.links.see("https://a.example/sitemap.xml", named, "a", depth=1, now=NOON)
    if database.name == "postgresql":
        run(address, "ANALYZE")
    with noted() as statements:
        assert len(shelf.links.waiting("a", NOON, 1)) == 1
    ((statement, values),) = statements.said.items()
    engine = connect(place_of(address), read_only=False)
    with engine.begin() as connection:
        explain = "EXPLAIN QUERY PLAN" if database.name == "sqlite" else "EXPLAIN"
        plan = str(connection.exec_driver_sql(f"{explain} {statement}", values).all())
    engine.dispose()
    assert "ix_links_next" in plan
    assert "Sort" not in plan
    assert "ORDER BY" not in plan


def run(address: str, statement: str) -> None:
    engine = connect(place_of(address), read_only=False)
    with engine.begin() as connection:
        connection.execute(sa.text(statement))
    engine.dispose()
