"""Any number of made-up stories, each made from its number alone, with which `benchmarks.same_story` fills collections.

Their words are drawn from a made vocabulary by Zipf's law, 150 to 600 a story. One in twenty is an edited copy, at
another site, of one of the two thousand before it; one source in five puts the same lines under every story.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from html import escape

import numpy as np

from ingest.schema import CanonicalUrl, Entry, Format, Kind, Reading
from ingest.text.hashing import hash_text

START = datetime(2025, 1, 1, tzinfo=UTC)
TOGETHER = 50  # entries in a document
DOCUMENTS = 8  # of a source, one after the other
_VOCABULARY = 50_000
_COPIED = 20  # one in so many is a copy
_BACK = 2_000  # stories, at most, between a copy and its original
_LINED = 5  # one source in so many has lines of its own
_CHANGED = 0.05  # of the words of a copy
_PARAGRAPH = 60  # words
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qi ro su ta ve wi xo yu zan ber cil dor fen gar hol".split()


@cache
def _vocabulary() -> tuple[list[str], np.ndarray]:
    """The words, commonest first, and the share of all text that each makes together with those before it."""
    base = len(_SYLLABLES)
    words = []
    for number in range(_VOCABULARY):
        word = ""
        left = number + base
        while left:
            left, syllable = divmod(left, base)
            word += _SYLLABLES[syllable]
        words.append(word)
    shares = np.cumsum(1 / np.arange(1, _VOCABULARY + 1))
    return words, shares / shares[-1]


def _drawn(dice: np.random.Generator, many: int) -> list[str]:
    words, shares = _vocabulary()
    return [words[place] for place in np.searchsorted(shares, dice.random(many)).tolist()]


def original_of(number: int) -> int | None:
    """Return the number of the story, at another site, of which this one is a copy; None: it is no copy."""
    back = int(np.random.default_rng((number, 0)).integers(TOGETHER * DOCUMENTS, _BACK))
    return None if number % _COPIED or number < back else (number - back) | 1  # no copy is made of a copy


def _words(number: int) -> list[str]:
    """The words of a story; if it is a copy, a header and the words of its original with some changed."""
    dice = np.random.default_rng(number)
    original = original_of(number)
    if original is None:
        return _drawn(dice, int(dice.integers(150, 600)))
    words = _words(original)
    for place, word in zip(dice.integers(len(words), size=int(_CHANGED * len(words))), _drawn(dice, 30), strict=False):
        words[place] = word
    return [*_drawn(dice, 12), *words]


@cache
def _lines(source: int) -> tuple[str, ...]:
    """The lines that a source puts under every story."""
    dice = np.random.default_rng((source, 1))
    return () if source % _LINED else (" ".join(_drawn(dice, int(dice.integers(15, 50)))),)


def source_of(number: int) -> int:
    """Return the number of the source that has a story."""
    return number // (TOGETHER * DOCUMENTS)


def entry_of(number: int) -> Entry:
    """Return a story as an entry of a feed that has it in full."""
    words = _words(number)
    source = source_of(number)
    paragraphs = [" ".join(words[at : at + _PARAGRAPH]) for at in range(0, len(words), _PARAGRAPH)]
    paragraphs += _lines(source)
    url = f"https://paper{source}.example/story/{number}"
    return Entry(
        guid=url,
        url=url,
        canonical_url=CanonicalUrl(url),
        title=" ".join(words[20:28]),
        summary=" ".join(words[:25]),
        content_html="".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
        content_text="\n\n".join(paragraphs),
        published=START + timedelta(seconds=10 * number),
        published_precision="second",
        language="en",
        origin="feed",
        raw_hash=hash_text(url),
    )


def reading_of(first: int) -> Reading:
    """Return the reading of the document that begins with a story."""
    url = f"https://paper{source_of(first)}.example/feed"
    return Reading(
        source_id=url,
        url=url,
        fetched_at=START + timedelta(seconds=10 * (first + TOGETHER)),
        format=Format.RSS,
        kind=Kind.FEED,
        entries=tuple(entry_of(number) for number in range(first, first + TOGETHER)),
    )


def readings(first: int, last: int) -> Iterator[Reading]:
    """Yield the documents with the stories from one number to another, the latter left out."""
    return map(reading_of, range(first, last, TOGETHER))


def rss_of(first: int) -> bytes:
    """Return the document that begins with a story as the RSS that a publisher sends."""
    source = source_of(first)
    items = "".join(_item(entry_of(number)) for number in range(first, first + TOGETHER))
    channel = f"<title>Paper {source}</title><link>https://paper{source}.example/</link><language>en</language>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content='
        f'"http://purl.org/rss/1.0/modules/content/"><channel>{channel}{items}</channel></rss>\n'
    ).encode()


def _item(entry: Entry) -> str:
    published = entry.published or START
    return (
        f"<item><title>{entry.title}</title><link>{entry.url}</link><guid>{entry.guid}</guid>"
        f"<pubDate>{published:%a, %d %b %Y %H:%M:%S} GMT</pubDate><description>{entry.summary}</description>"
        f"<content:encoded>{escape(entry.content_html or '')}</content:encoded></item>\n"
    )
