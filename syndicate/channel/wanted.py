"""What a channel chooses of the collection: what records must have, and what they must not."""

from dataclasses import dataclass
from datetime import datetime

from ingest.schema import Traits

TRAITS = ("sources", "languages", "tags", "sections", "authors", "places")
"""The parts of `Terms` that a record's traits answer; its words are looked for in its title and text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is looked for in records, all of it folded (`ingest.text.language.fold`) but source ids and languages."""

    sources: tuple[str, ...] = ()  # source ids
    languages: tuple[str, ...] = ()  # primary subtags
    tags: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()  # of the dateline, or the page's own
    words: tuple[str, ...] = ()  # words or phrases in the title or the text
    title_words: tuple[str, ...] = ()  # in the title alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A filter over the collection: in each part of `having` one of its terms must be met, and none of `lacking`."""

    having: Terms = Terms()
    lacking: Terms = Terms()
    since: datetime | None = None  # by min(published, first_seen); this moment is wanted
    until: datetime | None = None  # this one is not

    def chooses(self, traits: Traits) -> bool:
        """Return whether a record with these traits is wanted, as far as they tell."""
        if (self.since and traits.sort_at < self.since) or (self.until and traits.sort_at >= self.until):
            return False
        for part in TRAITS:
            said: tuple[str, ...] = getattr(traits, part)
            having, lacking = getattr(self.having, part), getattr(self.lacking, part)
            if (having and not any(one in having for one in said)) or any(one in lacking for one in said):
                return False
        return True
