"""Makes one entry of several accounts of it, by a precedence that is written down field by field.

A page knows its own body, pictures and place best; a feed knows its identifiers and the second of publication.
Where the first in precedence says nothing, the next one is taken: nothing that was said is lost to a None.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from ingest.deciding.belonging import is_carried, unmarked
from ingest.schema import Entry, Flaw, Link, Sighting, Tag
from ingest.schema.entry import ORIGIN_RELATIONS
from ingest.text.language import fold

Rank = Callable[[Entry], tuple[int, ...]]

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_PAGE_FIRST = ("page", "text", "merged", "feed", None)
_FEED_FIRST = ("feed", "page", "text", "merged", None)
_EXACT_FIRST = ("second", "minute", "day", None)


def page_first(entry: Entry) -> tuple[int, ...]:
    """Rank the page's word first, then a text dump's, then a feed's."""
    return (_PAGE_FIRST.index(entry.origin),)


def feed_first(entry: Entry) -> tuple[int, ...]:
    """Rank the feed's word first, then the page's, then a text dump's."""
    return (_FEED_FIRST.index(entry.origin),)


def open_page_first(entry: Entry) -> tuple[int, ...]:
    """Rank as `page_first`, but a page behind a paywall last: a feed often carries more than its teaser."""
    return (entry.paywalled is True, *page_first(entry))


def exact_first(entry: Entry) -> tuple[int, ...]:
    """Rank the most precise time first, then as `feed_first`."""
    return (_EXACT_FIRST.index(entry.published_precision), *feed_first(entry))


def own_authors_first(entry: Entry) -> tuple[int, ...]:
    """Rank as `feed_first`, but entries that only have their feed's authors last: the page may know who wrote them."""
    return (any(flaw.rule == "authors-of-feed" for flaw in entry.warnings), *feed_first(entry))


def as_given(_: Entry) -> tuple[int, ...]:
    """Rank all alike, so that the order in which they are given decides."""
    return ()


# Fields of one line are taken together, from the first account that has the line's first field (else any of them):
# a text never comes from one account and its HTML from another.
PRECEDENCE: Mapping[tuple[str, ...], Rank] = MappingProxyType(
    {
        ("guid",): feed_first,
        ("canonical_url", "url"): page_first,  # a feed's link may be a redirector's
        ("title",): feed_first,  # a page's title may carry the site's name
        ("summary",): feed_first,
        ("content_text", "content_html", "word_count"): open_page_first,
        ("authors",): own_authors_first,
        ("publisher",): page_first,
        ("published", "published_precision"): exact_first,
        ("language", "direction"): page_first,  # a feed declares one language for all of its entries
        ("section",): page_first,
        ("images",): page_first,
        ("enclosures",): feed_first,
        ("links",): feed_first,
        ("dateline",): page_first,
        ("place",): page_first,
        ("location",): feed_first,
        ("latest",): page_first,
        ("rights",): feed_first,
        ("attribution",): feed_first,
        ("paywalled",): page_first,
        ("comment_count",): feed_first,
    }
)


def merge(sightings: Iterable[Sighting]) -> Entry:
    """Return the one entry that several sources' accounts come to, whatever order they are given in.

    One account alone is returned as it is. Of two accounts of equal rank the one seen first stands; tags and warnings
    are those of all, `updated` is the latest, and the raw hash is None, for what is merged was never received. Feeds of
    other sites only add what the story's own site does not say.

    Raises: ValueError: no sighting was given.
    """
    heard = sorted(sightings, key=lambda said: (said.first_seen, said.source_id, said.key, repr(said.entry)))
    if not heard:
        raise ValueError("there is nothing to merge")
    carried = [said.entry for said in heard if is_carried(said, heard)]
    told = _of_equals([said.entry for said in heard if not is_carried(said, heard)])
    return _completed(told, _of_equals(carried)) if carried else told


def _of_equals(entries: Sequence[Entry]) -> Entry:
    return entries[0] if len(entries) == 1 else _combined(entries, PRECEDENCE)


def _completed(told: Entry, carried: Entry) -> Entry:
    """A story as its own site tells it, completed by what others say.

    Its words come from one teller: if its own site has any, those of others are left out. Its GUID and where it is from
    are never taken from others.
    """
    links = tuple(link for link in carried.links if link.rel not in ORIGIN_RELATIONS)
    further = replace(unmarked(carried), guid=None, attribution=None, updated=None, links=links)
    if told.text:
        further = replace(further, summary=None, content_text=None, content_html=None, word_count=None)
    return _combined([told, further], dict.fromkeys(PRECEDENCE, as_given))


def join(entries: Sequence[Entry]) -> Entry:
    """Return the one entry that several entries of one document are, in any order; what is said last stands.

    Each entry joined away leaves a warning `merged-in-document`, so that all can be accounted for.
    """
    if len(entries) == 1:
        return entries[0]
    latest_first = sorted(entries, key=_lateness, reverse=True)
    joined = _combined(latest_first, dict.fromkeys(PRECEDENCE, as_given))
    flaws = tuple(Flaw("merged-in-document", entry.title or entry.guid or "") for entry in latest_first[1:])
    return replace(joined, raw_hash=latest_first[0].raw_hash, warnings=(*joined.warnings, *flaws))


def _lateness(entry: Entry) -> tuple[datetime, int, str]:
    return entry.updated or entry.published or _LONG_AGO, len(entry.content_text or ""), repr(entry)


def _combined(entries: Sequence[Entry], precedence: Mapping[tuple[str, ...], Rank]) -> Entry:
    values: dict[str, Any] = {}
    for fields, rank in precedence.items():
        values |= _chosen(fields, sorted(entries, key=rank))
    values["links"] = _with_origins(values["links"], sorted(entries, key=feed_first))
    origins = {entry.origin for entry in entries}
    return Entry(
        **values,
        updated=max((entry.updated for entry in entries if entry.updated), default=None),
        tags=_every_tag(sorted(entries, key=feed_first)),
        origin=origins.pop() if len(origins) == 1 else "merged",
        warnings=_every_warning(entries),
    )


def _chosen(fields: tuple[str, ...], entries: Sequence[Entry]) -> dict[str, Any]:
    """The values of fields that belong together, all from the first entry that has something to say."""
    anchor = fields[0]
    speaks = next((entry for entry in entries if _said(getattr(entry, anchor))), None)
    if speaks is None:
        speaks = next((entry for entry in entries if any(_said(getattr(entry, name)) for name in fields)), entries[0])
    return {name: getattr(speaks, name) for name in fields}


def _said(value: object) -> bool:
    return value is not None and value != ()


def _with_origins(links: Sequence[Link], entries: Iterable[Entry]) -> tuple[Link, ...]:
    """The links of one account, and what any other says of where the story comes from."""
    said = (link for entry in entries for link in entry.links if link.rel in ORIGIN_RELATIONS)
    return tuple(dict.fromkeys((*links, *said)))


def _every_tag(entries: Iterable[Entry]) -> tuple[Tag, ...]:
    tags: dict[tuple[str, str | None], Tag] = {}
    for entry in entries:
        for tag in entry.tags:
            tags.setdefault((fold(tag.term) or tag.term, tag.scheme), tag)
    return tuple(tags.values())


def _every_warning(entries: Iterable[Entry]) -> tuple[Flaw, ...]:
    warnings: list[Flaw] = []
    for entry in entries:
        known = frozenset(warnings)
        warnings += [flaw for flaw in entry.warnings if flaw not in known]  # one entry may say the same thing twice
    return tuple(warnings)
