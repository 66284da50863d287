"""Refuses to publish into a folder in which somebody else's files would be overwritten or served."""

from contextlib import suppress
from pathlib import Path

from ingest.errors import PublishError
from syndicate.channel import SITE_TITLE
from syndicate.render import FORMATS

_PAGES = ("index.html", "status.html", "feeds.opml", "feed.css", "icon.svg")
_FEEDS = tuple(f"{part}.{name}" for part in ("feed", "latest") for name in FORMATS)
_PRIVATE = frozenset({".db", ".py", ".toml"})  # a collection, a program, settings that may hold secrets
_SIGNED = f"<generator>{SITE_TITLE}</generator>".encode()
_HEAD = 1 << 16  # bytes of a feed in which that stands


def refuse_strangers(output: Path) -> None:
    """Refuse a folder that is not ours; one that holds a feed of ours is, whatever else is in it.

    Raises: PublishError: a file would be overwritten, or served that is for nobody else.
    """
    names = set[str]()
    with suppress(OSError):  # there is no such folder yet, or writing to it will say what is wrong
        names = {path.name for path in output.iterdir()}
    if any(name in names and _is_signed(output / name) for name in ("feed.rss", "feed.atom")):
        return
    for name in filter(names.__contains__, (*_PAGES, *_FEEDS)):
        raise PublishError(f"{output / name}: is not ours to overwrite; move it away, or name another --output")
    for name in sorted(name for name in names if Path(name).suffix in _PRIVATE):
        raise PublishError(f"{output / name}: would be served with the feeds; name a folder of their own as --output")


def _is_signed(feed: Path) -> bool:
    try:
        with feed.open("rb") as file:
            return _SIGNED in file.read(_HEAD)
    except OSError:
        return False
