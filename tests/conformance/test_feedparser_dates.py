"""The dates of feedparser's own suite: `parse_date` reads what its feeds expect of a date element."""

import re
from pathlib import Path

from ingest.text.dates import Moment, parse_date

EXPECTED = re.compile(r"\['(\w+)_parsed'\] == \((\d+), (\d+), (\d+), (\d+), (\d+), (\d+),")
ELEMENTS = {
    "published": "published|pubDate|issued",
    "updated": "updated|modified|lastBuildDate|date",
    "created": "created",
    "expired": "expirationDate",
}
FLOOR = 30  # expectations met, all there are; never lowered


def dates_said(feed: str, field: str) -> list[str]:
    """Return the texts of the elements that feedparser files under `field`, in their order."""
    if field.startswith("validity_"):
        return re.findall(rf"{field.removeprefix('validity_')}=([^;<]+)", feed)
    said = re.findall(rf"<(?:\w+:)?(?:{ELEMENTS[field]})\b[^>]*>([^<]+)<", feed)
    return said or re.findall(r'LASTMOD="([^"]+)"', feed)


def test_feedparsers_dates_are_read_as_its_suite_expects(shared: Path) -> None:
    met, missed = 0, []
    for path in sorted((shared / "corpus/feeds/feedparser/wellformed").rglob("*.xml")):
        feed = path.read_text(encoding="utf-8", errors="replace")
        for field, *figures in EXPECTED.findall(feed):
            # If an element is repeated, the last one counts, as the files that repeat it say.
            read = parse_date(dates_said(feed, field)[-1])
            assert isinstance(read, Moment), (path.name, read)
            if read.when.timetuple()[:6] == tuple(map(int, figures)):
                met += 1
            else:
                missed.append((path.name, read.when))
    assert not missed
    assert met >= FLOOR
