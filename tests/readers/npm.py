"""feedsmith and rss-parser, of npm: each is run by node, through a script that subscribes as its README says."""

import json
import subprocess
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

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
HERE = Path(__file__).resolve().parent
INSTALL = "npm ci --prefix tests/readers, as make test does where there is npm"


def poll(script: str, url: str, home: Path) -> list[Seen]:
    command = ["node", str(HERE / script), url, str(home / "state.json")]
    shown = subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE)
    return [_seen(item) for item in json.loads(shown.stdout)]


def _seen(item: dict[str, Any]) -> Seen:
    return Seen(
        id=item["id"],
        title=item.get("title"),
        url=item.get("url"),
        published=datetime.fromisoformat(item["published"]) if item.get("published") else None,
        authors=tuple(item["authors"]),
        body=same_markup(item.get("body") or ""),
        images=tuple(item["images"]),
        enclosures=tuple(item["enclosures"]),
    )


def _no_enclosures(seen: Seen, _: Record) -> Seen:
    return replace(seen, enclosures=())


def _needs(package: str) -> dict[str, str]:
    return {"node": "apt-get install nodejs npm", str(HERE / "node_modules" / package): INSTALL}


FEEDSMITH = Reader(
    name="feedsmith",
    files=("feed.rss", "feed.atom", "feed.json"),
    poll=partial(poll, "feedsmith.mjs"),
    needs=_needs("feedsmith"),
    limits=(Limit("takes a title of RSS for text, whatever it looks like", title_escaped, ("feed.rss",)),),
)
RSS_PARSER = Reader(
    name="rss-parser",
    files=("feed.rss", "feed.atom"),
    poll=partial(poll, "rss_parser.mjs"),
    needs=_needs("rss-parser"),
    polls_without_validators=None,
    limits=(
        Limit("has no pictures but those in the body", no_images),
        Limit("keeps the first author", first_author),
        Limit("takes a title for text, whatever it looks like, and whatever its type", title_escaped),
        Limit("dates by `updated` what was not published on a date", dated_by_its_change, ("feed.atom",)),
        Limit("keeps no enclosures of Atom", _no_enclosures, ("feed.atom",)),
    ),
)
