"""If a page is gone for good (410), its records are withdrawn, in the transaction that settles the answer."""

from dataclasses import replace

from ingest.collection import Transaction
from ingest.run.settings import rules_of
from ingest.run.settling import Answered, Settlement
from ingest.schema import Counts, Failure, Format, Gone, Kind, Reading
from ingest.text.urls import canonical_url


def withdraw(transaction: Transaction, one: Answered, settled: Settlement) -> Counts:
    """Withdraw the records of a page that is gone for good; return how many there were.

    A page that is itself a source counts as gone once it is retired: at the second 410, a day or more after the first,
    for servers in trouble answer 410 too. For a link that was followed the first 410 is believed, since it is asked for
    only once. A feed that is gone withdraws nothing: what it carried may well still be there.
    """
    gone = _gone(one, settled)
    if gone is None:
        return Counts()
    # A run in which no page is gone does not pay for these.
    from ingest.deciding import lookups_gone, withdrawals
    from ingest.run.storing import write_changes

    gone = replace(gone, feed_at=transaction.feed_seen(gone.source_id))
    # A page that is gone says nothing; where the source itself is that page, this is complete.
    page = Reading(
        source_id=gone.source_id,
        url=gone.url,
        fetched_at=gone.at,
        format=Format.HTML,
        kind=Kind.EMPTY,
        complete=one.job.link is None,
    )
    known = transaction.known(page, lookups_gone(gone))
    changes = withdrawals(gone, known)
    return write_changes(page, changes, known, transaction)[1] if changes else Counts()


def _gone(one: Answered, settled: Settlement) -> Gone | None:
    """The page that an answer proves to be gone for good; None where it proves no such thing of a page."""
    outcome = one.fetched.outcome
    if not isinstance(outcome, Failure) or outcome.kind != "gone":
        return None
    address = canonical_url(one.job.asked.url, "", rules_of(one.job.source))
    told = Gone(url=address, source_id=one.job.source.id, since=outcome.fetched_at, at=outcome.fetched_at)
    if one.job.link is not None:
        return told
    state = settled.source.state if settled.source else None
    if state is None or state.gone_since is None or state.retired is None:
        return None
    return replace(told, since=state.gone_since) if (one.job.source.kind or state.kind) == "page" else None
