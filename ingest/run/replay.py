"""What polls were answered, read again in the order of the answers, each as it was read then; nothing is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ingest.collection import Collection
from ingest.errors import ReadError
from ingest.reading import read
from ingest.run.settings import hints_for
from ingest.run.steps import Step
from ingest.run.storing import check_place, count, informed_hints, kept, store, worth_keeping
from ingest.schema import Clock, Document, Kind, Reading, Recipe, Source
from ingest.text.urls import canonical_or_none

Place = tuple[str, str]
"""A source and an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """A replay of polls that has begun, and which addresses have given a source's feed in it so far."""

    collection: Collection
    clock: Clock
    recipes: tuple[Recipe, ...]
    sources: Mapping[str, Source]  # by id, with the settings that they have now
    again: bool = False  # whether what was read before is read again
    feeds: set[Place] = field(default_factory=set)

    def stored(self, document: Document) -> Step:
        """Read and store what a poll was answered, then count it, as the poll did; return what came of it.

        Raises: ReadError: it cannot be read, or stands in another's place.
        """
        source = self.sources.get(document.source_or_url)
        hints = hints_for(document, source, self.recipes)
        reading = read(document, informed_hints(document, hints, self.collection, again=self.again))
        self._check(reading, document, source)
        completes = source is not None and source.full_text and self._is_feeds_page(document, source)
        left = kept(worth_keeping(reading), document, source, self.clock, completes=completes)
        with self.collection.transaction(now=self.clock.now()) as transaction:
            step = store(left.reading, transaction, now=self.clock.now())
        with self.collection.sites.counting() as counting:
            count(document, counting, now=self.clock.now())
        return replace(step, left_out=left.left_out)

    def _check(self, reading: Reading, document: Document, source: Source | None) -> None:
        """Check that a document does not stand in another's place.

        Raises: ReadError: it does.
        """
        place = document.source_or_url, document.url
        if reading.kind is Kind.FEED:
            self.feeds.add(place)
        elif place in self.feeds or (source and source.kind == "feed" and document.url == source.url):
            raise ReadError("page-for-feed")
        # A source that seeds/ no longer has is known by its id: a name, or its address.
        own = canonical_or_none(source.url if source else document.source_or_url)
        is_link = own not in (None, canonical_or_none(document.url))
        check_place(reading, document, is_page=is_link or (source is not None and source.kind == "page"))

    def _is_feeds_page(self, document: Document, source: Source) -> bool:
        """Whether a document is the page of a feed's entry, or of a link on such a page: an archive does not say."""
        return document.url != source.url and (source.id, source.url) in self.feeds
