"""The state of a source after it has been asked. Pure; it is stored together with what the document brought."""

from dataclasses import replace
from datetime import datetime, timedelta

from ingest.fetching.validators import sendable
from ingest.schema import Document, Failure, Fetched, FetchState, NotModified, SourceKind

MOVES = 10  # permanent redirects in a row to one place, after which it is asked instead
MOVING = timedelta(days=7)  # or so long
GONE = timedelta(hours=24)  # between two 410s, after which a source is not asked any more
ASTRAY = 3  # failures in a row at an address that was learnt, after which the source's own is asked again


def next_state(
    state: FetchState, fetched: Fetched, *, kind: SourceKind | None = None, is_whole: bool = True
) -> FetchState:
    """Return `state` after this: all of it but when the source is due and how often it has news.

    `kind` is what the document was read as; None: there was none, or it could not be read. A document that was read
    replaces both validators, even by nothing; one that is not whole, for it ends in the middle, by nothing in any case,
    or the rest would never come. A 304 replaces those that it carries (RFC 9111 section 3.2); a failure, or a document
    that nobody can read, neither, but the 410 that retires a source takes them away. What was put off has not failed.

    Raises: ValueError: the document has no time, so it was not fetched.
    """
    outcome = fetched.outcome
    at = outcome.fetched_at
    if at is None:
        raise ValueError("a document that was fetched says when")
    state = replace(state, asked_at=fetched.attempts[-1].at if fetched.attempts else at)
    if isinstance(outcome, Failure):
        return state if outcome.put_off else _failed(state, outcome, at)
    if isinstance(outcome, Document) and kind is None:
        cause = "what is served there cannot be read"
        return _failed(state, Failure(kind="permanent", url=outcome.url, fetched_at=at, cause=cause), at)
    state = _moved(state, fetched.moved_to, kind, at)
    return replace(
        _validated(state, outcome) if is_whole else replace(state, etag=None, last_modified=None),
        kind=kind or state.kind,
        good_at=at,
        failures=0,
        failing_since=None,
        failure=None,
        cause=None,
        gone_since=None,
        retired=None,
    )


def _validated(state: FetchState, outcome: Document | NotModified) -> FetchState:
    said = dict(outcome.headers)
    etag, last_modified = sendable(said.get("etag")), sendable(said.get("last-modified"))
    if isinstance(outcome, NotModified):
        etag, last_modified = etag or state.etag, last_modified or state.last_modified
    return replace(state, etag=etag, last_modified=last_modified)


def _moved(state: FetchState, target: str | None, kind: SourceKind | None, at: datetime) -> FetchState:
    """Count permanent redirects to one place: a single one may be a mistake, or lead to a page for maintenance."""
    is_other_kind = kind is not None and state.kind not in (None, kind)
    if target is None or is_other_kind:
        return replace(state, moving_to=None, moves=0, moving_since=None)
    known = target == state.moving_to
    since = (state.moving_since if known else None) or at
    moves = state.moves + 1 if known else 1
    if moves >= MOVES or at - since >= MOVING:
        return replace(state, address=target, moving_to=None, moves=0, moving_since=None)
    return replace(state, moving_to=target, moves=moves, moving_since=since)


def _failed(state: FetchState, failure: Failure, at: datetime) -> FetchState:
    failed = replace(
        state,
        failures=state.failures + 1,
        failing_since=state.failing_since or at,
        failure=failure.kind,
        cause=failure.cause,
    )
    if state.address is not None and failed.failures >= ASTRAY and failure.kind in ("permanent", "gone"):
        # Whatever validators are held are of a document at the other address.
        return replace(failed, address=None, etag=None, last_modified=None, raw_hash=None, gone_since=None)
    if failure.kind != "gone":
        return failed
    gone = replace(failed, gone_since=state.gone_since or at)
    if state.gone_since is None or at - state.gone_since < GONE or state.address is not None:
        return gone
    # What was at a page that is gone is withdrawn: if it comes back, it has to be read, and no 304 will do.
    return replace(gone, retired=state.retired or at, etag=None, last_modified=None, raw_hash=None)
