"""What is remembered of an answer: its attempts, the source's state and next due time, its host's rest, its link."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import NamedTuple

from ingest.collection import Transaction
from ingest.errors import WiredeskError
from ingest.fetching import next_state
from ingest.run.agenda import Job
from ingest.run.desk import Desk
from ingest.run.following import kind_of
from ingest.run.revisiting import WEEK, had, is_revisited, next_visit, remembered
from ingest.run.settings import rules_of
from ingest.schema import Attempt, Counts, Document, Failure, Fetched, FetchState, Flaw, Kind, Reading, WaitingLink
from ingest.sources import next_due, rhythm, silent
from ingest.text.freshness import REST, fresh_for, retry_after
from ingest.text.headers import DOCUMENT_STATUSES
from ingest.text.url_rules import GENERAL, ParameterRules
from ingest.text.urls import host_of

TRIES = 8  # of a link that cannot be had: within 63 hours
LONGEST = 16.0  # hours between two of them; a link put off by more than a day would be taken for a clock's mistake
TRIES_UNTIL_THERE = 4  # of a link that is answered by 404: for seven hours
ONCE_MORE = 2  # of one that is refused or cannot be read: a site that is being worked on shows a page saying so


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A job and what came of it; if that is a page, with its reading, or why it cannot be read."""

    job: Job
    fetched: Fetched
    raw_hash: str | None = None  # of the document
    reading: Reading | Flaw | None = None
    feeds: tuple[str, ...] = ()  # that are tried in the place of a page which is not to be read

    @property
    def repeats(self) -> bool:
        """Whether what came is, byte for byte, what was read of the source last, and need not be read again."""
        return self.raw_hash is not None and self.raw_hash == self.job.state.raw_hash


@dataclass(frozen=True, slots=True)
class Brought:
    """What was read of an answer, and what it changed."""

    reading: Reading
    counts: Counts
    left_out: int = 0  # entries, by the source's filters
    named: int = 0  # addresses on its lists that no page had named before


class SettledSource(NamedTuple):
    """A source as it is remembered from now on."""

    id: str
    host: str
    state: FetchState


class SettledLink(NamedTuple):
    """A link that was followed, as it is remembered from now on."""

    link: WaitingLink  # as it waits
    outcome: str
    led_to: Sequence[str] = ()  # every address under which its page is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What is to be remembered of one answer."""

    attempts: Sequence[Attempt]
    source: SettledSource | None = None
    rest: tuple[str, datetime] | None  # a host, and until when it is left alone
    link: SettledLink | None = None
    rules: ParameterRules = GENERAL  # by which the link was queued


class TakenOverError(WiredeskError):
    """Another run holds the host by now, so the answers that this one got there must not be stored."""


def check_held(desk: Desk, transaction: Transaction, answered: Sequence[Answered]) -> None:
    """Check that a fenced run still holds the hosts of these answers.

    Raises: TakenOverError: another run holds one of them.
    """
    if not desk.fenced:
        return
    for host in {one.job.host for one in answered}:
        if not transaction.polls.holds(host, desk.by):
            raise TakenOverError(f"{host} is asked by another run now")


def write_settlements(transaction: Transaction, settlements: Iterable[Settlement]) -> None:
    """Write settlements into a transaction."""
    settled = tuple(settlements)
    transaction.polls.attempted(attempt for one in settled for attempt in one.attempts)
    transaction.polls.settle(one.source for one in settled if one.source)
    for one in settled:
        if one.rest:
            transaction.polls.rest(*one.rest)
        if one.link:
            link, outcome, led_to = one.link
            transaction.links.settle(link, outcome, due=link.due, also=led_to, rules=one.rules)


def settlement(desk: Desk, one: Answered, brought: Brought | None = None) -> Settlement:
    """Return what is to be remembered of an answer; `brought` is what was read of it, None where there was nothing."""
    outcome, now = one.fetched.outcome, desk.clock.now()
    failure = outcome if isinstance(outcome, Failure) else None
    rest = None
    if failure and failure.rests_host:
        rest = failure.rests_host, _rested(desk, failure.retry_after, now)
    if one.job.link is not None:
        if desk.ledger.note_answer(one.job.host, failure):
            rest = rest or (one.job.host, _rested(desk, None, now))
        link = _link(one, one.job.link, failure, brought, now)
        return Settlement(attempts=one.fetched.attempts, rest=rest, link=link, rules=rules_of(one.job.source))
    if one.job.feeds and brought is None:  # it stood in for the source's own address, and proved to be no feed of it
        return Settlement(attempts=one.fetched.attempts, rest=rest)
    state = _state(one, brought, now)
    headers = () if isinstance(outcome, Failure) else outcome.headers
    due = next_due(
        one.job.source,
        state,
        now=now,
        chance=desk.chance.random(),
        fresh_for=fresh_for(headers, now),
        told_wait=retry_after(headers, now),
        failure=failure,
    )
    state = replace(state, url=one.job.source.url, due=due.at, why=due.why)
    last = [replace(made, due=due.at, why=due.why) for made in one.fetched.attempts[-1:]]
    return Settlement(
        attempts=[*one.fetched.attempts[:-1], *last],
        source=SettledSource(one.job.source.id, host_of(state.address or one.job.source.url), state),
        rest=rest,
    )


def _rested(desk: Desk, seconds: float | None, now: datetime) -> datetime:
    return now + timedelta(seconds=(seconds or REST) * (1 + 0.1 * desk.chance.random()))


def _link(
    one: Answered, link: WaitingLink, failure: Failure | None, brought: Brought | None, now: datetime
) -> SettledLink:
    reading = brought.reading if brought else None
    state = remembered(link, one.fetched, reading, one.raw_hash) if is_revisited(link, reading) else None
    if failure is None:
        left = next_visit(link, state, now) if state else _done(one, link, reading)
        return SettledLink(left, "document", _addresses(one, brought))
    due = now + WEEK if link.depth == 0 else None
    tries = link.tries if failure.put_off else link.tries + 1
    if tries < _tries(failure, one.fetched.attempts):
        hours = min(2.0**link.tries, LONGEST)
        due = now + max(timedelta(hours=hours), timedelta(seconds=failure.retry_after or 0.0))
    return SettledLink(replace(link, due=due, tries=tries, state=state or link.state), failure.kind)


def _done(one: Answered, link: WaitingLink, reading: Reading | None) -> WaitingLink:
    """The link of a page that was fetched: done with. If a feed may correct its story, its validators are kept."""
    state = had(link, one.fetched, reading) if one.job.source.full_text else None
    return replace(link, due=None, backlog=False, state=state)


def _tries(failure: Failure, attempts: Sequence[Attempt]) -> int:
    """How often a link that fails like this is tried: a feed may name a page some time before that is there."""
    if failure.kind in ("temporary", "blocked"):
        return TRIES
    status = attempts[-1].status if attempts else None  # that of a document which cannot be read, too
    if status == HTTPStatus.NOT_FOUND:
        return TRIES_UNTIL_THERE
    return ONCE_MORE if status == HTTPStatus.FORBIDDEN or status in DOCUMENT_STATUSES else 1


def _addresses(one: Answered, brought: Brought | None) -> Sequence[str]:
    """Every address under which a page that was followed is known."""
    if brought is None:
        return ()
    final = getattr(one.fetched.outcome, "final_url", None)
    said = (getattr(entry, name, None) for entry in brought.reading.entries for name in ("url", "canonical_url"))
    return [url for url in (final, *said) if url]


def _state(one: Answered, brought: Brought | None, now: datetime) -> FetchState:
    """The new state of a source, but for when it is due next."""
    kind = kind_of(brought.reading) if brought else one.job.state.kind
    is_whole = brought is None or not brought.reading.is_cut_short
    state = next_state(one.job.state, one.fetched, kind=kind, is_whole=is_whole)
    if isinstance(one.fetched.outcome, Failure):
        return state
    state = replace(state, told_at=None)
    if isinstance(one.fetched.outcome, Document):
        state = replace(state, read_at=one.fetched.outcome.fetched_at)
    if brought is None:
        return replace(state, rhythm=silent(state, now))
    new = brought.counts.new + brought.counts.revised + brought.counts.copy + brought.named
    said = [at for entry in brought.reading.entries if (at := getattr(entry, "published", None))]
    said.extend(item.published for item in brought.reading.latest if item.published)
    feed = brought.reading.feed
    told = max((feed.ttl or 0) * 60, feed.update_interval or 0) if feed else 0
    return replace(
        state,
        raw_hash=one.raw_hash if _is_plain(one, brought) else None,
        rhythm=rhythm(state, said, new=new, now=now),
        news_at=now if new else state.news_at,
        told_interval=told or None,
        skip_hours=feed.skip_hours if feed else (),
        skip_days=feed.skip_days if feed else (),
    )


def _is_plain(one: Answered, brought: Brought) -> bool:
    """Whether the same bytes would bring nothing new: those of a sound feed of which every entry is stored."""
    outcome, reading, counts = one.fetched.outcome, brought.reading, brought.counts
    if reading.kind is not Kind.FEED or reading.complete or reading.tombstones or reading.warnings or brought.left_out:
        return False
    if one.job.feeds or not isinstance(outcome, Document) or outcome.is_partial:
        return False
    stored = counts.new + counts.revised + counts.updated + counts.same + counts.copy
    return 0 < stored == len(reading.entries)
