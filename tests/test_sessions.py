"""A connection to PostgreSQL: lists of texts come back as they were sent, and only what writes is prepared."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from ingest.collection.databases import begin_to_write, connect, place_of

ASKED = "SELECT 40 + 2"
PREPARED = "SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT 40 + 2'"
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0")) | st.sampled_from(['"', "\\", "{", ",", "NULL"])


@pytest.fixture
def engine(postgres: str) -> Iterator[Engine]:
    made = connect(place_of(postgres), read_only=False)
    yield made
    made.dispose()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(TEXTS | st.none()))
def test_a_list_of_texts_comes_back_as_it_was_sent(engine: Engine, texts: list[str | None]) -> None:
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT %(many)s::TEXT[]", {"many": texts}).scalar_one() == texts


@pytest.mark.parametrize("numbers", [[1, None, -2], [1.5], [True, False]], ids=str)
def test_lists_of_anything_else_are_psycopgs(engine: Engine, numbers: list[object]) -> None:
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT %(many)s", {"many": numbers}).scalar_one() == numbers


def test_a_text_that_postgresql_cannot_hold_is_refused_and_not_cut(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(DBAPIError, match="cannot contain NUL"):
        connection.exec_driver_sql("SELECT %(many)s::TEXT[]", {"many": ["before\0behind"]})


def prepared_by_writing(engine: Engine) -> int:
    """Return how often a statement is prepared that was sent often by writing transactions, with others in between."""
    for _ in range(10):
        with engine.connect() as connection:
            begin_to_write(connection)
            connection.exec_driver_sql(ASKED)
            connection.commit()
        with engine.connect() as connection:
            connection.exec_driver_sql(ASKED)
            connection.commit()
    with engine.connect() as connection:
        return int(connection.exec_driver_sql(PREPARED).scalar_one())


def test_what_writes_is_prepared_once_whatever_is_read_in_between(engine: Engine) -> None:
    assert prepared_by_writing(engine) == 1


def test_what_only_reads_is_not_prepared(engine: Engine) -> None:
    with engine.connect() as connection:
        for _ in range(10):
            connection.exec_driver_sql(ASKED)
        assert connection.exec_driver_sql(PREPARED).scalar_one() == 0


def test_only_a_transaction_that_writes_plans_without_reading_tables_whole(engine: Engine) -> None:
    said = []
    for begin in (begin_to_write, lambda connection: connection.begin()):
        with engine.connect() as connection:
            begin(connection)
            said.append(connection.exec_driver_sql("SHOW enable_seqscan").scalar_one())
            connection.commit()
    assert said == ["off", "on"]
