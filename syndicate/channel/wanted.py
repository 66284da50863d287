"""What a channel chooses from the collection: what records must have, and what they must not have. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter

from ingest.schema import Traits
from syndicate.channel.words import Wording, needle

TRAITS = ("sources", "languages", "tags", "sections", "authors", "places")
"""The parts of `Terms` that a record's traits answer; its words are looked for in its title and text."""

WORDS = ("words", "title_words")
"""The parts of `Terms` that a record's `Wording` answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is looked for in records, all of it folded (`ingest.text.language.fold`) but source ids and languages."""

    sources: tuple[str, ...] = ()  # source ids
    languages: tuple[str, ...] = ()  # primary subtags
    tags: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()  # of the dateline, or the page's own
    words: tuple[str, ...] = ()  # words or phrases in the title or the text, each as `folded_word` returns it
    title_words: tuple[str, ...] = ()  # in the title alone


@dataclass(frozen=True, slots=True)
class _Names:
    """One part that is asked of a record's traits."""

    said: Callable[[Traits], tuple[str, ...]]
    having: frozenset[str]
    lacking: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Needles:
    """One part that is asked of a record's wording."""

    said: Callable[[Wording], str]
    having: tuple[str, ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A filter over the collection: in each part of `having` one of its terms must be met, and none of `lacking`."""

    having: Terms = Terms()
    lacking: Terms = Terms()
    since: datetime | None = None  # by min(published, first_seen); this moment included
    until: datetime | None = None  # this moment excluded
    # What is asked of every record, made ready once: a run asks each of many channels about each of very many records.
    _names: tuple[_Names, ...] = field(init=False, repr=False, compare=False)
    _needles: tuple[_Needles, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare those parts that ask for anything."""
        names = (
            _Names(attrgetter(part), frozenset(getattr(self.having, part)), frozenset(getattr(self.lacking, part)))
            for part in TRAITS
        )
        needles = (
            _Needles(
                attrgetter("title" if part == "title_words" else "text"),
                tuple(map(needle, getattr(self.having, part))),
                tuple(map(needle, getattr(self.lacking, part))),
            )
            for part in WORDS
        )
        object.__setattr__(self, "_names", tuple(one for one in names if one.having or one.lacking))
        object.__setattr__(self, "_needles", tuple(one for one in needles if one.having or one.lacking))

    @property
    def needs_text(self) -> bool:
        """Whether it asks for words, which `chooses` cannot judge."""
        return bool(self._needles)

    def spans(self, at: datetime) -> bool:
        """Return whether a time lies between `since` and `until`."""
        return not ((self.since and at < self.since) or (self.until and at >= self.until))

    def chooses(self, traits: Traits) -> bool:
        """Return whether a record with these traits is wanted, as far as they tell."""
        if (self.since or self.until) and not self.spans(traits.sort_at):
            return False
        for part in self._names:
            said = part.said(traits)
            if (part.having and part.having.isdisjoint(said)) or not part.lacking.isdisjoint(said):
                return False
        return True

    def speaks(self, wording: Wording) -> bool:
        """Return whether a record that says this is wanted, as far as its words tell; True where none are asked for."""
        for part in self._needles:
            said = part.said(wording)
            if (part.having and not any(one in said for one in part.having)) or any(
                one in said for one in part.lacking
            ):
                return False
        return True
