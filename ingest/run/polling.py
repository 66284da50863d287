"""What comes in from the network: kept, read, stored and settled, and what it leads to put on the agenda."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from ingest.collection import Writing
from ingest.errors import ReadError
from ingest.fetching import fresh_for, next_state
from ingest.reading import looks_sound, read_sound
from ingest.run.agenda import Agenda, Job
from ingest.run.desk import Desk
from ingest.run.following import feeds_of, kind_of, seeks_feed, summaries, to_follow
from ingest.run.steps import Step
from ingest.run.taking import chosen, count, guarded, hints_of, informed, recipe_for, sound, store
from ingest.schema import Document, Failure, Fetched, FetchState, Flaw, Hints, Kind, Reading
from ingest.sources import next_due, rhythm, silent
from ingest.text.urls import host_of

TRIES = 5  # of a link that cannot be had
SOUND = 8 << 20  # bytes; up to here a sound feed is read where it is, in time that is linear in its size
REST = 3600.0  # seconds that a host rests which asks for fewer requests and does not say for how long


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A job and what came of it; a page comes with its reading, or with why it cannot be read."""

    job: Job
    fetched: Fetched
    reading: Reading | Flaw | None = None


def polled(desk: Desk, agenda: Agenda, batches: Iterable[Sequence[Answered]]) -> Iterator[Step]:
    """Yield a Step for each thing that was asked, once it is settled; what a run holds is given back in any case."""
    try:
        for batch in batches:
            if desk.keep:
                desk.keep(exchange for one in batch for exchange in one.fetched.exchanges)
            yield from _settled(desk, agenda, [one for one in batch if not isinstance(one.fetched.outcome, Document)])
            for one in batch:
                if isinstance(one.fetched.outcome, Document):
                    yield _taken(desk, agenda, one, one.fetched.outcome)
            for one in batch:
                _go_on(desk, agenda, one)
            desk.collection.schedule.release(desk.by, agenda.finished())
            if late := agenda.to_renew():
                desk.collection.schedule.claim(late, desk.by, desk.clock.now())
    finally:
        desk.collection.schedule.release_all(desk.by, desk.clock.now())


def asking(desk: Desk, fetch_one: Callable[[Job], Fetched]) -> Callable[[Job], Answered]:
    """Return what a worker does with a job: it asks, and reads what comes where that can be ended.

    Whatever `fetch_one` raises becomes a failure of that job. A feed that is sound as far as can be seen is left to be
    read where it is stored: that takes time in proportion to its size, less than to hand it about.
    """

    def ask(job: Job) -> Answered:
        def failed(flaw: Flaw) -> Fetched:
            failure = Failure(kind="permanent", url=job.asked.url, fetched_at=desk.clock.now(), cause=str(flaw))
            return Fetched(source=job.source, outcome=failure, attempts=())

        fetched = guarded(lambda: fetch_one(job), failed)
        document = fetched.outcome
        if not isinstance(document, Document) or _is_light(document):
            return Answered(job=job, fetched=fetched)
        return Answered(job=job, fetched=fetched, reading=_read_apart(desk, job, document))

    return ask


def _read_apart(desk: Desk, job: Job, document: Document) -> Reading | Flaw:
    def reading() -> Reading | Flaw:
        return desk.read(document, _informed(desk, job, document))

    return guarded(reading, lambda flaw: flaw)


def _is_light(document: Document) -> bool:
    return len(document.body) <= SOUND and looks_sound(document)


def _informed(desk: Desk, job: Job, document: Document) -> Hints:
    hints = replace(hints_of(job.source), recipe=recipe_for(document, desk.recipes, job.source.recipe))
    return informed(document, hints, desk.collection)


def _go_on(desk: Desk, agenda: Agenda, one: Answered) -> None:
    """Put on the agenda what a settled job leads to: the next guess at a feed's address, the next link."""
    job = one.job
    if job.feeds[1:] and desk.collection.schedule.states([job.source.id])[job.source.id].address != job.feeds[0]:
        _look_for_feed(agenda, job, job.feeds[1:])
    if job.link is not None:
        desk.following.discard(job.source.id)
    if link := desk.next_link(job.source):
        agenda.push(link)


def _settled(desk: Desk, agenda: Agenda, quiet: Sequence[Answered]) -> Iterator[Step]:
    """Settle what brought no document: all of a batch in one transaction."""
    if quiet:
        with desk.collection.transaction() as transaction:
            for one in quiet:
                _settle(desk, transaction, one)
    for one in quiet:
        outcome = one.fetched.outcome
        failure = outcome if isinstance(outcome, Failure) else None
        if failure and failure.rests_host:
            agenda.drop(one.job.host)
        yield Step(where=_where(one.job), failure=failure, unchanged=failure is None)


def _settle(desk: Desk, transaction: Writing, one: Answered) -> None:
    """Note what came of a job that brought nothing to read."""
    outcome, now = one.fetched.outcome, desk.clock.now()
    failure = outcome if isinstance(outcome, Failure) else None
    if failure and failure.rests_host:
        seconds = (failure.retry_after or REST) * (1 + 0.1 * desk.chance.random())
        transaction.polls.rest(one.job.host, now + timedelta(seconds=seconds))
    if one.job.link is not None:
        transaction.polls.attempted(one.fetched.attempts)
        _settle_link(transaction, one, failure, desk)
    elif one.job.feeds:  # it stood in for the source's own address, and proved to be no feed of it
        transaction.polls.attempted(one.fetched.attempts)
    else:
        state = next_state(one.job.state, one.fetched, kind=one.job.state.kind)
        if failure is None:
            state = replace(state, rhythm=silent(state, now))
        _settle_source(desk, transaction, one, state)


def _settle_link(transaction: Writing, one: Answered, failure: Failure | None, desk: Desk) -> None:
    link = one.job.link
    if link is None:
        return
    passes = failure is not None and failure.kind in ("temporary", "blocked") and link.tries + 1 < TRIES
    due = desk.clock.now() + timedelta(hours=2.0**link.tries) if passes else None
    transaction.links.settle(link, failure.kind if failure else "document", due=due)


def _settle_source(desk: Desk, transaction: Writing, one: Answered, state: FetchState) -> None:
    """Keep a source's state with when it is due, and the attempts that led to it."""
    outcome, now = one.fetched.outcome, desk.clock.now()
    failure = outcome if isinstance(outcome, Failure) else None
    fresh = None if isinstance(outcome, Failure) else fresh_for(outcome.headers, now)
    due = next_due(one.job.source, state, now=now, chance=desk.chance.random(), fresh_for=fresh, failure=failure)
    state = replace(state, url=one.job.source.url, due=due.at, why=due.why)
    last = [replace(made, due=due.at, why=due.why) for made in one.fetched.attempts[-1:]]
    transaction.polls.attempted([*one.fetched.attempts[:-1], *last])
    transaction.polls.settle([(one.job.source.id, host_of(one.job.source.url), state)])


def _taken(desk: Desk, agenda: Agenda, one: Answered, document: Document) -> Step:
    """Read and store a document; one that cannot be read is a failure of its source."""

    def work() -> Step:
        if isinstance(one.reading, Flaw):
            raise ReadError(one.reading.rule, one.reading.detail)
        told = _informed(desk, one.job, document)
        reading = one.reading or read_sound(document, told) or desk.read(document, told)
        if one.job.link is None and not one.job.feeds and seeks_feed(reading, one.job.source, one.job.state.kind):
            _look_for_feed(agenda, one.job, feeds_of(reading, one.job.source))
        _refuse_in_place_of_feed(one, reading)
        left = chosen(sound(reading), one.job.source, desk.clock)
        step = replace(_stored(desk, one, left.reading), left_out=left.left_out)
        if reading.kind is not Kind.FEED:
            with desk.collection.sites.counting() as counting:
                count(document, counting, now=desk.clock.now())
        return step

    return guarded(work, lambda flaw: _unread(desk, one, document, flaw))


def _unread(desk: Desk, one: Answered, document: Document, flaw: Flaw) -> Step:
    """Settle a document that is nothing to keep: as a failure, so that no validators of it are kept."""
    blocked = flaw.rule == "challenge"
    failure = Failure(
        kind="blocked" if blocked else "permanent",
        url=document.url,
        fetched_at=document.fetched_at or desk.clock.now(),
        cause=str(flaw),
    )
    with desk.collection.transaction() as transaction:
        _settle(desk, transaction, replace(one, fetched=replace(one.fetched, outcome=failure)))
    return Step(where=_where(one.job), refused=flaw)


def _refuse_in_place_of_feed(one: Answered, reading: Reading) -> None:
    """Take no page for a feed.

    Raises: ReadError: a page was served where a feed is expected.
    """
    job = one.job
    expected = job.link is None and (job.source.kind == "feed" or job.state.kind == "feed" or job.feeds)
    if expected and reading.kind is not Kind.FEED:
        named = () if job.feeds else feeds_of(reading, job.source)
        raise ReadError("page-for-feed", f"it names {named[0]}, which is tried" if named else "and it names none")


def _look_for_feed(agenda: Agenda, job: Job, feeds: Sequence[str]) -> None:
    """Ask for the first of these addresses in the place of the source's own, as if for the first time."""
    if feeds:
        state = replace(job.state, etag=None, last_modified=None, address=feeds[0])
        agenda.push(Job(source=job.source, host=host_of(feeds[0]), state=state, feeds=tuple(feeds)))


def _stored(desk: Desk, one: Answered, reading: Reading) -> Step:
    """Store a reading, its links and what is remembered of its source, in one transaction."""
    now, job = desk.clock.now(), one.job
    with desk.collection.transaction(now=now) as transaction:
        step = store(reading, transaction, now=now)
        if job.link is not None:
            transaction.polls.attempted(one.fetched.attempts)
            transaction.links.settle(job.link, "document", due=None, also=_addresses(one, reading))
        else:
            _settle_source(desk, transaction, one, _after(desk, one, reading, step))
        _see_links(desk, transaction, one, reading)
    return replace(step, where=_where(job))


def _after(desk: Desk, one: Answered, reading: Reading, step: Step) -> FetchState:
    """What is remembered of a source whose document has been read."""
    now = desk.clock.now()
    state = next_state(one.job.state, one.fetched, kind=kind_of(reading))
    new = step.counts.new + step.counts.revised + step.counts.copy
    said = [at for entry in reading.entries if (at := getattr(entry, "published", None))]
    said.extend(item.published for item in reading.latest if item.published)
    feed = reading.feed
    told = max((feed.ttl or 0) * 60, feed.update_interval or 0) if feed else 0
    return replace(
        state,
        rhythm=rhythm(state, said, new=new, now=now),
        news_at=now if new else state.news_at,
        told_interval=told or None,
        skip_hours=feed.skip_hours if feed else (),
        skip_days=feed.skip_days if feed else (),
    )


def _see_links(desk: Desk, transaction: Writing, one: Answered, reading: Reading) -> None:
    """Queue the links that a reading names."""
    job, now = one.job, desk.clock.now()
    depth = job.link.depth if job.link else 0
    if named := to_follow(reading, job.source, depth):
        transaction.links.see(reading.url, named, job.source.id, depth=depth + 1, now=now)
    if job.source.full_text and (shortened := summaries(reading)):
        transaction.links.see(reading.url, shortened, job.source.id, depth=1, now=now, text_wanted=True)


def _addresses(one: Answered, reading: Reading) -> Sequence[str]:
    """Every address under which a page that was followed is known."""
    final = getattr(one.fetched.outcome, "final_url", None)
    said = (getattr(entry, name, None) for entry in reading.entries for name in ("url", "canonical_url"))
    return [url for url in (final, *said) if url]


def _where(job: Job) -> str:
    return job.source.id if job.link is None else job.link.url
