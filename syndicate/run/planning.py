"""Plans a run: the state is brought up to date with the collection, and then says which channels are stale."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.schema import Query
from ingest.text.hashing import sha256_of
from syndicate.channel import PARTS, Channel, Settings, channels, unmet
from syndicate.run.changes import note_arrivals
from syndicate.run.following import Follower, noted_as_removed
from syndicate.run.publishing import LOOK, face_of, steps
from syndicate.state import ChannelLog, State

if TYPE_CHECKING:
    from ingest.collection import Collection

_ARCHIVE = re.compile(r"archive-([0-9]+)(?:\.|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where the feeds go, and under which address they will be read."""

    output: Path
    base_url: str  # ends with a slash


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """The channels of a run, and which of them are to be published."""

    count: int  # of all channels
    channels: tuple[tuple[Channel, ChannelLog], ...] = ()  # all of them, everything first; none: nothing is to be done
    stale: tuple[tuple[Channel, ChannelLog], ...] = ()  # those that are not as they should be
    unmet: tuple[str, ...] = ()  # a line for each name that the owner's filters ask for and nothing bears
    steps: int = 1  # that `syndicate` yields


def plan(collection: "Collection", settings: Settings, site: Site, state: State) -> Planned:
    """Add what is new in the collection to the logs of its channels; return what is to be published.

    There is a channel of everything, the owner's channels, and one for each source, language and tag that has enough
    entries, or once had: whoever subscribed then is told of what is withdrawn, and of what comes next.
    """
    asked = _digest(settings, site)
    if _is_done(collection, settings, state, asked):
        return Planned(count=int(state.said("channels") or 0))
    with state.transaction():
        if not _is_known(collection, state):
            state.forget()
        removed = _settle(collection, settings, site, state)
    follower = Follower(collection, state, settings, removed=removed)
    follower.bring_up(follower.begin())
    follower.remove()
    follower.follow(state.number)
    with state.transaction():
        note_arrivals(collection, state)
        every = _channels(collection, settings, site, state)
        _note_altered(every, state)
        stale, unwritten = state.logs.stale(), {number for number, _ in state.logs.unwritten()}
        # What was asked is noted once it is done: see `syndicate`.
        state.note("asking", asked)
        state.note("channels", str(len(every)))
    told = tuple(
        (channel, log)
        for channel, log in every
        if log.number in stale
        or (channel.carried.archives and log.number in unwritten)
        or log.shown != face_of(channel)
    )
    return Planned(
        count=len(every),
        channels=every,
        stale=told,
        steps=steps(told, state),
        unmet=tuple(unmet(settings.channels, _held(collection, settings, state))),
    )


def _held(collection: "Collection", settings: Settings, state: State) -> Mapping[str, Iterable[str]]:
    """The names that records have, by part of `Terms`.

    All names of the kinds that have a log for every name; of other kinds, only those that the owner's filters ask for.
    """
    logged = state.logs.names(settings.each)
    filters = [terms for one in settings.channels for terms in (one.wanted.having, one.wanted.lacking)]
    return {
        part: logged[part]
        if part in logged
        else [name for terms in filters for name in getattr(terms, part) if _is_borne(part, name, collection, state)]
        for part in PARTS.values()
    }


def _is_borne(part: str, name: str, collection: "Collection", state: State) -> bool:
    """Whether any record has a name; noted once one is found, because the search may take a while."""
    noted = f"borne {part} {name}"
    if state.said(noted) is None:
        named: dict[str, Any] = {part: (name,)}
        if next(collection.matching(Query(copies="every", limit=1, **named)), None) is None:
            return False
        state.note(noted, "yes")
    return True


def _digest(settings: Settings, site: Site) -> str:
    """What tells whether a run is asked for the same as the last one."""
    return sha256_of(f"{LOOK} {site.base_url} {settings!r} {sorted(settings.removed)!r}")


def _is_done(collection: "Collection", settings: Settings, state: State, asked: str) -> bool:
    return (
        state.said("asked") == asked
        and state.number == collection.last_number()
        and _is_known(collection, state)
        and not state.logs.is_pending(settings.minimum)
        and next(state.files.altered(), None) is None
    )


def _is_known(collection: "Collection", state: State) -> bool:
    """Whether the collection is the one that the state was made from, as far as a late line of the journal tells."""
    number, _, record_id = (state.said("mark") or "").partition(" ")
    if number and collection.state_at(int(number)) != record_id:
        return False
    return state.number <= collection.last_number()


def _settle(collection: "Collection", settings: Settings, site: Site, state: State) -> frozenset[str]:
    """Note what the owner wants differently from the last run; return the records that he wants published nowhere."""
    found = (collection.record(said) for said in sorted(settings.removed))
    removed = frozenset(record.id for record in found if record)
    if noted_as_removed(state) - removed:  # no log knows where what is back would be had it stayed
        state.forget()
    if state.said("base_url") not in (None, site.base_url):
        state.fragments.clear()
        state.logs.mark_all_unwritten()
    face = f"{LOOK} {sha256_of(repr(sorted(settings.removed)))}"
    if state.said("face") not in (None, face):  # entries and lists name other stories, which may be removed now
        state.fragments.clear()
        state.logs.mark_all_stale()
    if not settings.broken:  # a channel with a mistake may have hubs that are not known here
        state.owe_only(
            {*settings.carried.hubs, *(hub for channel in settings.channels for hub in channel.carried.hubs)}
        )
    state.note("base_url", site.base_url)
    state.note("face", face)
    state.note("asked", "")  # a run that ends early has done nothing that the next one may rely on
    return removed


def _channels(
    collection: "Collection", settings: Settings, site: Site, state: State
) -> tuple[tuple[Channel, ChannelLog], ...]:
    logs = {(one.kind, one.name): one for one in state.logs.channels()}
    names: defaultdict[str, list[str]] = defaultdict(list)
    for kind, name in logs:
        names[kind].append(name)
    every = channels(
        settings,
        sources=names["source"],
        languages=names["language"],
        tags=names["tag"],
        feeds=collection.feeds(),
        base_url=site.base_url,
    )
    found = ((channel, logs.get((channel.kind, channel.name))) for channel in every)
    return tuple((channel, one) for channel, one in found if one and _is_wanted(one, settings, site, channel))


def _is_wanted(log: ChannelLog, settings: Settings, site: Site, channel: Channel) -> bool:
    if channel.kind in ("all", "channel") or log.entries >= settings.minimum:
        return True
    return log.published or (site.output / channel.folder).is_dir()


def _note_altered(every: tuple[tuple[Channel, ChannelLog], ...], state: State) -> None:
    """Note what has to be written again because somebody has changed or taken away its file."""
    by_folder = {channel.folder: log for channel, log in every}
    altered = tuple(state.files.altered())
    for path in altered:
        folder, _, file = path.rpartition("/")
        log = by_folder.get(f"{folder}/" if folder else "")
        archive = _ARCHIVE.match(file)
        if log and archive is None:
            state.logs.mark_stale(log.number)
        elif log and archive and int(archive[1]) < log.span.archive:
            # A log that was cut otherwise once may have had more of them: what is beyond its last is nobody's.
            state.logs.mark_unwritten(log.number, [int(archive[1])])
    state.files.forget(altered)
