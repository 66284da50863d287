"""The tables of a collection, for SQLite and PostgreSQL alike; migrations/ turns older ones into these."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    event,
    false,
)

from ingest.collection.dialects import UtcDateTime, as_written

VERSION = 12
"""The version of these tables; the newest revision in migrations/versions bears it."""


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _a_record() -> ForeignKey:
    """Deferred, so that a document's rows may be written in whatever order needs the fewest statements."""
    return ForeignKey("records.id", deferrable=True, initially="DEFERRED")


def _partial(name: str, *columns: ColumnElement[Any], where: ColumnElement[bool]) -> None:
    """Add an index of only those rows that meet a condition."""

    def tell_postgresql(index: Index, connection: Connection, **_: Any) -> None:
        if connection.dialect.name == "postgresql":
            index.dialect_options["postgresql"]["where"] = where

    # Not set here and now: that loads PostgreSQL's dialect, which is a thirtieth of the time that a poll into a file
    # takes if nothing is new.
    event.listen(Index(name, *columns, sqlite_where=where), "before_create", tell_postgresql)


# For numbers that grow with every poll: PostgreSQL's INTEGER ends at two billion. SQLite's has 64 bits, and is the only
# type there that numbers rows by itself.
_COUNTED = BigInteger().with_variant(Integer(), "sqlite")

version = Table(
    "wiredesk_version",  # Alembic's own table under our name: where it is, there is a collection
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="wiredesk_version_pkc"),
)

records = Table(
    "records",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("public_id", Text, nullable=False, index=True),
    Column("source_id", Text, nullable=False),
    Column("seen_in", Text, nullable=False),  # a JSON list
    Column("entry", Text, nullable=False),
    Column("language", String(16)),  # the primary subtag alone
    Column("sort_at", UtcDateTime, nullable=False),  # min(published, first_seen)
    Column("first_seen", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("sequence", _COUNTED, nullable=False),
    Column("copy_of", String(36), _a_record()),
    Column("withdrawn", UtcDateTime),
    Column("reader_version", Integer, nullable=False),
    Column("memory_version", Integer, nullable=False),
    Index("ix_records_order", "sort_at", "id", "source_id", "withdrawn"),  # the last two: what came in is counted by it
    Index("ix_records_language", "language", "sort_at", "id"),
)
_partial(
    "ix_records_copy_of",
    *(records.c.copy_of, records.c.withdrawn, records.c.first_seen, records.c.id),
    where=records.c.copy_of.is_not(None),
)
_partial(
    "ix_records_oldest_copy",  # in a language
    *(records.c.copy_of, records.c.language, records.c.sort_at, records.c.id),
    where=records.c.copy_of.is_not(None),
)
_partial("ix_records_withdrawn", records.c.withdrawn, where=records.c.withdrawn.is_not(None))

keys = Table(
    "keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("record_id", String(36), _a_record(), nullable=False),
    sqlite_with_rowid=False,
)

# When a record was last met stands here and not in `records`, so that a poll without news rewrites only small rows.
sightings = Table(
    "sightings",
    metadata,
    Column("record_id", String(36), _a_record(), primary_key=True),
    Column("source_id", Text, primary_key=True),
    Column("origin", String(8), primary_key=True),  # "" where the entry does not say
    Column("key", Text, nullable=False),
    Column("raw_hash", String(64)),
    Column("entry", Text),  # NULL: it is the same as the record's entry
    Column("first_seen", UtcDateTime, nullable=False),
    Column("last_seen", UtcDateTime, nullable=False),
    Index("ix_sightings_source_id_raw_hash", "source_id", "raw_hash"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("sequence", _COUNTED, primary_key=True, autoincrement=True),
    Column("record_id", String(36), _a_record(), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("entry", Text),  # NULL: the latest, whose entry is the record's
    Index("ix_revisions_record_id_revision", "record_id", "revision", unique=True),
    sqlite_autoincrement=True,  # a number is never given twice
)

# What copies of a text are found by: some of its runs of words, as numbers.
shingles = Table(
    "shingles",
    metadata,
    Column("shingle", BigInteger, primary_key=True, autoincrement=False),
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),  # of the record's first revision
    sqlite_with_rowid=False,
)

# What has changed, for whoever publishes it (`ingest.schema.JournalLine`).
journal = Table(
    "journal",
    metadata,
    Column("number", _COUNTED, primary_key=True, autoincrement=True),
    Column("kind", String(8), nullable=False),
    Column("about", Text, nullable=False),  # a record's id; of a feed and its lists, the source's
    Column("source_id", Text),  # of a state
    Column("revision", Integer),  # of a state
    Column("first_seen", UtcDateTime),  # of a state
    Column("size", Integer),  # of a state, bytes
    Column("traits", Text),  # of a state
    Index("ix_journal_about_kind", "about", "kind"),
    sqlite_autoincrement=True,  # a number is never given twice
)

# The habits that a source's entries have shown in their GUIDs, dates and links.
habits = Table(
    "habits",
    metadata,
    Column("source_id", Text, primary_key=True),
    Column("rule", String(16), primary_key=True),
    Column("entries", Integer, nullable=False),  # that showed it, in the document that showed it best
    Column("of", Integer, nullable=False),  # entries in that document
    Column("since", UtcDateTime, nullable=False),
    Column("last", UtcDateTime, nullable=False),
    sqlite_with_rowid=False,
)

tags = Table(
    "tags",
    metadata,
    Column("record_id", String(36), _a_record(), primary_key=True),
    Column("term", Text, primary_key=True),  # folded
    Index("ix_tags_term", "term"),
    sqlite_with_rowid=False,
)

feeds = Table(
    "feeds",
    metadata,
    Column("source_id", Text, primary_key=True),
    Column("feed", Text),
    Column("read_at", UtcDateTime, nullable=False),
    Column("raw_hashes", Text, nullable=False),  # of the entries in the latest reading, a JSON list
)

latest_rows = Table(
    "latest_rows",
    metadata,
    Column("source_id", Text, primary_key=True),
    Column("page_url", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("item", Text, nullable=False),
    Column("key", Text, nullable=False),  # the identity key of its address, else its folded title
    Column("language", String(16)),
    Column("sort_at", UtcDateTime, nullable=False),  # min(published, first_seen)
    Column("first_seen", UtcDateTime, nullable=False),
    Index("ix_latest_rows_sort_at", "sort_at"),
    sqlite_with_rowid=False,
)

attempts = Table(
    "attempts",
    metadata,
    Column("number", _COUNTED, primary_key=True, autoincrement=True),
    Column("source_id", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("status", Integer),
    Column("cause", Text),
    Column("size", Integer),
    Column("seconds", Float),
    Column("wire", Integer),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("due", UtcDateTime),
    Column("why", Text),
    Index("ix_attempts_source_id_number", "source_id", "number"),
    Index("ix_attempts_at", "at"),
)

# A source between two polls. What queries look for has columns of its own; the whole FetchState is in `state`.
source_states = Table(
    "source_states",
    metadata,
    Column("source_id", Text, primary_key=True),
    Column("host", Text, nullable=False),
    Column("due", UtcDateTime),  # null: not any more
    Column("asked_at", UtcDateTime),
    Column("state", Text, nullable=False),
    Index("ix_source_states_due", "due", "source_id", "host"),  # has all that the query for what is due reads
    Index("ix_source_states_asked_at", "asked_at"),
)

# A host is asked by one run at a time, which holds it for a while, and by none while it rests.
hosts = Table(
    "hosts",
    metadata,
    Column("host", Text, primary_key=True),
    Column("leased_by", Text),
    Column("leased_until", UtcDateTime),
    Column("rest_until", UtcDateTime),
    Column("asked_at", UtcDateTime),  # when a run that is over asked it last
    Index("ix_hosts_leased_until", "leased_until", "host"),
    Index("ix_hosts_rest_until", "rest_until", "host"),
)

robots = Table(
    "robots",
    metadata,
    Column("origin", Text, primary_key=True),  # scheme, host and port
    Column("fetched_at", UtcDateTime, nullable=False),
    Column("status", Integer),  # null: no answer
    Column("body", LargeBinary, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
)

# An address that a list of links named: the source that named it first asks for it once, or for a sitemap repeatedly.
links = Table(
    "links",
    metadata,
    Column("key", Text, primary_key=True),  # its identity key as an address
    Column("url", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("source_id", Text, nullable=False),
    Column("depth", Integer, nullable=False),  # 1: named by the source's own document
    Column("seen_on", Integer, nullable=False),  # different pages that named it
    Column("news_at", UtcDateTime, nullable=False),  # when its story appeared: as its list says, else when it was met
    Column("tries", Integer, nullable=False),
    Column("due", UtcDateTime),  # null: done with
    Column("outcome", String(16)),  # of the last try
    Column("backlog", Boolean, nullable=False, server_default=false()),  # there before its source was polled, or old
    Column("state", Text),  # the LinkState of what is asked for again
    Index("ix_links_source_id_due", "source_id", "due"),
    Index("ix_links_due", "due"),
)
# In the order in which they are followed, so that the first is found without sorting all that wait.
_partial(
    "ix_links_next",
    *(links.c.source_id, links.c.backlog, links.c.seen_on.desc(), links.c.depth),
    *(links.c.news_at.desc(), as_written(links.c.key)),
    where=links.c.due.is_not(None),
)

link_pages = Table(
    "link_pages",
    metadata,
    Column("key", Text, primary_key=True),
    Column("page", BigInteger, primary_key=True, autoincrement=False),  # a hash of the address of a page that named it
    sqlite_with_rowid=False,
)

# How far a back-fill has come, an archive whose documents are stored in batches and in their order.
backfills = Table(
    "backfills",
    metadata,
    Column("plan", String(64), primary_key=True),  # a hash of what is read, and in which order
    Column("documents", Integer, nullable=False),
    Column("stored", Integer, nullable=False),  # how many of them are, counted from the first
    Column("unread", Text, nullable=False),  # the places of those among them that could not be had, a JSON list
    Column("at", UtcDateTime, nullable=False),  # when the last of those was
)

# A sample of each site's pages, and the blocks of text that stood on each.
site_pages = Table(
    "site_pages",
    metadata,
    Column("site", Text, primary_key=True),
    Column("page", BigInteger, primary_key=True, autoincrement=False),  # a hash of its canonical URL
    Column("at", UtcDateTime, nullable=False),  # when these bytes were met last
    Column("raw_hash", String(64), nullable=False),
    Column("blocks", LargeBinary, nullable=False),  # hashes of 8 bytes, the smallest first
)

# What runs have told a person of, besides failing sources, so that the next run need not tell it again.
told = Table(
    "told",
    metadata,
    Column("line", String(64), primary_key=True),  # a hash of it
    Column("at", UtcDateTime, nullable=False),  # when a run had cause to say it last
)

# Only where a collection is being moved to: a row for each of its tables.
unfinished_move = Table(
    "wiredesk_move",
    MetaData(),
    Column("name", String(32), primary_key=True),  # of the table
    Column("rows", BigInteger, nullable=False),  # how many of its rows are here
    Column("last", Text),  # where the last of those stands in the order in which rows are read: a JSON list
    Column("old", Text, nullable=False),  # where the collection is moved from
    Column("version", Integer, nullable=False),  # of the collection
)
