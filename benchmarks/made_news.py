"""A made-up desk with any number of stories for 50 channels, with which `benchmarks.publishing` fills collections.

    python -m benchmarks.made_news make FILE NUMBER [--after NUMBER]
    python -m benchmarks.made_news new FILE NUMBER
    python -m benchmarks.made_news correct FILE NUMBER

The texts are those of `benchmarks.made_stories`, where one story in twenty is a copy of another. There are 40 sources,
five languages with eight sources each, and four tags, which documents have in turn; the fiftieth channel is everything.
The stories are stored by the steps of a run, in a process of its own, because a process that measures the memory of
others has to be small itself.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from benchmarks import made_stories
from benchmarks.made_stories import START, TOGETHER
from benchmarks.story_cost import take
from ingest import Entry, Reading, open_collection
from ingest.schema import CanonicalUrl, Feed, Format, Image, Kind, Person, Tag
from ingest.text.hashing import hash_text

SOURCES = 40
LANGUAGES = ("en", "de", "fr", "tr", "ku")
TAGS = ("business", "culture", "politics", "sport")
AT_ONCE = 20  # documents in a transaction


def source_of(number: int) -> int:
    """Return the number of the source that has a story: each has a document in turn."""
    return number // TOGETHER % SOURCES


def url_of(number: int) -> str:
    """Return the address of a story."""
    return f"https://paper{source_of(number)}.example/story/{number}"


def entry_of(number: int, *, corrected: bool = False) -> Entry:
    """Return a story as an entry of its source's feed."""
    url = url_of(number)
    entry = made_stories.entry_of(number)
    title = f"Corrected: {entry.title}" if corrected else entry.title
    return replace(
        entry,
        guid=url,
        url=url,
        canonical_url=CanonicalUrl(url),
        title=title,
        authors=(Person(f"Reporter {number % 7}"),),
        language=language_of(source_of(number)),
        tags=(Tag(TAGS[number // TOGETHER % len(TAGS)]),),
        images=(Image(f"{url}.jpg", caption=entry.title, credit="A photographer"),),
        raw_hash=hash_text(f"{url}\n{title}"),
    )


def reading_of(first: int, *entries: Entry, later: timedelta = timedelta(0)) -> Reading:
    """Return the reading of the document that begins with a story; if entries are given, with only these."""
    source = source_of(first)
    site = f"https://paper{source}.example/"
    return Reading(
        source_id=f"{site}feed",
        url=f"{site}feed",
        fetched_at=START + timedelta(seconds=10 * (first + TOGETHER)) + later,
        format=Format.RSS,
        kind=Kind.FEED,
        feed=Feed(title=f"Paper {source}", url=site, feed_url=f"{site}feed", language=language_of(source)),
        entries=entries or tuple(map(entry_of, range(first, first + TOGETHER))),
    )


def language_of(source: int) -> str:
    """Return the language that a source writes in."""
    return LANGUAGES[source % len(LANGUAGES)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill a collection with the first stories, or bring it one more, or one that has been corrected."""
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("make", "new", "correct"))
    parser.add_argument("file", type=Path)
    parser.add_argument("number", type=int, help="how many stories, or which")
    parser.add_argument("--after", type=int, default=0, metavar="NUMBER", help="how many of them are there already")
    said = parser.parse_args(arguments)
    told: Iterable[Reading] = map(reading_of, range(said.after, said.number, TOGETHER))
    if said.what != "make":
        corrected = said.what == "correct"
        entry = entry_of(said.number, corrected=corrected)
        told = [reading_of(said.number, entry, later=timedelta(hours=corrected))]
    with open_collection(f"sqlite:///{said.file}") as collection:
        take(collection, told, AT_ONCE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
