"""A channel's files: its archives that have closed, its feed and its list of newest stories, checked and written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from syndicate.channel import Channel
from syndicate.publish import Output, listed_at, refuse_unless_readable, stands
from syndicate.render import FORMATS, Head, latest_items
from syndicate.run.documents import Documents, Shown
from syndicate.run.guarding import guarding
from syndicate.select import mentioned
from syndicate.state import ChannelLog, State

LOOK = 2
"""To be raised when feeds come to look different, which tests/golden/look.json shows: then all published feeds are
rendered again, except archives that have closed."""

AT_ONCE = 40  # archives that are written before the state says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What became of the files of one channel, or of those about all channels."""

    name: str  # the channel's folder, "" for everything
    written: tuple[str, ...] = ()  # paths under the output
    refused: tuple[str, ...] = ()  # one clear line each; the old file, if there is one, stands
    untold: tuple[str, ...] = ()  # a line for each hub that could not be told, and that a person should know of
    put_off: tuple[str, ...] = ()  # the same of hubs that may be back tomorrow, or of which it was said before


@dataclass(frozen=True, slots=True)
class _Body:
    """A document to be published, and the ids that it is checked by."""

    path: str  # under the output
    url: str
    body: bytes
    ids: tuple[str, ...]  # of its entries


class Publisher:
    """Writes those files of a channel that are not as they should be, and touches no others."""

    def __init__(self, documents: Documents, state: State, output: Output) -> None:
        self._documents = documents
        self._state = state
        self._output = output

    def archives(self, stale: Iterable[tuple[Channel, ChannelLog]]) -> Iterator[Published]:
        """Publish the archives that have closed since, some at a time, in the order in which they closed.

        Not channel by channel: what several channels carry is rendered once for all of them.

        Raises: PublishError: the output cannot be written; the next file could not be either.
        """
        channels = {log.number: (channel, log) for channel, log in stale if channel.carried.archives}
        closed = [one for one in self._state.logs.unwritten() if one[0] in channels]
        for start in range(0, len(closed), AT_ONCE):
            some = closed[start : start + AT_ONCE]
            refused: list[str] = []
            with self._state.transaction():
                bodies = [
                    body for number, archive in some for body in self._archive(*channels[number], archive, refused)
                ]
                written = self._written(bodies, refused)
                for number, archive in some if not refused else ():
                    self._state.logs.mark_written(number, archive)
            yield Published(name="archives", written=tuple(written), refused=tuple(refused))

    def publish(self, channel: Channel, log: ChannelLog) -> Published:
        """Publish a channel's feed and its list of newest stories; its archives have to be published by now.

        Raises: PublishError: as of `archives`.
        """
        refused: list[str] = []
        with self._state.transaction():
            shown = self._documents.feed(channel, log)
            made = [*_feed(shown, refused), *_latest(shown, refused)]
            new = [one for one in made if not stands(self._output.root / one.path, one.body)]
            for hub in channel.carried.hubs:  # before they are written: to tell a hub once too often does no harm
                self._state.owe(hub, (one.url for one in new))
        with self._state.transaction():
            written = self._written(made, refused)
            self._state.logs.note_named(log.number, mentioned(shown.head.latest))
            if not refused and not shown.refused:
                self._state.logs.mark_published(log.number, face_of(channel))
        return Published(name=channel.folder, written=tuple(written), refused=(*shown.refused, *refused))

    def _archive(self, channel: Channel, log: ChannelLog, archive: int, refused: list[str]) -> list[_Body]:
        shown = self._documents.archive(channel, log, archive)
        refused += shown.refused
        ids = [one.public_id for one in shown.fragments]
        names = [f"{channel.folder}{shown.head.part}.{name}" for name in FORMATS]
        # Where the state does not know what was published of a channel, archives that stand are taken as they are.
        if log.published or not all(self._lists(name, ids, channel) for name in names):
            return _feed(shown, refused)
        self._state.files.note_left(_with_gz(names))
        return []

    def _lists(self, name: str, ids: Iterable[str], channel: Channel) -> bool:
        """Whether an existing file is of this channel, at this address, and has exactly these entries.

        Then it is the archive that was published before, though details of its entries may have changed since.
        """
        path = self._output.root / name
        found = listed_at(path)
        return (
            found is not None
            and sorted(one.guid for one in found) == sorted(ids)
            and channel.address(name.rpartition("/")[2]).encode() in path.read_bytes()
        )

    def _written(self, bodies: Iterable[_Body], refused: list[str]) -> list[str]:
        """Publish bodies that read back as what they were made from; return the paths of those that were new."""
        sound: list[_Body] = []
        for one in bodies:
            with guarding(one.url, refused):
                if not stands(self._output.root / one.path, one.body):  # what stands was checked when it was written
                    refuse_unless_readable(one.url, one.body, one.ids)
                sound.append(one)
        written = [one.path for one in sound if self._output.publish(one.path, one.body)]
        self._output.settle()
        self._state.files.note_left(_with_gz(one.path for one in sound))
        return written


def steps(stale: Sequence[tuple[Channel, ChannelLog]], state: State) -> int:
    """Return how many steps a run over these channels has, the last of which are the files about all of them."""
    numbers = {log.number for channel, log in stale if channel.carried.archives}
    closed = sum(number in numbers for number, _ in state.logs.unwritten())
    return -(-closed // AT_ONCE) + len(stale) + 1


def face_of(channel: Channel) -> str:
    """Return what a channel's files show besides its entries; where it differs, they are rendered again."""
    carried = channel.carried
    said = (channel.title, channel.description, channel.language, carried.content, carried.order, carried.hubs)
    return f"{LOOK} {said!r} {carried.archives}"


def _feed(shown: Shown, refused: list[str]) -> list[_Body]:
    """A document in each format."""
    ids = tuple(one.public_id for one in shown.fragments)
    return _in_each_format(shown.head, ids, lambda name: [one.bodies[name] for one in shown.fragments], refused)


def _latest(shown: Shown, refused: list[str]) -> list[_Body]:
    """The list of newest stories as a feed of its own, in each format."""
    items = latest_items(shown.head.latest)
    changed = max((one.updated for one in items), default=None)
    head = Head(channel=shown.head.channel, part="latest", changed=changed, latest=shown.head.latest)
    ids = tuple(one.id for one in items)
    return _in_each_format(head, ids, lambda name: [FORMATS[name].item(one, head.about) for one in items], refused)


def _in_each_format(
    head: Head, ids: tuple[str, ...], items: Callable[[str], list[bytes]], refused: list[str]
) -> list[_Body]:
    """A document of these `ids` in each format; `items` renders its entries in the format of that name."""
    made: list[_Body] = []
    for name, format_ in FORMATS.items():
        url = head.address(name)
        with guarding(url, refused):
            body = format_.document(head, items(name))
            made.append(_Body(f"{head.channel.folder}{head.part}.{name}", url, body, ids))
    return made


def _with_gz(paths: Iterable[str]) -> Iterator[str]:
    return (name for path in paths for name in (path, f"{path}.gz"))
