"""Turns what parsers found into the common schema: every repair is made here, once, and says which rule it followed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from ingest.reading import belief, fields, pictures
from ingest.reading.bases import site_base
from ingest.reading.dating import moment
from ingest.reading.link_header import with_header
from ingest.reading.notes import Context, Notes
from ingest.reading.phrases.dateline import opens_text
from ingest.reading.program_words import without_program_words
from ingest.reading.raw import Parsed, RawEntry
from ingest.reading.sections import section_of
from ingest.schema import (
    Document,
    Entry,
    Evidence,
    Explanation,
    Feed,
    Flaw,
    Format,
    Hints,
    Kind,
    LatestItem,
    Link,
    Person,
    Reading,
    Unchanged,
)
from ingest.schema.entry import ORIGIN_RELATIONS, CanonicalUrl, Origin
from ingest.text.days import goes_day_first
from ingest.text.hashing import hash_bytes, hash_text
from ingest.text.language import direction_of, fold
from ingest.text.markup import word_count
from ingest.text.url_rules import rules_with
from ingest.text.urls import absolute_url

# Raised whenever anything is read differently, as tests/golden/reader.json demands. A record keeps the version that
# read it (Record.reader_version), and a back-fill that was interrupted under another version starts again.
READER_VERSION = 27
MOST_SILENT = 1_000  # entries that say nothing, of which each gets a warning of its own
_IN_EITHER_ORDER = re.compile(r"\D{0,30}\d\d?[-/]\d\d?[-/]\d{4}")  # the day first, or the month
ORIGINS: dict[Format, Origin] = {Format.HTML: "page", Format.TEXT: "text"}


def normalise(parsed: Parsed, document: Document, hints: Hints, *, explained: bool) -> Explanation:
    """Return the Reading of a parsed document; if it is to be `explained`, with the evidence for each of its entries.

    An entry whose raw hash is among the hints comes back as `Unchanged`; one that says nothing at all is left out,
    with a warning.
    """
    hints, parsed = _with_day_order(hints, parsed), with_header(parsed, document)
    notes = Notes(flaws=list(parsed.flaws))
    context = _context(parsed, document, hints, notes)
    entries: list[Entry | Unchanged] = []
    evidence: list[tuple[Evidence, ...]] = []
    silent = 0
    for place, (raw, raw_hash) in enumerate(zip(parsed.entries, _raw_hashes(parsed, document), strict=True), 1):
        if raw_hash in hints.known:
            entries.append(Unchanged(_guid(raw), raw_hash))
            evidence.append(())
            continue
        own = Notes(flaws=list(raw.flaws), evidence=[] if explained else None)
        entry = _entry(raw, raw_hash, context, own) if raw_hash and _may_say_anything(raw) else None
        if entry is None or not _says_anything(entry):
            silent += 1
            if silent <= MOST_SILENT:
                notes.flaw("nothing-said", f"entry {place}")
            continue
        entries.append(entry)
        evidence.append(tuple(own.evidence or ()))
    _note_move(context, notes)
    if silent > MOST_SILENT:
        notes.flaw("nothing-said", f"and {silent - MOST_SILENT:,} more")
    reading = _reading(parsed, context, entries, notes)
    return Explanation(reading=reading, evidence=tuple(evidence))


def _with_day_order(hints: Hints, parsed: Parsed) -> Hints:
    """Return the hints with the order of day and month, where the dates of a feed's entries show it.

    One program wrote all of them: if the first date is of another form, the others are not looked at.
    """
    if hints.day_first is not None or parsed.format in ORIGINS:
        return hints
    first = next((said for raw in parsed.entries for said in (*raw.published, *raw.updated)), None)
    if first is None or not _IN_EITHER_ORDER.match(first.value):
        return hints
    dates = (said.value for raw in parsed.entries for said in (*raw.published, *raw.updated))
    return replace(hints, day_first=goes_day_first(dates))


def _raw_hashes(parsed: Parsed, document: Document) -> Iterator[str]:
    """Yield the hash of each entry as it was received, "" for one that says nothing.

    It does not depend on what the reader makes of an entry, which may change with its version.
    """
    if parsed.format in ORIGINS:
        yield from (hash_bytes(document.body) for _ in parsed.entries)
        return
    yield from (raw.raw_hash or (hash_text(repr(raw)) if _may_say_anything(raw) else "") for raw in parsed.entries)


def _reading(parsed: Parsed, context: Context, entries: list[Entry | Unchanged], notes: Notes) -> Reading:
    document = context.document
    links = fields.linked(parsed.links, context.base, notes)
    return Reading(
        source_id=document.source_id,
        url=document.final_url or document.url,
        had_at=_had_at(context) if context.origin == "page" and entries else (),
        fetched_at=document.fetched_at,
        format=parsed.format,
        kind=parsed.kind,
        feed=context.feed,
        entries=tuple(entries),
        latest=fields.latest(parsed.latest, context.address, context) or _pages_own(entries),
        tombstones=parsed.tombstones,
        complete=parsed.complete,
        links=links,
        next_url=absolute_url(parsed.next_link, context.base) if parsed.next_link else None,
        warnings=notes.warnings(),
        reader_version=READER_VERSION,
        memory_version=_memory_version(parsed, context.hints),
        drop_parameters=context.hints.drop_parameters,
        keep_parameters=context.hints.keep_parameters,
    )


def _had_at(context: Context) -> tuple[CanonicalUrl, ...]:
    """Return where a page was asked for and where it came from; nothing if that is a front page.

    Many sites redirect the address of a story that is gone to their front page.
    """
    document = context.document
    if document.final_url and belief.is_front(document.final_url):
        return ()
    addresses = (fields.canonical(url, context) for url in (document.url, document.final_url))
    return tuple(dict.fromkeys(filter(None, addresses)))


def _note_move(context: Context, notes: Notes) -> None:
    """Note that a feed says it has moved, unless it was fetched from its new address."""
    moved_to = fields.canonical(context.feed.new_url, context) if context.feed else None
    if moved_to and moved_to != fields.canonical(context.address, context):
        notes.flaw("feed-moved", moved_to)


def _memory_version(parsed: Parsed, hints: Hints) -> int:
    """Return the version of the site's memory by which a page was read; 0 for anything else."""
    return hints.memory.version if hints.memory and parsed.format is Format.HTML else 0


def _context(parsed: Parsed, document: Document, hints: Hints, notes: Notes) -> Context:
    """Gather what the entries share; links are relative to the document's address, else to the one it claims."""
    url = document.final_url or document.url
    address = absolute_url(url, None)
    said = (parsed.feed.feed_url, parsed.feed.url) if parsed.feed else _own_words(parsed.entries)
    base = next((found for link in (address, *said) if link and (found := absolute_url(link, None))), None)
    base = (absolute_url(parsed.base, base) if parsed.base else None) or base
    feed = fields.feed(parsed.feed, base, notes)
    return Context(
        document=document,
        hints=hints,
        rules=rules_with(hints.drop_parameters, hints.keep_parameters),
        origin=ORIGINS.get(parsed.format, "feed"),
        has_guids=parsed.format not in (*ORIGINS, Format.SITEMAP),
        address=address,
        base=base,
        site=base if parsed.format in ORIGINS else site_base(feed, base),
        feed=feed,
        authors=_other_than(feed, fields.clean_people(parsed.authors, base, Notes())),
    )


def _own_words(entries: tuple[RawEntry, ...]) -> tuple[str, ...]:
    """Return what a saved page, which has no address, says its address is."""
    return tuple(said.value for raw in entries for said in raw.canonical)


def _guid(raw: RawEntry) -> str | None:
    return next(filter(None, map(fields.line, raw.guid)), None)


def _entry(raw: RawEntry, raw_hash: str, context: Context, notes: Notes) -> Entry:
    guid = notes.choose("guid", raw.guid, fields.line)
    if guid is None and context.has_guids:
        notes.flaw("no-guid")
    url = fields.permalink(raw, context, notes)
    published = moment("published", raw.published, context, notes)
    updated = moment("updated", raw.updated, context, notes)
    words = _words(raw, url, context, notes)
    attribution = fields.feed(raw.attribution, context.base, notes)
    authors = fields.people(raw, context, notes) if raw.people or raw.author else ()
    entry = Entry(
        guid=guid,
        url=url,
        canonical_url=fields.canonical(url, context),
        **words,
        authors=authors or _inherited(attribution, context, notes),
        publisher=notes.choose("publisher", raw.publisher, fields.line),
        published=published.when if published else None,
        published_precision=published.precision if published else None,
        updated=updated.when if updated else None,
        section=section_of(raw, notes),
        tags=fields.tags(raw.tags, notes) if raw.tags else (),
        images=pictures.images(raw, words["content_html"], context, notes),
        enclosures=fields.attached(raw.enclosures, context, notes) if raw.enclosures else (),
        links=_links(raw, url, context, notes) if raw.links else (),
        location=raw.location,
        latest=fields.latest(raw.latest, url, context) if raw.latest else (),
        rights=notes.choose("rights", raw.rights, fields.line),
        attribution=attribution,
        origin=context.origin,
        paywalled=raw.paywalled,
        comment_count=raw.comment_count,
        raw_hash=raw_hash,
        warnings=notes.warnings(),
    )
    notes.structured(entry, raw.signals)
    return entry


def _inherited(attribution: Feed | None, context: Context, notes: Notes) -> tuple[Person, ...]:
    """Return the authors of an entry that names none: those of the feed it comes from, else of the feed it is in."""
    own = attribution.authors if attribution else ()
    named = _other_than(attribution, own) if own else context.authors
    if named:
        notes.flaw("authors-of-feed")
    return named


def _other_than(feed: Feed | None, authors: tuple[Person, ...]) -> tuple[Person, ...]:
    """Return the authors of a feed, without one who bears the feed's own title.

    Atom requires an author, and many a feed names itself.
    """
    title = _begun(feed.title) if feed and authors else ""
    return tuple(who for who in authors if not who.name or _begun(who.name) != title)


def _begun(name: str | None) -> str:
    """Return a name folded for comparison, cut to the length that an honest one has."""
    return fold((name or "")[: fields.LONGEST_TITLE])


def _links(raw: RawEntry, url: str | None, context: Context, notes: Notes) -> tuple[Link, ...]:
    if context.origin != "page":
        return fields.linked(raw.links, context.base, notes)
    others = [link for link in raw.links if link.rel not in ORIGIN_RELATIONS]
    return (*fields.linked(others, context.base, notes), *fields.origins(raw, url, context, notes))


def _words(raw: RawEntry, url: str | None, context: Context, notes: Notes) -> dict[str, Any]:
    """Return the fields that are words: title, summary, content, and what follows from them."""
    title = fields.bounded(notes.choose("title", raw.title, partial(fields.as_meant, notes=notes)), notes)
    if context.origin == "feed":
        raw = without_program_words(raw)
    taken = fields.written_as_content(raw, context)
    html = fields.content(raw, taken, url, context, notes)
    text = fields.plain(html)
    summary = fields.summary(raw, taken, text, context, notes)
    language = fields.language(raw, context, notes)
    if context.origin in ("page", "text"):
        language = fields.told_language(language, text, notes)
    dateline = raw.dateline
    words = text or summary
    if dateline is None and words and context.origin == "feed":
        dateline = opens_text(words, title)
    place = notes.choose("place", raw.place, fields.line)
    return {
        "title": title,
        "summary": summary,
        "content_html": html,
        "content_text": text,
        "language": language,
        "direction": direction_of(language, f"{title or ''} {words[:400] if words else ''}"),
        "dateline": dateline,
        "place": (dateline.place if dateline else None) or place,
        "word_count": word_count(text) if text else None,
    }


def _may_say_anything(raw: RawEntry) -> bool:
    """Whether an entry has any field that `_says_anything` asks for; without one it need not be read."""
    return bool(raw.title or raw.link or raw.summary or raw.content or raw.enclosures or raw.images or raw.canonical)


def _says_anything(entry: Entry) -> bool:
    return bool(entry.title or entry.url or entry.summary or entry.content_text or entry.enclosures or entry.images)


def _pages_own(entries: list[Entry | Unchanged]) -> tuple[LatestItem, ...]:
    return next((entry.latest for entry in entries if isinstance(entry, Entry) and entry.latest), ())


def already_known(document: Document, format_: Format, hints: Hints) -> Explanation | None:
    """Return the reading of a page or a dump whose bytes are known already, None for any other document."""
    if format_ not in ORIGINS or not hints.known or (raw_hash := hash_bytes(document.body)) not in hints.known:
        return None
    reading = Reading(
        source_id=document.source_id,
        url=document.final_url or document.url,
        fetched_at=document.fetched_at,
        format=format_,
        kind=Kind.ARTICLE,
        entries=(Unchanged(None, raw_hash),),
        reader_version=READER_VERSION,
    )
    return Explanation(reading=reading, evidence=((),))


def with_warnings(explanation: Explanation, flaws: tuple[Flaw, ...]) -> Explanation:
    """Return the explanation with warnings from before parsing in front of its own."""
    if not flaws:
        return explanation
    reading = replace(explanation.reading, warnings=tuple(dict.fromkeys((*flaws, *explanation.reading.warnings))))
    return replace(explanation, reading=reading)
