"""Documents that polls brought: read, then stored in the same transaction as what is remembered of their sources."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from ingest.collection import Transaction
from ingest.errors import ReadError
from ingest.fetching import shown
from ingest.reading import looks_sound, read_sound
from ingest.run.agenda import Agenda, Job
from ingest.run.desk import Desk
from ingest.run.following import feeds_of, kind_of, seeks_feed
from ingest.run.guarding import guarded, retried_once
from ingest.run.linking import look_for_feed, see_corrected, see_links
from ingest.run.settings import hints_for
from ingest.run.settling import Answered, Brought, Settlement, check_held, settlement, write_settlements
from ingest.run.steps import Step
from ingest.run.storing import check_place, count, informed_hints, is_kept, kept, store, worth_keeping
from ingest.schema import RULES, Document, Failure, Fetched, Flaw, Hints, Kind, Reading
from ingest.sources import Filtered

_Ended = tuple[Step, Settlement | None]
"""What came of an answer, and what is still to be remembered of it; None: that is written already."""

LARGEST_HERE = 8 << 20  # bytes; up to here a sound feed is read where it is, in time that is linear in its size


def read_apart(desk: Desk, job: Job, document: Document) -> Reading | Flaw | None:
    """Return the reading of a document, or why there is none, read in a process that can be killed.

    None for a feed that looks sound: it is read later, in the process that stores it, which takes time linear in its
    size, and less than handing the reading from one process to another.
    """
    if len(document.body) <= LARGEST_HERE and looks_sound(document):
        return None
    return guarded(lambda: desk.read(document, _informed_hints(desk, job, document)), lambda flaw: flaw)


def unless_forbidden(one: Answered, forbidden: Callable[[Job, Document], Failure | None]) -> Answered:
    """Return an answer as it is, or as a failure where it shows that its source is a page which robots.txt forbids.

    Of that page nothing is kept but what it is, so that robots.txt comes first from now on, and the feed that it names.
    """
    job, reading = one.job, one.reading
    if not (job.is_unknown and isinstance(reading, Reading) and reading.kind is not Kind.FEED and is_kept(reading)):
        return one
    failure = forbidden(job, _document(one))
    if failure is None:
        return one
    if failure.put_off:
        return Answered(job=job, fetched=replace(one.fetched, outcome=failure, exchanges=()))
    feeds = feeds_of(reading, job.source) if seeks_feed(reading, job.source, None) else ()
    failure = replace(failure, cause=f"{failure.cause}; {_tried(feeds)}") if feeds else failure
    known = replace(job, state=replace(job.state, kind=kind_of(reading)))
    return Answered(job=known, fetched=replace(_failed(one.fetched, failure), exchanges=()), feeds=feeds)


def _failed(fetched: Fetched, failure: Failure) -> Fetched:
    """What was fetched as a failure, and so its last attempt."""
    last = (replace(made, outcome=failure.kind, cause=failure.cause) for made in fetched.attempts[-1:])
    return replace(fetched, outcome=failure, attempts=(*fetched.attempts[:-1], *last))


def _informed_hints(desk: Desk, job: Job, document: Document) -> Hints:
    return informed_hints(document, hints_for(document, job.source, desk.recipes), desk.collection)


def store_arrived(desk: Desk, agenda: Agenda, arrived: Sequence[Answered]) -> list[Step]:
    """Read and store documents, a few in one transaction, and return what came of each, in their order.

    One that cannot be read or stored is a failure of its source, and costs no other.
    """
    known = desk.collection.known_feed_hashes(_document(one).source_or_url for one in arrived if one.reading is None)
    read = [guarded(partial(_read, desk, agenda, one, known), lambda flaw: flaw) for one in arrived]
    steps = retried_once(partial(_all_stored, desk, arrived, read))
    for one, left in zip(arrived, read, strict=True):
        if isinstance(left, Filtered) and left.reading.kind is not Kind.FEED:
            _count(desk, one)
    return steps


def _all_stored(desk: Desk, arrived: Sequence[Answered], read: Sequence[Filtered | Flaw]) -> list[Step]:
    """Store documents in one transaction; if one of them fails, in a second one with a savepoint for each document.

    Savepoints are not set at first, for SQLite then copies every page it touches: a tenth of a poll with new entries.
    """
    at_one_go = guarded(partial(_in_one_transaction, desk, arrived, read, _stored), lambda _flaw: [])
    return at_one_go or _in_one_transaction(desk, arrived, read, _stored_apart)


def _in_one_transaction(
    desk: Desk,
    arrived: Sequence[Answered],
    read: Sequence[Filtered | Flaw],
    stored: Callable[[Desk, Transaction, Answered, Filtered], _Ended],
) -> list[Step]:
    with desk.collection.transaction(now=desk.clock.now()) as transaction:
        check_held(desk, transaction, arrived)
        ended = [
            _unread(desk, one, left) if isinstance(left, Flaw) else stored(desk, transaction, one, left)
            for one, left in zip(arrived, read, strict=True)
        ]
        write_settlements(transaction, (settled for _, settled in ended if settled))
    return [step for step, _ in ended]


def _document(one: Answered) -> Document:
    if not isinstance(one.fetched.outcome, Document):
        raise TypeError(f"{one.job.name} brought no document")
    return one.fetched.outcome


def _read(desk: Desk, agenda: Agenda, one: Answered, known: Mapping[str, frozenset[str]]) -> Filtered | Flaw:
    """Return what a source's filters leave of a document; `known` are the raw hashes of feeds, by source.

    If the document names a feed that is to be asked in its place, that is put on the agenda.

    Raises: ReadError: there is nothing in it to keep.
    """
    document = _document(one)
    if isinstance(one.reading, Flaw):
        return one.reading
    reading = one.reading or _read_here(desk, one.job, document, known.get(document.source_or_url, frozenset()))
    sought = one.job.link is None and not one.job.feeds and seeks_feed(reading, one.job.source, one.job.state.kind)
    feeds = feeds_of(reading, one.job.source) if sought else ()
    look_for_feed(agenda, one.job, feeds)
    _refuse_in_place_of_feed(one, reading, feeds)
    source = one.job.source
    check_place(reading, document, is_page=one.job.link is not None or (source.kind or one.job.state.kind) == "page")
    reading, completes = _worth_keeping(reading, feeds), _completes_entry(desk, one.job)
    return kept(reading, document, source, desk.clock, completes=completes)


def _completes_entry(desk: Desk, job: Job) -> bool:
    """Whether a page is that of a feed's entry."""
    if job.link is None or job.link.depth != 1 or not job.source.full_text:
        return False
    return (job.source.kind or desk.state(job.source).kind) == "feed"


def _worth_keeping(reading: Reading, feeds: Sequence[str]) -> Reading:
    """Return a reading in which there is something to keep; else say which of these feeds is tried in its place.

    Raises: ReadError: there is nothing.
    """
    try:
        return worth_keeping(reading)
    except ReadError as error:
        if not feeds:
            raise
        raise ReadError(error.rule, f"{RULES[error.rule]}; {_tried(feeds)}") from error


def _read_here(desk: Desk, job: Job, document: Document, known: frozenset[str]) -> Reading:
    """Read a feed that looked sound; if it proves not to be, in a process that can be killed."""
    told = replace(hints_for(document, job.source, desk.recipes), known=known)
    return read_sound(document, told) or desk.read(document, _informed_hints(desk, job, document))


def _stored(desk: Desk, transaction: Transaction, one: Answered, left: Filtered) -> _Ended:
    """Store a reading and its links; a link that was followed is settled before the links on its page are queued."""
    step = store(left.reading, transaction, now=desk.clock.now(), has_pages=one.job.source.full_text)
    step = replace(step, where=one.job.name, left_out=left.left_out)
    found = Brought(left.reading, step.counts, left.left_out)
    if one.job.link:
        write_settlements(transaction, [settlement(desk, one, found)])
        see_links(desk, transaction, one, left.reading)
        return step, None
    named = see_links(desk, transaction, one, left.reading)
    see_corrected(desk, transaction, one, left.reading, step.retold)
    return step, settlement(desk, one, replace(found, named=named))


def _stored_apart(desk: Desk, transaction: Transaction, one: Answered, left: Filtered) -> _Ended:
    """Do the same within a savepoint; a reading that cannot be stored is undone, and settled as a failure."""

    def work() -> _Ended:
        with transaction.savepoint():
            step, settled = _stored(desk, transaction, one, left)
            write_settlements(transaction, [settled] if settled else [])
        return step, None

    return guarded(work, lambda flaw: _unread(desk, one, flaw))


def _unread(desk: Desk, one: Answered, flaw: Flaw) -> _Ended:
    """Settle a document of which nothing is stored as a failure, so that its validators are not kept."""
    document = _document(one)
    if document.final_url and (where := shown(document.final_url)) not in flaw.detail:
        # A login of the network, a host's page for what is parked: without it nobody knows what was read.
        flaw = replace(flaw, detail=f"{flaw.detail or RULES[flaw.rule]}; it leads to {where}")
    failure = Failure(
        kind="blocked" if flaw.rule == "challenge" else "permanent",
        url=document.url,
        fetched_at=document.fetched_at or desk.clock.now(),
        cause=flaw.why,
    )
    settled = settlement(desk, replace(one, fetched=_failed(one.fetched, failure)))
    return Step(where=one.job.name, refused=flaw), settled


def _count(desk: Desk, one: Answered) -> None:
    """Count a page that was read for its site's memory."""
    with desk.collection.sites.counting() as counting:
        count(_document(one), counting, now=desk.clock.now())


def _refuse_in_place_of_feed(one: Answered, reading: Reading, feeds: Sequence[str]) -> None:
    """Refuse a web page where a feed is expected; `feeds` are those that it names. A bot check is called what it is.

    Raises: ReadError: a page was served where a feed is expected.
    """
    job = one.job
    expected = job.link is None and (job.source.kind == "feed" or job.state.kind == "feed" or job.feeds)
    if expected and reading.kind is Kind.CHALLENGE:
        raise ReadError("challenge")
    if expected and reading.kind is not Kind.FEED:
        named = f"{job.feeds[0]} was named as its feed" if job.feeds else _tried(feeds)
        raise ReadError("page-for-feed", f"{RULES['page-for-feed']}; {named}")


def _tried(feeds: Sequence[str]) -> str:
    """Say what is done next where a page is of no use."""
    return f"a feed at {feeds[0]} is tried" if feeds else "it names no feed"
