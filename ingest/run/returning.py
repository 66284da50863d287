"""When a sitemap that an index names is asked for again: by what came of it, and by its lastmod in the index. Pure.

    20 hours                          after it was had; a third of the time for which its addresses have been the same,
                                      where that is more, and 30 days at the most
    3 days at least                   where lastmod moved with the addresses three times in a row: it says enough
    at once                           where lastmod moves, though no sooner than 20 hours after it was had last;
                                      an hour, where it moved with the addresses last time and there are validators
    a week                            where it could not be had, and has used up its tries

A lastmod that stays though the addresses become others, or moves though they stay, has not proven itself: the row
begins anew. One that has moved for nothing three times in a row, as one that is always now, is no reason to ask any
more, until it is right again. So neither that one nor one that never changes costs a story more than a day while its
sitemap lives, and one that was right so far and is not any more, three. Dates beside the addresses do not count here:
those of many sites are always now, too. What the index does not name any more is not asked for again.
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


def returns(link: WaitingLink, reading: Reading | None) -> bool:
    """Whether a link is asked for again: what an index names, whatever comes of it, and any other sitemap."""
    is_list = reading.format is Format.SITEMAP if reading else link.state is not None and link.state.content is not None
    return link.depth == 0 or is_list


def asked_as(link: WaitingLink) -> FetchState:
    """Return what a link is asked with."""
    held = link.state
    if held is None:
        return FetchState()
    return FetchState(etag=held.etag, last_modified=held.last_modified, read_at=held.had_at, kind="sitemap")


def had(link: WaitingLink, fetched: Fetched, *, is_whole: bool) -> LinkState:
    """Return what is remembered of any page or sitemap that was had: its validators, and when that was."""
    held = next_state(asked_as(link), fetched, kind="sitemap", is_whole=is_whole)
    at = fetched.outcome.fetched_at
    return replace(link.state or LinkState(), etag=held.etag, last_modified=held.last_modified, asked_at=at, had_at=at)


def remembered(link: WaitingLink, fetched: Fetched, reading: Reading | None, raw_hash: str | None) -> LinkState:
    """Return what is remembered of a link after this; `reading` is of what was had, None: it is as it was."""
    before, outcome = link.state or LinkState(), fetched.outcome
    if isinstance(outcome, Failure) or outcome.fetched_at is None:
        return replace(before, asked_at=outcome.fetched_at)
    is_whole = reading is None or not reading.is_cut_short
    now = outcome.fetched_at
    content = _content(reading, raw_hash) if reading else before.content
    state = replace(had(link, fetched, is_whole=is_whole), content=content, told_at=link.news_at)
    if before.content is None:
        return replace(state, stirred_at=min(_newest(reading) or now, now))
    changed, moved = content != before.content, link.news_at != before.told_at
    kept = _kept(before.kept, changed=changed, moved=moved)
    return replace(state, kept=kept, stirred_at=now if changed else before.stirred_at)


def _kept(before: int, *, changed: bool, moved: bool) -> int:
    if not moved:
        return 0 if changed else before
    return max(before, 0) + 1 if changed else min(before, 0) - 1


def again(link: WaitingLink, state: LinkState, now: datetime) -> WaitingLink:
    """Return a link that was had as it waits from now on; one that has been still for long waits behind news."""
    still = now - (state.stirred_at or now)
    wait = max(NEXT_DAY, min(still / 3, LONGEST), LATELY if state.kept >= TRUSTED else NEXT_DAY)
    due = now + wait if link.depth == 0 or still <= LATELY else None
    return replace(link, state=state, due=due, backlog=still > LATELY)


def told_again(link: WaitingLink, at: datetime | None, now: datetime) -> WaitingLink:
    """Return a link as it waits once an index has named it, changed at `at`; the same where that says nothing new."""
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


def told_all(links: list[WaitingLink], named: Mapping[str, datetime | None], now: datetime) -> list[WaitingLink]:
    """Return those of an index's links that wait otherwise than before, now that it has named them."""
    told = [(link, told_again(link, named.get(link.url), now)) for link in links]
    return [new for link, new in told if new != link]


def _content(reading: Reading, raw_hash: str | None) -> str | None:
    if reading.format is not Format.SITEMAP:
        return raw_hash
    return hash_text("\n".join(sorted({link.url for link in reading.links})))


def _newest(reading: Reading | None) -> datetime | None:
    return max((link.updated for link in reading.links if link.updated), default=None) if reading else None
