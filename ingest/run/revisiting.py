"""When a sitemap that an index names is asked for again, by what came of it and by its lastmod in the index. Pure.

    after 20 hours        or a third of the time for which its addresses have stayed the same, if that is longer; after
                          30 days at the latest
    after 3 days or more  if lastmod has changed together with the addresses three times in a row: it tells us enough
    at once               if lastmod changes, though not within 20 hours of the last visit, or within an hour of it if
                          lastmod was right the last time and the server gives validators
    after a week          if it could not be had, and its tries are used up

A lastmod that stays while the addresses change, or changes while they stay, was wrong, and the count begins again. One
that has changed for nothing three times in a row, such as one that is always the present time, is ignored until it is
right again. So a lastmod that always or never changes delays a story by a day at most, and one that stops being
reliable by three, as long as the sitemap lives. The dates of single addresses do not count here, for on many sites they
too are always the present time. What the index names no more is asked for no more.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from ingest.fetching import next_state
from ingest.run.following import LATELY
from ingest.schema import Failure, Fetched, FetchState, Format, LinkState, Reading, WaitingLink
from ingest.text.hashing import hash_text

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
NEXT_DAY = timedelta(hours=20)
LONGEST = timedelta(days=30)
TRUSTED = 3  # times in a row that lastmod has to be right


def is_revisited(link: WaitingLink, reading: Reading | None) -> bool:
    """Whether a link is asked for again: whatever an index names, and any other link that proves to be a sitemap."""
    is_list = reading.format is Format.SITEMAP if reading else link.state is not None and link.state.content is not None
    return link.depth == 0 or is_list


def asked_as(link: WaitingLink) -> FetchState:
    """Return the state that a link is fetched with: the validators that are remembered of it."""
    held = link.state
    if held is None:
        return FetchState()
    return FetchState(etag=held.etag, last_modified=held.last_modified, read_at=held.had_at, kind="sitemap")


def had(link: WaitingLink, fetched: Fetched, reading: Reading | None) -> LinkState:
    """Return what is remembered of any page or sitemap that was fetched: its validators, and when that was."""
    is_whole = reading is None or not reading.is_cut_short
    held = next_state(asked_as(link), fetched, kind="sitemap", is_whole=is_whole)
    at = fetched.outcome.fetched_at
    return replace(link.state or LinkState(), etag=held.etag, last_modified=held.last_modified, asked_at=at, had_at=at)


def remembered(link: WaitingLink, fetched: Fetched, reading: Reading | None, raw_hash: str | None) -> LinkState:
    """Return what is remembered of a link from now on; `reading` is of what came, None: it was unchanged."""
    before, outcome = link.state or LinkState(), fetched.outcome
    if isinstance(outcome, Failure) or outcome.fetched_at is None:
        return replace(before, asked_at=outcome.fetched_at)
    now = outcome.fetched_at
    content = _content(reading, raw_hash) if reading else before.content
    state = replace(had(link, fetched, reading), content=content, told_at=link.news_at)
    if before.content is None:
        return replace(state, stirred_at=min(_newest(reading) or now, now))
    changed, moved = content != before.content, link.news_at != before.told_at
    kept = _kept(before.kept, changed=changed, moved=moved)
    return replace(state, kept=kept, stirred_at=now if changed else before.stirred_at)


def _kept(before: int, *, changed: bool, moved: bool) -> int:
    if not moved:
        return 0 if changed else before
    return max(before, 0) + 1 if changed else min(before, 0) - 1


def next_visit(link: WaitingLink, state: LinkState, now: datetime) -> WaitingLink:
    """Return a link that was fetched as it waits from now on: behind news, if it has not changed for long."""
    still = now - (state.stirred_at or now)
    wait = max(NEXT_DAY, min(still / 3, LONGEST), LATELY if state.kept >= TRUSTED else NEXT_DAY)
    due = now + wait if link.depth == 0 or still <= LATELY else None
    return replace(link, state=state, due=due, backlog=still > LATELY)


def _named_again(link: WaitingLink, at: datetime | None, now: datetime) -> WaitingLink:
    """Return a link as it waits once an index has named it, with the lastmod `at`; unchanged if that is nothing new."""
    at = min(at, now) if at else link.news_at
    moved = at != link.news_at
    if link.due is not None and not moved:
        return link
    state = link.state
    if link.due is not None and state and state.kept <= -TRUSTED:
        return replace(link, news_at=at)
    if link.due is not None and state is None:  # it has never been asked for
        due = link.due
    elif moved or state:
        due = _soonest(link, state, now)
    else:  # an older version was done with it
        due, state = now + LONGEST, LinkState()
    backlog = at is not None and at < now - LATELY if moved else link.backlog
    return replace(link, due=min(link.due or due, due), news_at=at, backlog=backlog, state=state)


def _soonest(link: WaitingLink, state: LinkState | None, now: datetime) -> datetime:
    if state is None or state.asked_at is None:
        return now
    if link.tries:
        return state.asked_at + DAY
    is_right = state.kept > 0 and (state.etag or state.last_modified)
    return state.asked_at + (HOUR if is_right else NEXT_DAY)


def all_named_again(links: list[WaitingLink], named: Mapping[str, datetime | None], now: datetime) -> list[WaitingLink]:
    """Return those of an index's links that change how they wait now that it has named them again."""
    told = [(link, _named_again(link, named.get(link.url), now)) for link in links]
    return [new for link, new in told if new != link]


def _content(reading: Reading, raw_hash: str | None) -> str | None:
    if reading.format is not Format.SITEMAP:
        return raw_hash
    return hash_text("\n".join(sorted({link.url for link in reading.links})))


def _newest(reading: Reading | None) -> datetime | None:
    return max((link.updated for link in reading.links if link.updated), default=None) if reading else None
