"""The links that wait to be followed: each address once, news first, and of the news what most pages name."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, func, or_, select, update

from ingest.collection import rows
from ingest.collection.bulk import put, send
from ingest.collection.codec import decode, encode
from ingest.collection.dialects import MANY, among, as_written
from ingest.collection.polls import LONGEST_REST, RESTS
from ingest.collection.reaching import Connecting
from ingest.collection.tables import attempts, hosts, keys, link_pages, links, records, sightings
from ingest.schema import FollowedPages, LinkState, WaitingLink
from ingest.text.hashing import hash_line
from ingest.text.url_rules import GENERAL, ParameterRules
from ingest.text.urls import canonical_url, host_of

LEFT = timedelta(days=7)  # a link that has waited for longer passes to another source that names it
OF_LATE = timedelta(days=7)  # how far back attempts count towards how a source's pages fare
FAR = timedelta(days=1)  # no link is ever put off for so long: if one is, a wrong clock did it
FURTHEST = timedelta(days=31)  # the same for a link that is asked for again
NO_TIMES: Mapping[str, datetime] = MappingProxyType({})

_DUE = and_(
    or_(
        links.c.due <= bindparam("now"),
        and_(links.c.due > bindparam("far"), links.c.state.is_(None)),
        links.c.due > bindparam("furthest"),
    ),
    links.c.host.not_in(select(hosts.c.host).where(RESTS)),
)
_LINK = select(*[links.c[field.name] for field in fields(WaitingLink)])
_WAITING = (
    _LINK.where(links.c.source_id == bindparam("of_source"), links.c.due.is_not(None), _DUE)  # so says their index, too
    .order_by(links.c.backlog, links.c.seen_on.desc(), links.c.depth, links.c.news_at.desc(), as_written(links.c.key))
    .limit(bindparam("most"))
)
_SOURCES_WAITING = select(links.c.source_id).where(_DUE).distinct()
# Sitemaps that were read already, and are only asked for again, do not count.
TO_FOLLOW = and_(links.c.due.is_not(None), or_(links.c.state.is_(None), links.c.depth > 0))
_HOW_MANY_WAIT = select(func.count()).where(links.c.source_id == bindparam("of_source"), TO_FOLLOW)
_at_a_link = and_(
    attempts.c.source_id == bindparam("of_source"),
    attempts.c.at >= bindparam("since"),
    attempts.c.url.in_(select(links.c.url).where(links.c.source_id == bindparam("of_source"))),
)
_FOLLOWED = select(func.count(attempts.c.url.distinct())).where(_at_a_link)
_TRIED = (
    select(attempts.c.url, attempts.c.at, attempts.c.outcome, attempts.c.cause)
    .where(_at_a_link)
    .order_by(attempts.c.number)
)
_PAGES = select(func.count()).where(link_pages.c.key == links.c.key).scalar_subquery()
_COUNT_PAGES = update(links).where(among(links.c.key, MANY), links.c.seen_on != _PAGES).values(seen_on=_PAGES)
_TAKE_OVER = (
    update(links)
    .where(among(links.c.key, MANY), links.c.source_id != bindparam("of_source"), links.c.due <= bindparam("left"))
    .values(source_id=bindparam("of_source"), depth=bindparam("new_depth"))
)
_DONE = (
    update(links)
    .where(links.c.key == bindparam("of_key"))
    .values({name: bindparam(f"new_{name}") for name in ("tries", "due", "outcome", "backlog")})
)
_REMEMBER = update(links).where(links.c.key == bindparam("of_key")).values(state=bindparam("new_state"))
_OWN = _LINK.where(among(links.c.key, MANY), links.c.source_id == bindparam("of_source"))
_RESCHEDULE = (
    update(links)
    .where(links.c.key == bindparam("of_key"))
    .values({name: bindparam(f"new_{name}") for name in ("due", "news_at", "backlog", "state")})
)
_NAMED_BY = (  # and by no other page
    select(links.c.key)
    .join(link_pages, link_pages.c.key == links.c.key)
    .where(
        links.c.source_id == bindparam("of_source"),
        links.c.due.is_not(None),
        links.c.state.is_not(None),
        links.c.seen_on == 1,
        link_pages.c.page == bindparam("page"),
    )
)
_LET_GO = update(links).where(links.c.key == bindparam("of_key")).values(due=bindparam("new_due"))
_ONCE_MORE = (
    update(links)
    .where(links.c.key == bindparam("of_key"), links.c.due.is_(None))
    .values(due=bindparam("new_due"), tries=0)
)
_READ = (
    select(keys.c.key)
    .join(sightings, sightings.c.record_id == keys.c.record_id)
    .where(among(keys.c.key, MANY), sightings.c.origin != "feed")
)
_QUEUED = select(links.c.key).where(among(links.c.key, MANY))
_WITH_TEXT = (
    select(keys.c.key)
    .join(records, records.c.id == keys.c.record_id)
    .where(among(keys.c.key, MANY), records.c.entry.like('%"content_html":%'))  # a field that is None is not written
)


class Links:
    """The links that wait to be followed, kept between runs."""

    def __init__(self, reading: Connecting) -> None:
        self._reading = reading

    def sources_waiting(self, now: datetime) -> frozenset[str]:
        """Return the sources that have a link which may be fetched now: one whose host does not rest."""
        with self._reading() as connection:
            return frozenset(connection.execute(_SOURCES_WAITING, _times(now)).scalars())

    def waiting(self, source_id: str, now: datetime, most: int) -> tuple[WaitingLink, ...]:
        """Return a source's links that may be fetched now, at most `most`, in the order in which to follow them."""
        with self._reading() as connection:
            found = connection.execute(_WAITING, {"of_source": source_id, "most": most, **_times(now)})
            return tuple([_link(row) for row in found])

    def how_many(self, source_id: str) -> int:
        """Return how many links of a source wait to be followed, including those to be tried again later."""
        with self._reading() as connection:
            return int(connection.execute(_HOW_MANY_WAIT, {"of_source": source_id}).scalar() or 0)

    def followed(self, source_id: str, since: datetime) -> int:
        """Return how many of a source's links have been asked for since then."""
        with self._reading() as connection:
            return int(connection.execute(_FOLLOWED, {"of_source": source_id, "since": since}).scalar() or 0)

    def fared(self, source_id: str, now: datetime) -> FollowedPages:
        """Return how the pages fared that were asked for a source within `OF_LATE`."""
        with self._reading() as connection:
            return fared(connection, source_id, now)


def fared(connection: Connection, source_id: str, now: datetime) -> FollowedPages:
    """Return how the pages fared that were asked for a source within `OF_LATE`."""
    found = connection.execute(_TRIED, {"of_source": source_id, "since": now - OF_LATE}).all()
    last = {row.url: row for row in found}.values()
    failures = [row for row in last if row.outcome not in ("document", "not modified")]
    causes = Counter(row.cause for row in failures)
    cause = max(causes, key=lambda one: causes[one], default=None)  # of as many, the first
    return FollowedPages(
        tried=len(last),
        failed=len(failures),
        cause=cause,
        url=next((row.url for row in reversed(failures) if row.cause == cause), None),
        since=found[0].at if found else None,
    )


class LinkQueue:
    """Reads and writes the queue of links within a document's transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def see(
        self,
        page: str,
        named: Iterable[str],
        source_id: str,
        *,
        depth: int,
        now: datetime,
        text_wanted: bool = False,
        rules: ParameterRules = GENERAL,
        told: Mapping[str, datetime] = NO_TIMES,
        backlog: Container[str] = (),
    ) -> int:
        """Queue the addresses that a page names, except those whose page has been read; return how many are new.

        An address that is queued already is only counted once more. One whose story has its text from a feed is left
        out too, unless `text_wanted` asks for the page's own. One that has waited for `LEFT` passes to this source: the
        source that queued it is polled no more, or never comes to it. `rules`, the source's, say when two addresses are
        one. `told` says when what is there appeared, as far as the page does; what is in `backlog` waits behind the
        rest.
        """
        by_key = {key: url for url in named if (key := rows.address_key(url, rules))}
        held = self._held(sorted(by_key), _READ) | (set() if text_wanted else self._held(sorted(by_key), _WITH_TEXT))
        wanted = [key for key in by_key if key not in held]  # in the page's order
        if not wanted:
            return 0
        queued = self._held(wanted, _QUEUED)
        own = {"source_id": source_id, "depth": depth}
        values = [own | _new(key, by_key[key], now, told, backlog) for key in wanted if key not in queued]
        put(self._connection, links, values)
        place = hash_line(canonical_url(page))
        put(self._connection, link_pages, [{"key": key, "page": place} for key in wanted])
        self._connection.execute(_COUNT_PAGES, {"many": wanted})
        new_owner = {"of_source": source_id, "new_depth": depth, "left": now - LEFT}
        self._connection.execute(_TAKE_OVER, {"many": wanted, **new_owner})
        return len(values)

    def see_again(self, named: Iterable[str], *, due: datetime, rules: ParameterRules) -> None:
        """Have addresses that were followed, for whichever source, asked again at `due`; those that wait still do."""
        once_more = [{"of_key": key, "new_due": due} for url in named if (key := rows.address_key(url, rules))]
        if once_more:
            self._connection.execute(_ONCE_MORE, once_more)

    def queued(self, named: Iterable[str], source_id: str, *, rules: ParameterRules = GENERAL) -> list[WaitingLink]:
        """Return the links of a source at these addresses, done with or not."""
        asked = sorted({key for url in named if (key := rows.address_key(url, rules))})
        found = self._connection.execute(_OWN, {"many": asked, "of_source": source_id}) if asked else ()
        return [_link(row) for row in found]

    def reschedule(self, changed: Iterable[WaitingLink]) -> None:
        """Store how these links wait: until when, before or behind others, and with what is remembered of them."""
        values = [
            {
                "of_key": link.key,
                "new_due": link.due,
                "new_news_at": link.news_at,
                "new_backlog": link.backlog,
                "new_state": link.state and encode(link.state),
            }
            for link in changed
        ]
        send(self._connection, _RESCHEDULE, values)

    def let_go(self, page: str, named: Iterable[str], source_id: str, *, rules: ParameterRules) -> None:
        """Stop asking for links that only this page named and that it names no more."""
        still = {rows.address_key(url, rules) for url in named}
        asked = {"of_source": source_id, "page": hash_line(canonical_url(page))}
        gone = [key for key in self._connection.execute(_NAMED_BY, asked).scalars() if key not in still]
        send(self._connection, _LET_GO, [{"of_key": key, "new_due": None} for key in gone])

    def _held(self, asked: Sequence[str], statement: Select[Any]) -> set[str]:
        return set(self._connection.execute(statement, {"many": asked}).scalars()) if asked else set()

    def settle(
        self,
        link: WaitingLink,
        outcome: str,
        *,
        due: datetime | None,
        also: Sequence[str] = (),
        rules: ParameterRules = GENERAL,
    ) -> None:
        """Note what came of a link, and when it is asked for again, if ever; `also` are the addresses that it led to.

        `rules`, those of the source that it was followed for, say when two addresses are one. The link's `state` is
        kept with it, and its `tries`, unless it has brought a document.
        """
        tries = 0 if outcome == "document" else link.tries
        done = {"new_tries": tries, "new_outcome": outcome, "new_backlog": link.backlog}
        settled = {key for url in also if (key := rows.address_key(url, rules))}
        own = {key for key in (link.key, rows.address_key(link.url, rules)) if key}
        values = [{"of_key": key, "new_due": due if key in own else None, **done} for key in sorted(settled | own)]
        self._connection.execute(_DONE, values)
        if link.state:
            state = encode(link.state)
            send(self._connection, _REMEMBER, [{"of_key": key, "new_state": state} for key in sorted(own)])


def _link(row: Row[Any]) -> WaitingLink:
    said = row._asdict()
    return WaitingLink(**{**said, "state": decode(LinkState, said["state"]) if said["state"] else None})


def _new(key: str, url: str, now: datetime, told: Mapping[str, datetime], backlog: Container[str]) -> dict[str, object]:
    return {
        "key": key,
        "url": url,
        "host": host_of(url),
        "seen_on": 1,
        "news_at": min(told.get(url, now), now),
        "tries": 0,
        "due": now,
        "outcome": None,
        "backlog": url in backlog,
    }


def _times(now: datetime) -> dict[str, datetime]:
    return {"now": now, "far": now + FAR, "furthest": now + FURTHEST, "rest_end": now + LONGEST_REST}
