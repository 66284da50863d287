"""rss2email: each new entry is an e-mail, here in a maildir."""

import email.policy
import os
import re
import subprocess
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

from tests.readers.seen import (
    Limit,
    Reader,
    Seen,
    dated_by_its_change,
    first_author,
    last_author,
    no_images,
    same_markup,
    titled_by_its_text,
)

PATIENCE = 60.0  # seconds
CONFIGURATION = """[DEFAULT]
from = desk@reader.example
to = reader@reader.example
email-protocol = maildir
maildir-path = {home}/mail
maildir-mailbox = .
html-mail = True
use-publisher-email = False
name-format = {{author}}
date-header = True
"""
NAMELESS = "<author>"  # what it writes by default
_BODY = re.compile(r'<div id="body">\n(.*)\n</div>\n<div class="footer">', re.DOTALL)
_ENCLOSURE = re.compile(r'Enclosure: <a href="([^"]*)"')


def poll(url: str, home: Path) -> list[Seen]:
    if not (home / "r2e.cfg").exists():
        (home / "r2e.cfg").write_text(CONFIGURATION.format(home=home), encoding="utf-8")
        _r2e(home, "add", "desk", url)
    began = datetime.now(UTC).replace(microsecond=0)
    _r2e(home, "run")
    for path in sorted((home / "mail").glob("new/*")):
        message = BytesParser(policy=email.policy.default).parsebytes(path.read_bytes())
        date = parsedate_to_datetime(message["Date"]).replace(tzinfo=UTC)
        kept = home / "mail" / "cur" / f"{path.name}:2,{'' if date < began else 'F'}"  # flagged: dated by its sender
        path.rename(kept)
    return [_seen(path) for path in sorted((home / "mail").glob("cur/*"))]


def _r2e(home: Path, *arguments: str) -> None:
    subprocess.run(
        ["r2e", "-c", home / "r2e.cfg", "-d", home / "r2e.json", *arguments],
        env={"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )


def _seen(path: Path) -> Seen:
    message = BytesParser(policy=email.policy.default).parsebytes(path.read_bytes())
    assert isinstance(message, EmailMessage)
    html = message.get_content()
    name = parseaddr(message["From"])[0]
    body = _BODY.search(html)
    return Seen(
        id=message["X-RSS-ID"],
        title=message["Subject"],
        url=message["X-RSS-URL"],
        published=None if path.name.endswith("F") else parsedate_to_datetime(message["Date"]).replace(tzinfo=UTC),
        authors=(name,) if name != NAMELESS else (),
        body=same_markup(body[1] if body else ""),
        images=(),
        enclosures=tuple(_ENCLOSURE.findall(html)),
    )


READER = Reader(
    name="rss2email",
    files=("feed.rss", "feed.atom"),
    poll=poll,
    needs={"r2e": "apt-get install rss2email"},
    corrected="never",  # a mail that was sent stays as it is
    limits=(
        Limit("has no pictures but those in the body", no_images),
        Limit("names the first of several dc:creator", first_author, ("feed.rss",)),
        Limit("names the last of several authors", last_author, ("feed.atom",)),
        Limit("makes a title of the description where there is none", titled_by_its_text, ("feed.rss",)),
        Limit("dates by `updated` what was not published on a date", dated_by_its_change, ("feed.atom",)),
    ),
)
