"""Asking for a source: attempts, the pauses between them, and what the last one came to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from http import HTTPStatus
from itertools import chain
from random import Random

from ingest.fetching.admission import Admission
from ingest.fetching.answer import Answer, Trouble
from ingest.fetching.credentials import origin_of, secret_headers
from ingest.fetching.patience import Patience
from ingest.fetching.redirects import Request, Trail, followed, shown
from ingest.fetching.robots import Robots
from ingest.fetching.transport import Transport
from ingest.fetching.validators import NONE, Validators, held
from ingest.fetching.verdict import UNKNOWN_TO_IT, trouble_in
from ingest.schema import Attempt, Clock, Document, Exchange, Failure, Fetched, FetchState, NotModified, Source
from ingest.text.compression import ACCEPTED
from ingest.text.headers import kept
from ingest.text.urls import host_of

MAX_ATTEMPTS = 3
AILING = 3  # fetches in a row at a host that failed whatever was tried; it has trouble enough
LONGEST_PAUSE = 8.0  # seconds
DOUBTED = 0.01  # of the polls go out without validators, for those can lie
ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8"
_UNASKED = Trouble("temporary", "not asked yet")


def fetch(
    source: Source,
    state: FetchState,
    clock: Clock,
    *,
    rng: Random,
    transport: Transport,
    patience: Patience = Patience(),  # noqa: B008 - frozen, and says nothing
    robots: Robots | None = None,
) -> Fetched:
    """Ask for the source and return what came of it, with every attempt; a failure is a value, never raised.

    It asks the address that `state` has learnt, else the source's own, with the validators of `state` as stored. After
    a passing fault (a broken connection, a cut body, 502, 504, 500 or 503 without Retry-After) it asks again, three
    times in all, 1 to 8 seconds apart; only once if others just failed at that host. It asks once more without what
    alone can have caused an answer: validators, `A-IM`. With `robots`, a page is read only if those allow it.
    """
    stored = held(state)
    poll = _Poll(
        source=source,
        url=state.address or source.url,
        sent=NONE if stored and rng.random() < DOUBTED else stored,
        secret=secret_headers(source, transport.secrets),
        clock=clock,
        rng=rng,
        admission=Admission(source=source, clock=clock, transport=transport, patience=patience, robots=robots),
    )
    poll.once()
    if poll.hopeful:
        poll.again()
    poll.note()
    return Fetched(
        source=source,
        outcome=_outcome(source, poll.outcome, clock),
        attempts=tuple(poll.attempts),
        moved_to=poll.moved_to,
        exchanges=tuple(poll.exchanges),
        turn_in=poll.outcome.turn_in if isinstance(poll.outcome, Trouble) else None,
    )


def forbidden(
    page: Document, source: Source, clock: Clock, *, transport: Transport, patience: Patience, robots: Robots
) -> Failure | None:
    """Return why robots.txt keeps a page from being read that has come already; None: it may be read.

    For a source of which nobody knew before that it is a page. A host that is asked for its robots.txt gets its rest
    first.
    """
    admission = Admission(source=source, clock=clock, transport=transport, patience=patience, robots=robots)
    for url in filter(None, (page.url, page.final_url)):
        if trouble := admission.refusal_of_robots(url):
            return _failure(source, trouble, clock)
    return None


@dataclass(slots=True, kw_only=True)
class _Poll:
    """One source being asked, as often as it takes."""

    source: Source
    url: str
    sent: Validators
    secret: dict[str, str] | Trouble
    clock: Clock
    rng: Random
    admission: Admission
    outcome: Answer | Trouble = _UNASKED  # of the last attempt
    began: float = 0.0  # the last attempt
    in_doubt: bool = False  # whether it was asked without validators because of what they brought
    attempts: list[Attempt] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)
    moved_to: str | None = None

    @property
    def hopeful(self) -> bool:
        """Whether another attempt may bring more than the last."""
        last, ailing = self.outcome, self.admission.transport.ailing[host_of(self.url)] >= AILING
        return isinstance(last, Trouble) and ((last.retry and not ailing) or (last.plainly and not self.in_doubt))

    def once(self) -> None:
        """Make one attempt."""
        refused = self._refused()
        if refused and refused.turn_in is not None and self.attempts:
            return  # what came of the last attempt stands
        at, self.began = self.clock.now(), self.clock.monotonic()
        trail = Trail(refused) if refused else self._followed()
        outcome = trail.outcome
        if isinstance(outcome, Answer) and (trouble := trouble_in(outcome, sent=self.sent)):
            outcome = _at_the_end(trail, trouble)
        self.outcome = outcome
        self.moved_to = trail.moved_to if isinstance(outcome, Answer) else None
        self.exchanges.extend(_exchanges(self.source, trail))
        self.attempts.append(self._attempt(at))

    def again(self) -> None:
        """Try again after a pause, while that may help and the run goes on."""
        from tenacity import Retrying, retry_if_result  # here: most polls need none

        retrying = Retrying(
            stop=lambda state: (
                state.attempt_number >= MAX_ATTEMPTS
                or not self.admission.patience.allows(state.upcoming_sleep, self.clock)
            ),
            retry=retry_if_result(lambda hopeful: hopeful),
            retry_error_callback=lambda state: None,  # the last attempt says why
            wait=lambda state: self._pause(state.attempt_number),
            sleep=self.clock.sleep,
        )
        attempts = chain((True,), iter(self._once_more, None))  # the first has been made
        retrying(lambda: next(attempts))

    def note(self) -> None:
        """Note whether the host is well, for those who are to ask it next."""
        host, last = host_of(self.url), self.outcome
        if isinstance(last, Trouble) and last.retry:
            self.admission.transport.ailing[host] += 1
        elif not (isinstance(last, Trouble) and last.put_off):
            self.admission.transport.ailing.pop(host, None)

    def _once_more(self) -> bool:
        if self.admission.patience.stopped():
            return False
        if isinstance(self.outcome, Trouble) and self.outcome.plainly:
            is_for_difference = self.outcome.status in UNKNOWN_TO_IT
            self.sent, self.in_doubt = replace(self.sent, difference=False) if is_for_difference else NONE, True
        self.once()
        return self.hopeful

    def _pause(self, attempt: int) -> float:
        """Return for how long to wait after this attempt, in seconds: the host is never asked faster than it likes."""
        since = self.clock.monotonic() - self.began
        backoff = 0.0
        if isinstance(self.outcome, Trouble) and self.outcome.retry:
            backoff = self.rng.uniform(0.5, 1.0) * min(LONGEST_PAUSE, 2.0**attempt)
        return max(backoff, self.admission.spacing(self.url) - since)

    def _refused(self) -> Trouble | None:
        """Return why nothing is to be asked."""
        return self.secret if isinstance(self.secret, Trouble) else self.admission.let_in(self.url, True)

    def _own(self) -> Mapping[str, str]:
        """Return what is secret, where the source's own origin is asked."""
        if isinstance(self.secret, Trouble) or origin_of(self.url) != origin_of(self.source.url):
            return {}
        return self.secret

    def _followed(self) -> Trail:
        transport = self.admission.transport
        request = Request(
            {
                "User-Agent": transport.user_agent,
                "Accept": ACCEPT,
                "Accept-Encoding": ACCEPTED,
                **self.sent.headers(),
            },
            secret=self._own(),
            let_in=self.admission.let_in,
        )
        return followed(self.url, request, transport, self.admission.allowance)

    def _attempt(self, at: datetime) -> Attempt:
        made = Attempt(
            source_id=self.source.id,
            url=self.url,
            at=at,
            outcome="document",
            status=self.outcome.status,
            seconds=self.clock.monotonic() - self.began,
            etag=self.sent.etag,
            last_modified=self.sent.last_modified,
        )
        outcome = self.outcome
        if isinstance(outcome, Trouble):
            return replace(made, outcome=outcome.kind, cause=outcome.cause)
        if outcome.status == HTTPStatus.NOT_MODIFIED:
            return replace(made, url=outcome.url, outcome="not modified", size=0, wire=0)
        return replace(made, url=outcome.url, size=len(outcome.body), wire=outcome.wire)


def _at_the_end(trail: Trail, trouble: Trouble) -> Trouble:
    """Return what is wrong with the answer that a trail ends with, and where that is, if it is elsewhere."""
    if not trail.passed[1:]:
        return trouble
    if trouble.kind == "gone" and trail.moved_to is None:
        # Where we were sent for the time being is gone; our own address is not (RFC 9110 section 15.4.3).
        trouble = replace(trouble, kind="permanent", cause=trouble.cause.partition(":")[0])
    return replace(trouble, cause=f"redirected to {shown(trail.passed[-1][0])}: {trouble.cause}")


def _exchanges(source: Source, trail: Trail) -> Iterator[Exchange]:
    """Yield every answer on the way, the last with the address that the document has: so a replay has it too."""
    addresses = [url for url, _answer in trail.passed]
    if isinstance(trail.outcome, Answer):
        addresses[-1] = trail.outcome.url
    for url, (_asked, answer) in zip(addresses, trail.passed, strict=True):
        if answer.sent is not None:
            yield Exchange(
                source_id=source.id,
                url=url,
                at=answer.at,
                status=answer.status,
                reason=answer.sent.reason,
                headers=answer.sent.headers,
                body=answer.sent.body,
                asked_for=source.url,
            )


def _outcome(source: Source, last: Answer | Trouble, clock: Clock) -> Document | NotModified | Failure:
    if isinstance(last, Trouble):
        return _failure(source, last, clock)
    headers = kept(last.headers, status=last.status)
    if last.status == HTTPStatus.NOT_MODIFIED:
        return NotModified(url=source.url, fetched_at=last.at, headers=headers)
    return Document(
        url=source.url,
        body=last.body,
        final_url=None if last.url == source.url else last.url,
        content_type=last.header("content-type"),
        headers=headers,
        fetched_at=last.at,
        source_id=source.id,
    )


def _failure(source: Source, trouble: Trouble, clock: Clock) -> Failure:
    return Failure(
        kind=trouble.kind,
        url=source.url,
        fetched_at=clock.now(),
        cause=trouble.cause,
        status=trouble.status,
        retry_after=trouble.retry_after,
        rests_host=trouble.rests_host,
        put_off=trouble.put_off,
    )
