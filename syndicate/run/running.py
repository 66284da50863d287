"""A run from its plan to its end: channels, the pages about all of them, the hubs that are told."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from syndicate.channel import Settings
from syndicate.publish import Output
from syndicate.run.documents import Documents
from syndicate.run.planning import Planned, Site
from syndicate.run.publishing import Published, Publisher
from syndicate.run.site import SitePages
from syndicate.state import State

if TYPE_CHECKING:
    from ingest.collection import Collection
    from syndicate.websub import Caller, Told

_DAY = timedelta(days=1)
_TOLD = "told"  # noted of a hub that is away, once a person has been told


def syndicate(
    collection: "Collection", planned: Planned, settings: Settings, site: Site, state: State
) -> Iterator[Published]:
    """Publish the channels that are stale, then the pages about all; yield what became of each as it is done.

    The folder of a channel that is no longer planned is left as it is. A file that cannot be written at all ends the
    run, for the next could not be either.

    Raises: PublishError: the output cannot be written.
    """
    refused = False
    with Output(site.output) as output:
        documents = Documents(collection, state, settings)
        publisher = Publisher(documents, state, output)
        steps = (publisher.publish(channel, log) for channel, log in planned.stale)
        for done in chain(publisher.archives(planned.stale), steps):
            refused = refused or bool(done.refused)
            yield done
        pages = SitePages(collection, state, documents, settings, site.base_url)
        yield pages.publish(planned, output)
    if planned.channels and not refused:
        with state.transaction():
            state.note("asked", state.said("asking") or "")
            state.fragments.tidy()


def tell_hubs(state: State, caller: "Callable[[], Caller]") -> Published:
    """Tell every hub which feeds have changed since it was last told; what it could not be told is kept.

    A person is told of a hub once it has been away for a day, and of a refusal once, as of a mistake.
    """
    owed = state.owed()
    if not owed:
        return Published(name="")
    from syndicate.websub import lines, ping  # requests is loaded only where there is a hub

    asking = caller()
    told = [one for hub, topics in owed.items() for one in ping(hub, topics, asking)]
    away = {one.hub for one in told if one.outcome == "owed"}
    with state.transaction():
        for one in told:
            if one.outcome != "owed":
                state.owe_no_more(one.hub, one.topic)
        new = {hub for hub in owed if _is_for_a_person(hub, state, asking.clock.now(), away=hub in away)}
        new |= state.news((_refusal(one) for one in told if one.outcome == "refused"), asking.clock.now())
    for_a_person = [one for one in told if (one.hub if one.outcome == "owed" else _refusal(one)) in new]
    return Published(
        name="",
        untold=tuple(lines(for_a_person)),
        put_off=tuple(lines(one for one in told if one not in for_a_person)),
    )


def _refusal(one: "Told") -> str:
    """A hub and why it refuses, without its own words, which may name the topic or count."""
    return f"{one.hub} {one.why.partition(': ')[0]}"


def _is_for_a_person(hub: str, state: State, now: datetime, *, away: bool) -> bool:
    """Note how a hub fares; return whether it has been away for a day, once until it has been well again.

    Cron mails every line, and hubs are away for hours.
    """
    name = f"away {hub}"
    since = state.said(name)
    if not away:
        if since:
            state.note(name, "")
        return False
    if not since:
        state.note(name, now.isoformat())
    elif since != _TOLD and now - datetime.fromisoformat(since) >= _DAY:
        state.note(name, _TOLD)
        return True
    return False
