"""What a source is called, and which sources are the same. Pure."""

import re
from collections.abc import Collection, Iterable

from ingest.schema import Source
from ingest.sources.written import Written
from ingest.text.language import hyphenated
from ingest.text.urls import canonical_or_none, canonical_url, host_of

LONGEST = 40  # characters of a name that is made; it becomes part of the addresses of feeds


def name_from(title: str | None, url: str, taken: Collection[str]) -> str:
    """Return a name that is not taken, made of the letters and digits (of any script) of the title, else of the host.

    >>> name_from("The Harbour Post | World", "https://a.example/", ["the-harbour-post-world"])
    'the-harbour-post-world-2'
    """
    name = _slug(title or "") or _slug(host_of(url)) or "source"
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def _slug(text: str) -> str:
    slug = hyphenated(text)
    if len(slug) > LONGEST:
        whole = slug[: LONGEST + 1].rpartition("-")[0]  # not in the middle of a word
        return whole or slug[:LONGEST]
    return slug


def same_place(url: str, written: Iterable[Written]) -> Written | None:
    """Return the source that is at an address however that is written, None where there is none."""
    wanted = canonical_url(url)
    return next((one for one in written if canonical_url(one.source.url) == wanted), None)


def source_at(url: str, sources: Iterable[Source]) -> Source | None:
    """Return the source of exactly this address, else one that is there however it is written; None: there is none."""
    every = tuple(sources)
    if exact := next((one for one in every if url in (one.url, one.id)), None):
        return exact
    wanted = canonical_or_none(url)
    return next((one for one in every if wanted and canonical_url(one.url) == wanted), None)


def named(name: str, written: Iterable[Written]) -> tuple[Written, ...]:
    """Return the source of a name; else all that are at an address, however it is written."""
    every = tuple(written)
    by_name = tuple(one for one in every if one.source.id == name)
    if by_name or not re.match("https?:", name, re.IGNORECASE):
        return by_name
    wanted = canonical_or_none(name)
    return tuple(one for one in every if wanted and canonical_url(one.source.url) == wanted)
