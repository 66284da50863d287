"""status.html: how each source fares, in words, those that need a person first; with absolute times and no clock."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ingest.schema import FetchState, FollowedPages, SourceHealth
from syndicate.render.masthead import Masthead
from syndicate.render.moments import moment
from syndicate.render.templating import render_template

SECTIONS = {
    "person": (
        "Needs a person",
        "These will not mend themselves: they have failed for a day, or all of their pages for two.",
    ),
    # Apart from those above: whether somebody has taken them out of seeds/ since is not known here.
    "gone": ("Gone for good", "Their servers say so, and they are asked no more: they need not stand in seeds/."),
    "failing": ("Failing", "These are asked again by themselves."),
    "good": ("Good", "These gave what they should when they were asked last."),
    "new": ("New", "Nothing has come of these yet."),
    "left": (
        "Left out of the polls",
        "These were due days ago, and others have been asked since: they are in no list of sources any more, it seems.",
    ),
    "files": ("Read from files", "These are in no schedule: they are read when somebody gives their files."),
}
LEFT = timedelta(days=2)  # a source that was due so long before another was asked has been left out
_UNKNOWN = datetime.min.replace(tzinfo=UTC)
_ADDRESS = re.compile(r"(https?://)([^\s<>\"']+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow:
    """A source of the desk's, by the name that readers know it by."""

    name: str
    health: SourceHealth


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSource:
    """A source as the page tells of it."""

    name: str
    condition: str
    sentences: tuple[str, ...]


def render_status(site: Masthead, rows: Sequence[StatusRow]) -> bytes:
    """Return status.html: the sources in sections, in each by name."""
    sections: dict[str, list[ShownSource]] = {name: [] for name in SECTIONS}
    asked = max((row.health.state.asked_at or _UNKNOWN for row in rows if row.health.state), default=_UNKNOWN)
    for row in sorted(rows, key=lambda row: (row.name.casefold(), row.health.source_id)):
        sections[section_of(row.health, asked)].append(_told(row))
    return render_template(
        "status.html.j2",
        site,
        sections=[(name, *SECTIONS[name], told) for name, told in sections.items() if told],
        asked=moment(asked) if asked > _UNKNOWN else None,
        known=len(rows),
    )


def section_of(health: SourceHealth, asked: datetime) -> str:
    """Return under which of `SECTIONS` a source stands, by what was known when it was asked last.

    `asked` is when any source was: one that was due long before has been taken out of seeds/, which is not known here.
    """
    state = health.state
    if state is None:
        return "files"
    if state.retired is not None:
        return "gone"
    if state.due is not None and asked > state.due + LEFT:
        return "left"
    if state.needs_person(state.asked_at or _UNKNOWN) or health.pages.need_person(asked):
        return "person"
    return state.condition if state.condition in ("good", "new") else "failing"


def _told(row: StatusRow) -> ShownSource:
    health = row.health
    state = health.state
    said: list[str | None] = [_held(health)]
    if state is not None:
        said = [_trouble(state), _last_good(state), _next(state), *said]
    if health.links_waiting:
        said.append(f"{_many(health.links_waiting, 'link waits', 'links wait')} to be followed.")
    said.append(_pages(health.pages))
    if any(habit.rule.startswith("guid-") for habit in health.habits):
        said.append("Its GUIDs cannot be relied on: entries are told by link, else by title and day.")
    return ShownSource(
        name=row.name, condition=state.condition if state else "files", sentences=tuple(filter(None, said))
    )


def _trouble(state: FetchState) -> str | None:
    """What has gone wrong, since when and how often."""
    if not state.failures and state.retired is None:
        return None
    since = f" since {moment(state.failing_since).shown}" if state.failing_since else ""
    times = f", {state.failures} times in a row" if state.failures > 1 else ""
    cause = f": {without_secrets(state.cause)}" if state.cause else ""
    word = "Gone for good" if state.retired is not None else "Failing"
    return f"{word}{since}{times}{cause}."


def _last_good(state: FetchState) -> str:
    if state.good_at is None:
        asked = f"; asked last {moment(state.asked_at).shown}" if state.asked_at else ""
        return f"Never read yet{asked}."
    later = state.asked_at if state.asked_at != state.good_at else None
    asked = f"; asked last {moment(later).shown}" if later else ""
    return f"Read last {moment(state.good_at).shown}{asked}."


def _next(state: FetchState) -> str:
    why = f": {without_secrets(state.why)}" if state.why else ""
    return f"Due next {moment(state.due).shown}{why}." if state.due else f"Not asked any more{why}."


def _pages(pages: FollowedPages) -> str | None:
    """What has gone wrong with the pages that its lists name, though the source itself may fare well."""
    if not pages.failed:
        return None
    cause = f": {without_secrets(pages.cause)}" if pages.cause else ""
    return f"{pages.failed:,} of {pages.tried:,} pages that were followed in the last week failed{cause}."


def _held(health: SourceHealth) -> str:
    newest = f", the newest of {moment(health.newest).shown}" if health.newest else ""
    return f"{_many(health.entries, 'entry', 'entries')}{newest}."


def _many(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"


def without_secrets(text: str) -> str:
    """Return a sentence whose addresses say host and path alone: a password or a key in them is nobody's business.

    >>> without_secrets("redirected to https://me:secret@a.example/feed?token=1: it answered 404.")
    'redirected to https://a.example/feed: it answered 404.'
    """
    return _ADDRESS.sub(lambda found: found[1] + _bare(found[2]), text)


def _bare(rest: str) -> str:
    """The rest of an address behind its scheme, without user and query, but with the sentence's colon after it."""
    plain, mark, _ = re.sub("[?#]", "\n", rest).partition("\n")
    end = ":" if rest.endswith(":") else ""
    host, slash, path = plain.partition("/")
    return host.rpartition("@")[2] + slash + path + (end if mark else "")
