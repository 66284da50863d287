"""newsboat, a reader for terminals: it is run without one, and its cache shows what it has."""

import os
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ingest.schema import Record
from tests.readers.seen import (
    Limit,
    Reader,
    Seen,
    dated_by_its_change,
    last_author,
    no_images,
    same_markup,
    title_escaped,
)

PATIENCE = 60.0  # seconds


def poll(url: str, home: Path) -> list[Seen]:
    (home / "urls").write_text(f"{url}\n", encoding="utf-8")
    (home / "config").touch()
    files = ["-u", str(home / "urls"), "-C", str(home / "config"), "-c", str(home / "cache.db")]
    began = datetime.now(UTC).replace(microsecond=0)
    subprocess.run(
        ["newsboat", *files, "-x", "reload"],
        env={"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )
    with closing(sqlite3.connect(home / "cache.db")) as cache:
        rows = cache.execute(
            "select guid, title, url, pubDate, author, content, enclosure_url from rss_item"
        ).fetchall()
    return [_seen(row, home, began) for row in rows]


def _seen(row: tuple[str, str, str, int, str, str, str], home: Path, began: datetime) -> Seen:
    guid, title, url, date, author, content, enclosure = row
    return Seen(
        id=guid,
        title=title or None,
        url=url,
        published=_published(guid, datetime.fromtimestamp(date, UTC), home, began),
        authors=tuple(author.split(", ")) if author else (),
        body=same_markup(content),
        images=(),
        enclosures=(enclosure,) if enclosure else (),
    )


def _published(guid: str, date: datetime, home: Path, began: datetime) -> datetime | None:
    """Return the date, or None if newsboat made it: entries without a date get that of their first sight."""
    undated = home / "undated"
    if date >= began:
        undated.write_text(f"{undated.read_text('utf-8') if undated.exists() else ''}{guid}\n", encoding="utf-8")
    return None if undated.exists() and guid in undated.read_text("utf-8").splitlines() else date


def _titled_by_its_address(seen: Seen, _: Record) -> Seen:
    return replace(seen, title=seen.title or (seen.url or "").partition("?")[0].rpartition("/")[2])


READER = Reader(
    name="newsboat",
    files=("feed.rss", "feed.atom"),  # JSON Feed from 2.22 on
    poll=poll,
    needs={"newsboat": "apt-get install newsboat"},
    polls_without_validators=2,  # it forgets the validators of the first answer (newsboat issue 2734)
    limits=(
        Limit("has no pictures but those in the body", no_images),
        Limit("keeps the last of several dc:creator", last_author, ("feed.rss",)),
        Limit("makes a title of the address where there is none", _titled_by_its_address, ("feed.rss",)),
        Limit("takes a title of RSS for text, whatever it looks like", title_escaped, ("feed.rss",)),
        Limit("dates by `updated` what was not published on a date", dated_by_its_change, ("feed.atom",)),
    ),
)
