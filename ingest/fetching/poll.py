"""Asking for a source: attempts, the pauses between them, and what the last one came to."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from tenacity import RetryCallState, Retrying, retry_if_result, stop_after_attempt

from ingest.fetching.answer import Answer, Trouble
from ingest.fetching.bodies import ACCEPTED
from ingest.fetching.redirects import followed
from ingest.fetching.transport import Transport
from ingest.fetching.verdict import trouble_in
from ingest.schema import Attempt, Clock, Document, Failure, Fetched, FetchState, NotModified, Source

MAX_ATTEMPTS = 3
LONGEST_PAUSE = 8.0  # seconds
ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8"
KEPT = frozenset(
    """age cache-control content-language content-location content-type date etag expires last-modified link
    retry-after""".split()
)


@dataclass(frozen=True, slots=True)
class _Try:
    at: datetime
    seconds: float
    outcome: Answer | Trouble


def fetch(source: Source, state: FetchState, clock: Clock, *, rng: Random, transport: Transport) -> Fetched:
    """Ask for the source and return what came of it, with every attempt; a failure is a value, never raised.

    A fault that passes (a broken connection, a cut body, 502, 504, and 500 or 503 without Retry-After) is tried
    again after 1 to 8 seconds, three times in all. The validators of `state` are sent back exactly as stored.
    """
    headers = _request_headers(state, transport)
    conditional = bool(state.etag or state.last_modified)
    tries: list[_Try] = []

    def once() -> Answer | Trouble:
        at, began = clock.now(), clock.monotonic()
        outcome = followed(source.url, headers, transport, allow_private=source.allow_private)
        if isinstance(outcome, Answer):
            outcome = trouble_in(outcome, conditional=conditional) or outcome
        tries.append(_Try(at, clock.monotonic() - began, outcome))
        return outcome

    def pause(call: RetryCallState) -> float:
        return float(rng.uniform(0.5, 1.0) * min(LONGEST_PAUSE, 2.0**call.attempt_number))

    retrying = Retrying(
        stop=stop_after_attempt(MAX_ATTEMPTS),
        retry=retry_if_result(lambda outcome: isinstance(outcome, Trouble) and outcome.retry),
        retry_error_callback=lambda call: None,  # the last try says why
        wait=pause,
        sleep=clock.sleep,
    )
    retrying(once)
    return Fetched(
        source=source,
        outcome=_outcome(source, tries[-1].outcome, clock.now()),
        attempts=tuple(_attempt(source, made) for made in tries),
    )


def next_state(state: FetchState, fetched: Fetched) -> FetchState:
    """Return what to send back next time: store it only once the document has been read and kept.

    A document replaces both validators, even by nothing; a 304 replaces those it carries (RFC 9111 section 3.2);
    a failure changes nothing.
    """
    outcome = fetched.outcome
    if isinstance(outcome, Failure):
        return state
    said = dict(outcome.headers)
    etag, last_modified = _sendable(said.get("etag")), _sendable(said.get("last-modified"))
    if isinstance(outcome, Document):
        return FetchState(etag=etag, last_modified=last_modified)
    return FetchState(etag=etag or state.etag, last_modified=last_modified or state.last_modified)


def _request_headers(state: FetchState, transport: Transport) -> dict[str, str]:
    headers = {
        "User-Agent": transport.user_agent,
        "Accept": ACCEPT,
        "Accept-Encoding": ACCEPTED,
        "If-None-Match": state.etag,
        "If-Modified-Since": state.last_modified,
    }
    return {name: value for name, value in headers.items() if value}


def _sendable(value: str | None) -> str | None:
    """Return a validator exactly as received, or None for one that no request may carry (a folded line)."""
    return value if value and not set(value) & set("\r\n\0") else None


def _attempt(source: Source, made: _Try) -> Attempt:
    outcome = made.outcome
    if isinstance(outcome, Trouble):
        return Attempt(
            source_id=source.id,
            url=source.url,
            at=made.at,
            outcome=outcome.kind,
            status=outcome.status,
            cause=outcome.cause,
            seconds=made.seconds,
        )
    return Attempt(
        source_id=source.id,
        url=outcome.url,
        at=made.at,
        outcome="not modified" if outcome.status == 304 else "document",
        status=outcome.status,
        size=len(outcome.body),
        seconds=made.seconds,
    )


def _outcome(source: Source, last: Answer | Trouble, now: datetime) -> Document | NotModified | Failure:
    if isinstance(last, Trouble):
        return Failure(kind=last.kind, url=source.url, fetched_at=now, cause=last.cause, status=last.status)
    headers = tuple((name, value) for name, value in last.headers if name in KEPT)
    if last.status == 304:
        return NotModified(url=source.url, fetched_at=now, headers=headers)
    return Document(
        url=source.url,
        body=last.body,
        final_url=None if last.url == source.url else last.url,
        content_type=last.header("content-type"),
        headers=headers,
        fetched_at=now,
        source_id=source.id,
    )
