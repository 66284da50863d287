"""What a document leads to: the feed that its page names, and the links that wait in the collection to be followed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from ingest.collection import Transaction
from ingest.run.agenda import Agenda, Job
from ingest.run.desk import Desk
from ingest.run.following import LATELY, Named, backlog, parts_of, summaries, to_follow
from ingest.run.revisiting import all_named_again
from ingest.run.settings import rules_of
from ingest.run.settling import Answered
from ingest.schema import Reading, Source
from ingest.text.urls import host_of

SETTLED = timedelta(hours=3)  # after which the page of a corrected story is fetched again


def look_for_feed(agenda: Agenda, job: Job, feeds: Sequence[str]) -> None:
    """Put the first of these addresses, if any, on the agenda in the source's place, as if it had never been asked."""
    if feeds:
        state = replace(job.state, etag=None, last_modified=None, raw_hash=None, address=feeds[0])
        agenda.push(Job(source=job.source, host=host_of(feeds[0]), state=state, feeds=tuple(feeds)))


def see_links(desk: Desk, transaction: Transaction, one: Answered, reading: Reading) -> int:
    """Queue the links that a reading names; return how many of those on its lists are new."""
    source, depth = one.job.source, one.job.link.depth if one.job.link else 0
    parts = parts_of(reading, source)
    new = _see(desk, transaction, one, reading, parts, depth=depth)
    if parts:
        _revisit_parts(desk, transaction, source, reading, parts)
    new += _see(desk, transaction, one, reading, to_follow(reading, source, depth), depth=depth + 1)
    if source.full_text:
        _see(desk, transaction, one, reading, summaries(reading), depth=1, text_wanted=True)
    return new


def _see(
    desk: Desk,
    transaction: Transaction,
    one: Answered,
    reading: Reading,
    named: Named,
    *,
    depth: int,
    text_wanted: bool = False,
) -> int:
    """Queue links; those to what is old, or was there before its source was first polled, wait behind the others."""
    if not named:
        return 0
    job, now = one.job, desk.clock.now()
    desk.ledger.waiting.add(job.source.id)
    undated = job.state.read_at is None and (job.link is None or job.link.backlog)
    return transaction.links.see(
        reading.url,
        named,
        job.source.id,
        depth=depth,
        now=now,
        text_wanted=text_wanted,
        rules=rules_of(job.source),
        told={url: at for url, at in named.items() if at},
        backlog=backlog(named, min(job.state.read_at or now, now) - LATELY, undated=undated),
    )


def _revisit_parts(desk: Desk, transaction: Transaction, source: Source, reading: Reading, parts: Named) -> None:
    """Reschedule the sitemaps of an index by what it says of their changes; let go of those that it no longer names."""
    rules = rules_of(source)
    known = transaction.links.queued(parts, source.id, rules=rules)
    transaction.links.reschedule(all_named_again(known, parts, desk.clock.now()))
    if not reading.is_cut_short:
        transaction.links.let_go(reading.url, parts, source.id, rules=rules)


def see_corrected(desk: Desk, transaction: Transaction, one: Answered, reading: Reading, retold: Sequence[str]) -> None:
    """Queue again the pages of entries that their feed has corrected: the full text there may be corrected too.

    Not at once, or an entry that changes at every poll would have its page fetched at every poll.
    """
    source = one.job.source
    if retold and (texts := summaries(reading).keys() & set(retold)):
        due = desk.clock.now() + SETTLED
        transaction.links.see_again(sorted(texts), due=due, rules=rules_of(source))
