"""`reader`, lemon24's library: it keeps entries in SQLite, and reads JSON Feed too."""

from pathlib import Path

from reader import Entry, make_reader

from tests.readers.seen import Limit, Reader, Seen, last_author, no_images, same_markup, title_escaped


def poll(url: str, home: Path) -> list[Seen]:
    with make_reader(str(home / "reader.sqlite")) as reader:
        reader.add_feed(url, exist_ok=True)
        for result in reader.update_feeds_iter(scheduled=False):  # even if it is not due yet
            if isinstance(result.value, Exception):
                raise result.value
        return [_seen(entry) for entry in reader.get_entries()]


def _seen(entry: Entry) -> Seen:
    return Seen(
        id=entry.id,
        title=entry.title,
        url=entry.link,
        published=entry.published,
        authors=tuple(author.name or "" for author in entry.authors),
        body=same_markup(entry.content[0].value if entry.content else ""),
        images=(),
        enclosures=tuple(enclosure.href for enclosure in entry.enclosures),
    )


READER = Reader(
    name="reader",
    files=("feed.rss", "feed.atom", "feed.json"),
    poll=poll,
    limits=(
        Limit("has no pictures but those in the body", no_images),
        Limit("keeps the last of several authors", last_author, ("feed.rss", "feed.atom")),
        Limit("keeps a title as HTML, and forgets that it is", title_escaped, ("feed.rss", "feed.atom")),
    ),
)
