"""sfeed, feeds as lines of text: it fetches as its README suggests for servers with validators."""

import os
import re
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ingest.schema import Record
from tests.readers.seen import (
    Limit,
    Reader,
    Seen,
    dated_by_its_change,
    first_author,
    no_images,
    same_markup,
    title_escaped,
)

PATIENCE = 60.0  # seconds
CONFIGURATION = """
sfeedpath="$HOME/feeds"
fetch() {{
    tags="$HOME/tags"
    curl -L --max-redirs 0 -H "User-Agent:" -f -s -m 15 --compressed \
        --etag-save "$tags" --etag-compare "$tags" -z "$tags" "$2" 2>/dev/null
}}
feeds() {{
    feed desk "{url}"
}}
"""
ESCAPED = {"\\n": "\n", "\\t": "\t", "\\\\": "\\"}  # sfeed(5)


def poll(url: str, home: Path) -> list[Seen]:
    (home / "sfeedrc").write_text(CONFIGURATION.format(url=url), encoding="utf-8")
    (home / "feeds").mkdir(exist_ok=True)
    subprocess.run(
        ["sfeed_update", home / "sfeedrc"],
        env={"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )
    return [_seen(line) for line in (home / "feeds" / "desk").read_text("utf-8").splitlines()]


def _seen(line: str) -> Seen:
    date, title, link, content, _, id_, author, enclosure, _ = line.split("\t")
    return Seen(
        id=id_,
        title=title or None,
        url=link,
        published=datetime.fromtimestamp(int(date), UTC) if date else None,
        authors=(author,) if author else (),
        body=same_markup(re.sub(r"\\[nt\\]", lambda found: ESCAPED[found[0]], content)),
        images=(),
        enclosures=(enclosure,) if enclosure else (),
    )


def _publisher_as_author(seen: Seen, record: Record) -> Seen:
    return replace(seen, authors=seen.authors or ("Harbour & Post",))


READER = Reader(
    name="sfeed",
    files=("feed.rss", "feed.atom"),
    poll=poll,
    needs={"sfeed_update": "apt-get install sfeed", "curl": "apt-get install curl"},
    corrected="beside",  # it knows an entry by id, link and title together
    limits=(
        Limit("has no pictures but those in the body", no_images),
        Limit("keeps the first author", first_author),
        Limit("shows the author that an entry inherits of its source", _publisher_as_author, ("feed.atom",)),
        Limit("takes a title for text, whatever it looks like, and whatever its type", title_escaped),
        Limit("dates by `updated` what was not published on a date", dated_by_its_change, ("feed.atom",)),
    ),
)
