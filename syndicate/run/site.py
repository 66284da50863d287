"""The files about all channels: index page, status page, subscription list, style sheet and icon."""

from dataclasses import replace
from typing import TYPE_CHECKING

from syndicate.channel import Settings, source_title
from syndicate.publish import Output
from syndicate.render import (
    DAYS,
    ICON,
    STORIES,
    Masthead,
    StatusRow,
    outgoing,
    render_index,
    render_opml,
    render_status,
    render_style,
)
from syndicate.run.documents import Documents
from syndicate.run.planning import Planned
from syndicate.run.publishing import Published
from syndicate.select import in_order
from syndicate.state import State

if TYPE_CHECKING:
    from ingest.collection import Collection


class SitePages:
    """Publishes the files about all channels."""

    def __init__(
        self, collection: "Collection", state: State, documents: Documents, settings: Settings, base_url: str
    ) -> None:
        self._collection = collection
        self._state = state
        self._documents = documents
        self._settings = settings
        self._masthead = Masthead(
            title=settings.title, description=settings.description, base_url=base_url, index=settings.index
        )

    def publish(self, planned: Planned, output: Output) -> Published:
        """Publish what has changed of these files: while nothing came in and nobody was asked, they stay as they are.

        Raises: PublishError: the output cannot be written.
        """
        bodies: dict[str, bytes] = {}
        moved = f"{self._collection.last_number()} {self._collection.last_attempt()}"
        if planned.channels or self._state.said("moved") != moved:
            bodies["status.html"] = self._status()
        if planned.channels:
            bodies |= {"feed.css": render_style(), "icon.svg": ICON}
        # What a channel with a mistake is called is not known: existing lists, which may name it, are left as they are.
        if planned.channels and not (self._settings.broken and (output.root / "index.html").exists()):
            every = [channel for channel, _ in planned.channels]
            bodies |= {"feeds.opml": render_opml(self._masthead, every), "index.html": self._index(planned)}
        written = tuple(name for name, body in bodies.items() if output.publish(name, body))
        output.settle()
        with self._state.transaction():
            self._state.files.note_left(name for file in bodies for name in (file, f"{file}.gz"))
            self._state.note("moved", moved)
        return Published(name="", written=written)

    def _status(self) -> bytes:
        rows = [StatusRow(name=self._name(one.source_id), health=one) for one in self._collection.health()]
        return render_status(self._masthead, rows)

    def _index(self, planned: Planned) -> bytes:
        shown = self._documents.feed(*planned.channels[0])
        newest = in_order(shown.fragments, "newest")[:STORIES]
        records = self._collection.versions((one.record_id, one.revision) for one in newest)
        found = (records.get((one.record_id, one.revision)) for one in newest)
        return render_index(
            self._masthead,
            [channel for channel, _ in planned.channels],
            [outgoing(record, self._documents.feeds) for record in found if record],
            shown.head.latest,
            [replace(one, source=self._name(one.source)) for one in self._collection.days(DAYS)],
            counts={channel.id: log.entries for channel, log in planned.channels},
        )

    def _name(self, source_id: str) -> str:
        return source_title(source_id, self._documents.feeds.get(source_id))
