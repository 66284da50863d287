"""The withdrawals of the records of a page that is gone for good (410)."""

from ingest.deciding import records
from ingest.deciding.records import Occasion
from ingest.schema import Candidate, Change, Gone, Known, Lookups
from ingest.text import ids
from ingest.text.urls import canonical_or_none


def lookups_gone(gone: Gone) -> Lookups:
    """Return all that `withdrawals` will look for in `Known`."""
    return Lookups(addresses=(ids.url_key(gone.url),))


def withdrawals(gone: Gone, known: Known) -> tuple[Change, ...]:
    """Return the withdrawals of the records whose page is gone, in the order of their ids.

    A source withdraws only records that it was the first to bring, and none that its feed still carries, because the
    feed's next reading would bring it back.
    """
    occasion = Occasion(source_id=gone.source_id, known=known, now=gone.at, tombstones={})
    candidates = [known.candidates[record_id] for record_id in sorted(known.candidates)]
    changes = [records.withdrawal(one, gone.since, occasion) for one in candidates if _was_there(one, gone)]
    return tuple([change for change in changes if change])


def _was_there(candidate: Candidate, gone: Gone) -> bool:
    """Whether a source says that a record's address is that of the page, and its feed does not carry it."""
    own = candidate.said_by(gone.source_id)
    carried = any(said.entry.origin == "feed" and gone.feed_at and said.last_seen >= gone.feed_at for said in own)
    said_to_be = {url for said in own for url in (said.entry.canonical_url, canonical_or_none(said.entry.url or ""))}
    return gone.url in said_to_be and not carried
