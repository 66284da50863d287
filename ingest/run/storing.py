"""One document's way through the house: read, decide, store, in one transaction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime

from ingest.collection import Collection, Counting, Transaction
from ingest.deciding import (
    changed,
    decide,
    gathered,
    is_retold,
    keys_of,
    lookups,
    noticed,
    remembered,
    rivals,
    shared,
    touches_unchanged,
    traces,
    without_unchanged,
)
from ingest.errors import ReadError
from ingest.reading import blocks_of, is_front, read, site_page_of
from ingest.run.guarding import guarded
from ingest.run.settings import Reads, entitled
from ingest.run.steps import Step
from ingest.schema import (
    NO_REPAIRS,
    RULES,
    Change,
    Clock,
    Counts,
    Document,
    Entry,
    Flaw,
    Format,
    Hints,
    Kind,
    Known,
    Reading,
    Source,
)
from ingest.sources import Filtered, filter_of, filtered
from ingest.text.hashing import hash_bytes

SHELLS = frozenset({Kind.LOGIN, Kind.CHALLENGE, Kind.EMPTY})  # what stands in a page's place


def count(
    document: Document,
    counting: Counting,
    *,
    now: datetime,
    blocks: Callable[[Document], frozenset[int]] = blocks_of,
) -> None:
    """Count a document for its site's memory if it is a page; a page that cannot be read is passed over."""

    def meet() -> None:
        if place := site_page_of(document):
            counting.meet(place, document.fetched_at or now, document.body, lambda: blocks(document))

    guarded(meet, lambda flaw: None)


def read_and_store(
    document: Document,
    hints: Hints,
    collection: Collection,
    *,
    now: datetime,
    again: bool = False,
    reads: Reads = read,
) -> Step:
    """Read one document, decide and store; return what came of it. A document without a time was had `now`.

    With `again`, it is read although its bytes are known. `reads` is what reads it.

    Raises: ReadError: it cannot be read. CollectionError: the collection cannot be used.
    """
    reading = worth_keeping(reads(document, informed_hints(document, hints, collection, again=again)))
    with collection.transaction(now=now) as transaction:
        return store(reading, transaction, now=now)


def informed_hints(document: Document, hints: Hints, collection: Collection, *, again: bool = False) -> Hints:
    """Return the hints for a document with what the collection knows: its entries' hashes, its site's memory."""
    known = frozenset[str]() if again else collection.known_hashes(document.source_or_url, document.body)
    return hints_with_hashes(document, hints, known, collection)


def hints_with_hashes(document: Document, hints: Hints, known: frozenset[str], collection: Collection) -> Hints:
    """Return the hints for a document with the hashes that are known, and its site's memory where it will be read."""
    is_known = bool(known) and hash_bytes(document.body) in known
    place = None if is_known else site_page_of(document)
    return replace(hints, known=known, memory=collection.sites.memory(place) if place else None)


def worth_keeping(reading: Reading) -> Reading:
    """Return the reading if there is anything in it to keep.

    Raises: ReadError: there is nothing.
    """
    if not is_kept(reading):
        raise _refusal(reading)
    return reading


def is_kept(reading: Reading) -> bool:
    """Return whether there is anything in a reading to keep; in a feed that is empty, too."""
    return reading.kind is Kind.FEED or bool(reading.entries or reading.latest or _leads_on(reading))


def check_place(reading: Reading, document: Document, *, is_page: bool) -> None:
    """Check that what a poll was answered does not stand in another's place; `is_page`: a story's page was asked for.

    Raises: ReadError: it is a list of feeds, or the front page to which many sites redirect from what is gone.
    """
    if is_page and document.final_url and is_front(document.final_url) and not is_front(document.url):
        raise ReadError("not-found", f"{RULES['not-found']}; it leads to {document.final_url}")
    if reading.format is Format.OPML:
        raise ReadError("list-of-urls")


def kept(reading: Reading, document: Document, source: Source | None, clock: Clock, *, completes: bool) -> Filtered:
    """Return what of a poll's answer is stored, in a poll and in its replay: what the filters of its source leave.

    `completes`: it is the page of a feed's entry. That has passed the filters, which the page need not do too.
    """
    if document.is_partial:
        reading = replace(reading, complete=False)  # what it lacks is not withdrawn
    return Filtered(reading) if completes else _filtered_for(reading, source, clock)


def _filtered_for(reading: Reading, source: Source | None, clock: Clock) -> Filtered:
    """Return what a source's filters leave of a reading: all of it without filters. It bears the source's title."""
    if source is None:
        return Filtered(reading)
    patterns, reading = filter_of(source), entitled(reading, source)
    return filtered(reading, patterns, monotonic=clock.monotonic) if patterns else Filtered(reading)


def store(reading: Reading, transaction: Transaction, *, now: datetime, has_pages: bool = False) -> Step:
    """Decide what a reading changes, store it, and return what came of it.

    `has_pages`: the texts of its entries are those of their pages, so that it matters which are told in other words.
    """
    rest, unchanged = without_unchanged(reading)
    entry_keys = keys_of(rest)
    known = transaction.known(rest, lookups(rest, entry_keys, unchanged))
    if unchanged and (
        touches_unchanged(known, unchanged, reading.source_or_url) or not transaction.met_again(rest, unchanged)
    ):
        rest, unchanged, entry_keys = reading, frozenset(), keys_of(reading)
        known = transaction.known(rest, lookups(rest, entry_keys))
    decided = decide(rest, known, reading.fetched_at or now, entry_keys=entry_keys, unchanged=unchanged)
    changes, counts = write_changes(rest, decided, known, transaction, unchanged)
    transaction.note(noticed(rest, known, decided, entry_keys=entry_keys, unchanged=unchanged))
    said = {id(change.sighting.entry): change.sighting.entry for change in changes if change.sighting}
    warnings = _warnings(reading, said.values())
    return Step(
        where=reading.url,
        counts=counts,
        entries=len(reading.entries),
        warnings=warnings,
        listed=sum(link.rel == "feed" for link in reading.links) if reading.format is Format.OPML else 0,
        retold=tuple(_retold(changes, known)) if has_pages else (),
    )


def _retold(changes: Iterable[Change], known: Known) -> Iterator[str]:
    """Yield the addresses of the entries that a feed tells in other words than it did."""
    for change in changes:
        candidate = known.candidates.get(change.record.id) if change.kind in ("revised", "updated") else None
        said = change.sighting
        if candidate is None or said is None or said.entry.origin != "feed" or not said.entry.url:
            continue
        before = candidate.word_of(said.source_id, "feed")
        if before and is_retold(before.entry, said.entry):
            yield said.entry.url


def write_changes(
    reading: Reading,
    decided: Sequence[Change],
    known: Known,
    transaction: Transaction,
    unchanged: AbstractSet[str] = frozenset(),
) -> tuple[tuple[Change, ...], Counts]:
    """Tell which changes are copies, store them all, and return them with the counts of how entries ended."""
    traced = traces(decided, known)
    posted = shared(traced, transaction.copies.postings(traced))
    found = rivals(traced, posted)
    families = transaction.copies.families({rival for near in found.values() for rival in near}, changed(decided))
    told = gathered(decided, traced, found, families)
    counts = transaction.store(reading, told.changes, unchanged)
    transaction.copies.remember(remembered(traced, posted))
    transaction.copies.represent(told.represented, told.left)
    return told.changes, counts


def _leads_on(reading: Reading) -> bool:
    """Whether a reading without a story still has links to go on with, and is no login, bot check or empty page."""
    return bool(reading.links) and reading.kind not in SHELLS


def _refusal(reading: Reading) -> ReadError:
    """Say why a page that was read is nothing to keep, and which feeds it names all the same."""
    first = next(iter(reading.warnings), Flaw("no-story"))
    feeds = [link.url for link in reading.links if link.rel == "feed"]
    named = f"it names a feed: {feeds[0]}" if feeds else ""
    return ReadError(first.rule, "; ".join(filter(None, (first.detail, named))))


def _warnings(reading: Reading, decided: Iterable[Entry]) -> tuple[Flaw, ...]:
    """The document's flaws, its entries' and those that deciding added; without rules that repair nothing."""
    flaws = list(reading.warnings)
    for entry in decided:
        flaws.extend(flaw for flaw in entry.warnings if flaw.rule not in NO_REPAIRS)
    return tuple(flaws)
