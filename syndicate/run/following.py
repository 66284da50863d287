"""Follows the journal: adds what is new in the collection to the log of each channel that wants it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import orjson

from ingest.schema import Copies, JournalLine, Record
from ingest.text.hashing import sha256_of
from syndicate.channel import PARTS, Channel, Settings, Wording, routing, wording
from syndicate.log import LogLine, comes, size_in_log
from syndicate.run.changes import concerned_by, note_changes
from syndicate.run.stories import Stories
from syndicate.state import ChannelLog, State

if TYPE_CHECKING:
    from ingest.collection import Collection

AT_ONCE = 500  # lines of the journal that are followed in one transaction
_REMOVED = "removed"
Key = tuple[str, str]  # a channel's kind and name


class Follower:
    """Brings lines of the journal to the logs of the channels that want them."""

    def __init__(
        self, collection: "Collection", state: State, settings: Settings, *, removed: AbstractSet[str] = frozenset()
    ) -> None:
        self._collection = collection
        self._state = state
        self._settings = settings
        self._stories = Stories(collection, state.logs, removed)
        self._removed = removed  # ids of records that the owner wants nowhere
        self._owned: Mapping[Key, Channel] = {(one.kind, one.name): one for one in settings.channels}
        self._routing = routing(settings.channels)
        self._logs: dict[Key, ChannelLog] = {}
        self._keys: dict[int, Key] = {}

    def begin(self) -> set[Key]:
        """Make ready the logs of everything and of the owner's channels; return those that are to be made anew."""
        with self._state.transaction():
            for log in self._state.logs.channels():
                if self._is_kept((log.kind, log.name)):
                    self._remember(log)
                else:  # or it would lack what comes until its channel is wanted again
                    self._state.logs.drop(log.number)
            new = {key for key in [("all", ""), *self._owned] if self._begin(key)}
            # Of a kind that comes of itself either no log is of another definition or all are.
            new |= {key for key in tuple(self._logs) if key not in new and key[0] in PARTS and self._begin(key)}
            for key in new:
                self._mark_incomplete(key)
        return new

    def bring_up(self, new: set[Key]) -> None:
        """Bring the logs of these channels up to where all other logs are.

        And the logs of channels that turn up on the way: which records are copies, or which names have channels of
        their own, may have changed since the others were written.
        """
        each = " ".join(self._settings.each)
        if new or self._state.said("each") != each:
            self.follow(0, only=new)
        with self._state.transaction():
            for key in new:
                self._state.logs.define(self._logs[key].number, _definition(self._policy(key)))
            self._state.note("each", each)

    def _mark_incomplete(self, key: Key) -> None:
        """Note that a log lacks lines: if this run ends before it is brought up, the next one makes it anew."""
        self._state.logs.define(self._logs[key].number, "")

    def _is_kept(self, key: Key) -> bool:
        return key == ("all", "") or key in self._owned or key[0] in self._settings.each

    def follow(self, after: int, only: set[Key] | None = None) -> None:
        """Add what the journal's lines after that number say to the logs.

        With `only`, just to the logs of these channels, and no further than the others are. If a run ends early, the
        next one goes on from the last lines that were kept.
        """
        until = self._state.number if only is not None else None
        lines = self._collection.journal(after)
        while batch := [line for line in islice(lines, AT_ONCE) if until is None or line.number <= until]:
            with self._state.transaction():
                self._take(batch, only)
                concerned = concerned_by(batch, self._collection)
                self._stand_in(concerned, batch[-1].number, only)
                if only is None:
                    note_changes(batch, concerned, self._collection, self._state)
                    self._state.note("number", str(batch[-1].number))
                    for line in batch[::-1]:
                        if line.kind == "state":
                            self._state.note("mark", f"{line.number} {line.record_id}")
                            break

    def _take(self, batch: Sequence[JournalLine], only: set[Key] | None) -> None:
        states = [line for line in batch if line.kind == "state"]
        worded = self._worded(states)
        grown: set[Key] = set()
        for line in states:
            grown.update(self._bring(line, worded.get((line.record_id or "", line.revision), Wording()), only))
        for key in grown:
            self._state.logs.save(self._logs[key])

    def _worded(self, states: Iterable[JournalLine]) -> Mapping[tuple[str, int], Wording]:
        """What those records say that a channel of the owner's has to search for words."""
        asked = {
            (line.record_id or "", line.revision)
            for line in states
            if line.traits and any(channel.wanted.needs_text for channel in self._routing.takers(line.traits))
        }
        return {at: _wording(record) for at, record in self._collection.versions(asked).items()}

    def _bring(self, line: JournalLine, said: Wording, only: set[Key] | None) -> Iterator[Key]:
        """Bring a record's new state to each channel that wants it or has the record; yield the channels it came to."""
        holding = self._state.logs.holding(line.record_id or "")
        wanting = set(self._wanting(line, said))
        if only is not None:
            for key in sorted(wanting - self._logs.keys()):  # in the order of any run: it decides on folders
                self._begin(key)
                self._mark_incomplete(key)
                only.add(key)
            wanting &= only
        had = {self._keys[number] for number in holding if number in self._keys}
        for key in sorted(wanting | (had if only is None else had & only)):
            last = holding.get(self._known(key).number)
            if comes(line, last, wanted=key in wanting):
                self._append(key, line, last)
                yield key

    def _wanting(self, line: JournalLine, said: Wording) -> Iterator[Key]:
        traits = line.traits
        if traits is None:
            return
        if not (traits.copy and self._settings.carried.copies == "originals"):
            yield ("all", "")
            for kind in self._settings.each:
                yield from ((kind, name) for name in getattr(traits, PARTS[kind]))
        for channel in self._routing.takers(traits):
            if channel.wanted.speaks(said) and not (traits.copy and channel.carried.copies == "originals"):
                yield channel.kind, channel.name

    def _append(self, key: Key, line: JournalLine, last: LogLine | None) -> None:
        log, carried = self._logs[key], self._policy(key).carried
        archive, span = log.span.with_line(size_in_log(line), most_lines=carried.entries, most_bytes=carried.size)
        if archive > log.span.archive:
            self._close(log, log.span.archive, carried.copies)
        withdrawn = line.traits.withdrawn if line.traits else None
        came = LogLine(
            archive=archive, number=line.number, record_id=line.record_id or "", revision=line.revision,
            withdrawn=withdrawn, hidden=line.record_id in self._removed,
        )  # fmt: skip
        is_new = last is None or last.withdrawn is not None
        gained = 0 if came.hidden else -1 if withdrawn else int(is_new)
        self._logs[key] = replace(log, span=span, entries=log.entries + gained)
        if withdrawn:
            self._hide(log, came.record_id, came.archive)
        self._state.logs.append(log.number, came)
        if span.archive > archive:
            self._close(log, archive, carried.copies)

    def _close(self, log: ChannelLog, archive: int, copies: Copies) -> None:
        """Settle for good what an archive that has just closed shows, and note that it is to be written."""
        lines = self._state.logs.lines(log.number, archive, archive)
        aside = self._stories.put_aside(lines, copies, log.number)
        self._state.logs.hide(log.number, aside, archive, archive)
        self._state.logs.mark_unwritten(log.number, [archive])

    def _hide(self, log: ChannelLog, record_id: str, last: int) -> bool:
        """Hide a record in all archives of a channel up to `last`; return whether any of them showed it."""
        touched = self._state.logs.hide(log.number, [record_id], 1, last)
        self._state.logs.mark_unwritten(log.number, [archive for archive in touched if archive < log.span.archive])
        return bool(touched)

    def _stand_in(self, concerned: Iterable[str], number: int, only: AbstractSet[Key] | None = None) -> None:
        """Show another copy of each story of which no record is shown any more.

        Its line does not count towards the size of the archive: tomorrow there may be other copies, and a log that is
        made again then has to be cut at the same places.
        """
        for channel, hidden in self._state.logs.hidden(concerned).items():
            key = self._keys.get(channel)
            if key is None or (only is not None and key not in only):
                continue
            log, carried = self._logs[key], self._policy(key).carried
            for line in self._stories.standing_in(hidden, carried.copies, log):
                shown = replace(line, archive=log.span.archive, number=number, hidden=False)
                self._state.logs.append(channel, shown)
                self._state.logs.mark_stale(channel)

    def remove(self) -> None:
        """Hide everywhere what the owner has removed since the last run, and show other copies of its stories."""
        gone = self._removed - noted_as_removed(self._state)
        with self._state.transaction():
            for record_id in sorted(gone):
                for channel in self._state.logs.holding(record_id):
                    self._take_out(record_id, self._keys[channel])
            stories = self._collection.stories(gone)
            others = (one for story in stories.values() for one in story.others)
            self._stand_in({*gone, *others}, self._state.number)
            self._state.note(_REMOVED, orjson.dumps(sorted(self._removed)).decode())

    def _take_out(self, record_id: str, key: Key) -> None:
        log = self._logs[key]
        if self._hide(log, record_id, log.span.archive):
            self._logs[key] = replace(log, entries=log.entries - 1)
            self._state.logs.save(self._logs[key])

    def _known(self, key: Key) -> ChannelLog:
        """The log of a channel; it is begun where the channel is met for the first time."""
        if key not in self._logs:
            self._begin(key)
        return self._logs[key]

    def _begin(self, key: Key) -> bool:
        """Make a log ready; return whether it is to be made anew."""
        policy = self._policy(key)
        log, new = self._state.logs.begin(*key, _definition(policy))
        self._remember(log)
        return new

    def _remember(self, log: ChannelLog) -> None:
        key = (log.kind, log.name)
        self._logs[key] = log
        self._keys[log.number] = key

    def _policy(self, key: Key) -> Channel | Settings:
        """What says how a channel's log is cut and which copies it carries: the owner's channel, else the settings."""
        return self._owned.get(key, self._settings)


def noted_as_removed(state: State) -> AbstractSet[str]:
    """Return the ids of the records that were shown nowhere, as the owner wanted it, when the last run ended."""
    return frozenset(orjson.loads(state.said(_REMOVED) or "[]"))


def _definition(policy: Channel | Settings) -> str:
    """Return a digest of all that decides which lines a log has and where it is cut."""
    wanted = policy.wanted if isinstance(policy, Channel) else ""
    return sha256_of(f"{policy.carried.copies} {policy.carried.entries} {policy.carried.size} {wanted!r}")[:16]


def _wording(record: Record) -> Wording:
    entry = record.entry
    return wording(entry.title, entry.summary, entry.content_text)
