"""What a poll was answered: archived, settled, and followed up on the agenda; `arrivals` stores the documents."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from ingest.collection import Transaction
from ingest.run.agenda import Agenda, Job
from ingest.run.desk import IN_A_ROW, Desk
from ingest.run.guarding import guarded, retried_once
from ingest.run.linking import look_for_feed
from ingest.run.outage import end, is_heard
from ingest.run.settling import Answered, check_held, settlement, write_settlements
from ingest.run.steps import Step
from ingest.run.withdrawing import withdraw
from ingest.schema import Counts, Document, Failure, Fetched, Flaw
from ingest.text.hashing import hash_bytes

FEW = 1 << 20  # bytes of documents that are taken in at once
AT_ONCE = 25  # hosts that are given back in one transaction


def polled(desk: Desk, agenda: Agenda, batches: Iterable[Sequence[Answered]]) -> Iterator[Step]:
    """Yield a Step for each thing that was asked, once it is settled; what a run holds is given back in any case."""
    is_over = False
    try:
        for batch in batches:
            yield from settled(desk, agenda, batch)
            is_over = is_over or is_heard(batch)
            desk.collection.schedule.release(desk.by, agenda.take_finished(AT_ONCE))
            _renew(desk, agenda)
        if desk.ledger.struck and is_over:
            end(desk)
    finally:
        desk.collection.schedule.release(desk.by, agenda.take_finished())
        desk.collection.schedule.release_all(desk.by, desk.clock.now())


def settled(desk: Desk, agenda: Agenda, batch: Sequence[Answered]) -> Iterator[Step]:
    """Yield a Step for each answer, once it is kept and settled; what it leads to is on the agenda then.

    Where it is not yet our turn at a host that a job leads to, the job is, and nothing has come of it.
    """
    if desk.keep:
        desk.keep(exchange for one in batch for exchange in one.fetched.exchanges)
    for one in batch:
        if one.fetched.turn_in is not None:
            agenda.push_later(one.job, one.fetched.turn_in)
    batch = [one for one in batch if one.fetched.turn_in is None]
    yield from _settle_quiet(desk, agenda, [one for one in batch if not isinstance(one.fetched.outcome, Document)])
    repeated = [one for one in batch if one.repeats]
    met = retried_once(partial(_note_met_again, desk, repeated)) if repeated else []
    yield from (Step(where=one.job.name, counts=Counts(same=count), entries=count) for one, count in met if count)
    unread = {one.job.name for one, count in met if not count}
    # In the order in which they were kept: a replay has no other.
    yield from _documents(desk, agenda, [one for one in batch if not one.repeats or one.job.name in unread])
    for one in batch:
        _go_on(desk, agenda, one)


def _renew(desk: Desk, agenda: Agenda) -> None:
    """Renew the leases of hosts held for long, and drop those that another run has taken while this machine slept."""
    if late := agenda.take_renewals():
        held = desk.collection.schedule.claim(late, desk.by, desk.clock.now())
        for host in late:
            if host not in held:
                agenda.drop(host)


def asking(
    desk: Desk, fetch_one: Callable[[Job], Fetched], forbidden: Callable[[Job, Document], Failure | None]
) -> Callable[[Job], Answered]:
    """Return what a worker does with a job: it fetches, and has what comes read in a process that can be killed.

    Whatever it raises becomes a failure of that job. Where only what came shows that a source is a page, `forbidden`
    says why it must not be read.
    """

    def ask(job: Job) -> Answered:
        def failed(flaw: Flaw) -> Answered:
            failure = Failure(kind="permanent", url=job.asked.url, fetched_at=desk.clock.now(), cause=flaw.why)
            return Answered(job=job, fetched=Fetched(source=job.source, outcome=failure, attempts=()))

        return guarded(lambda: answered(job), failed)

    def answered(job: Job) -> Answered:
        fetched = fetch_one(job)
        if not isinstance(fetched.outcome, Document):
            return Answered(job=job, fetched=fetched)
        one = Answered(job=job, fetched=fetched, raw_hash=hash_bytes(fetched.outcome.body))
        if one.repeats:
            return one
        from ingest.run.arrivals import read_apart, unless_forbidden  # brings the readers: not for a run without news

        return unless_forbidden(replace(one, reading=read_apart(desk, job, fetched.outcome)), forbidden)

    return ask


def _go_on(desk: Desk, agenda: Agenda, one: Answered) -> None:
    """Put on the agenda what a settled job leads to: the next guess at a feed's address, the next link."""
    job = one.job
    if job.feeds[1:] and desk.state(job.source).address != job.feeds[0]:
        look_for_feed(agenda, job, job.feeds[1:])
    look_for_feed(agenda, job, one.feeds)
    if job.link is not None:
        desk.ledger.following.discard(job.source.id)
        if desk.ledger.missed[job.host] >= IN_A_ROW:
            agenda.drop(job.host)
    if link := desk.take_link(job.source):
        agenda.push(link)


def _settle_quiet(desk: Desk, agenda: Agenda, quiet: Sequence[Answered]) -> Iterator[Step]:
    """Settle the answers that brought no document, all of a batch in one transaction."""
    withdrawn = retried_once(partial(_settle_quiet_together, desk, quiet)) if quiet else []
    for one, counts in zip(quiet, withdrawn, strict=True):
        outcome = one.fetched.outcome
        failure = outcome if isinstance(outcome, Failure) else None
        if failure and failure.rests_host:
            agenda.drop(failure.rests_host)
        yield Step(where=one.job.name, counts=counts, failure=failure, unchanged=failure is None)


def _settle_quiet_together(desk: Desk, quiet: Sequence[Answered]) -> list[Counts]:
    with desk.collection.transaction(now=desk.clock.now()) as transaction:
        check_held(desk, transaction, quiet)
        settlements = [settlement(desk, one) for one in quiet]
        write_settlements(transaction, settlements)
        return [withdraw(transaction, one, settled) for one, settled in zip(quiet, settlements, strict=True)]


def _note_met_again(desk: Desk, repeated: Sequence[Answered]) -> list[tuple[Answered, int]]:
    """Note documents that came again byte for byte, each with the number of its entries; 0: it has to be read again."""
    with desk.collection.transaction(now=desk.clock.now()) as transaction:
        check_held(desk, transaction, repeated)
        met = [(one, _met_again(transaction, one)) for one in repeated]
        write_settlements(transaction, [settlement(desk, one) for one, count in met if count])
        return met


def _met_again(transaction: Transaction, one: Answered) -> int:
    before, now = one.job.state.read_at, one.fetched.outcome.fetched_at
    return transaction.heard_again(one.job.source.id, before, now) if before and now else 0


def _documents(desk: Desk, agenda: Agenda, batch: Sequence[Answered]) -> Iterator[Step]:
    """Take in what brought a document, a few at a time."""
    arrived = [(one, len(one.fetched.outcome.body)) for one in batch if isinstance(one.fetched.outcome, Document)]
    if not arrived:
        return
    from ingest.run.arrivals import store_arrived  # brings the readers, which a poll that is told nothing new spares

    few, size = list[Answered](), 0
    for one, length in arrived:
        few.append(one)
        size += length
        if size >= FEW:
            yield from store_arrived(desk, agenda, few)
            few, size = [], 0
    if few:
        yield from store_arrived(desk, agenda, few)
