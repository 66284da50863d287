"""What a source's `include` and `exclude` leave of a document: entries, rows of its lists, links to follow.

A pattern that takes too long is given up for the rest of the document, and leaves nothing more out.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from ingest.schema import Entry, Flaw, LatestItem, Link, Reading, Source, Unchanged
from ingest.sources.patterns import LIMIT, compiled
from ingest.text.written import shown

if TYPE_CHECKING:
    import regex

Judged = TypeVar("Judged", Entry, LatestItem, Link)

BUDGET = 5.0  # seconds that the filter of one document may take
STORIES = frozenset({"item", "related"})  # the links that lead to something a filter is about; feeds are none


@dataclass(frozen=True, slots=True)
class Filter:
    """A source's patterns, ready to be looked for."""

    include: "tuple[regex.Pattern[str], ...]"
    exclude: "tuple[regex.Pattern[str], ...]"


@dataclass(frozen=True, slots=True)
class Filtered:
    """What a filter left of a reading, and how many of its entries it left out."""

    reading: Reading
    left_out: int = 0


def filter_of(source: Source) -> Filter | None:
    """Return the filter of a source, None where it has none: then `regex` is not imported either.

    Raises: ValueError: a pattern is no regular expression; those of sources that were loaded are.
    """
    if not (source.include or source.exclude):
        return None
    return Filter(tuple(map(compiled, source.include)), tuple(map(compiled, source.exclude)))


def filtered(reading: Reading, chosen: Filter, *, monotonic: Callable[[], float] = lambda: 0.0) -> Filtered:
    """Return a reading without the entries, rows and links that do not pass, and a warning for each pattern given up.

    What passes has one of `include` (if there is any) and none of `exclude` in a title, URL or tag, whatever the case;
    entries that were not read again (Unchanged) and tombstones always do. A feed from which something was left out is
    not `complete` any more: what is absent from it is not withdrawn. With a clock, `BUDGET` bounds the whole.
    """
    search = _Search(monotonic, monotonic() + BUDGET)
    entries = tuple(
        one if isinstance(one, Unchanged) else _with_rows(one, chosen, search)
        for one in reading.entries
        if isinstance(one, Unchanged) or search.keeps(chosen, one)
    )
    latest = tuple(search.kept(chosen, reading.latest))
    links = tuple(one for one in reading.links if one.rel not in STORIES or search.keeps(chosen, one))
    left_out = len(reading.entries) - len(entries)
    slow = tuple(Flaw("slow-filter", shown(pattern)) for pattern in search.given_up)
    return Filtered(
        replace(
            reading,
            entries=entries,
            latest=latest,
            links=links,
            complete=reading.complete and not left_out,
            warnings=(*reading.warnings, *slow),
        ),
        left_out,
    )


def _with_rows(entry: Entry, chosen: Filter, search: "_Search") -> Entry:
    return replace(entry, latest=tuple(search.kept(chosen, entry.latest))) if entry.latest else entry


@dataclass(slots=True)
class _Search:
    """The search through one document: which patterns were given up in it, and until when it may go on."""

    monotonic: Callable[[], float]
    end: float
    given_up: dict[str, None] = field(default_factory=dict)  # in the order in which they were

    def kept(self, chosen: Filter, judged: Iterable[Judged]) -> Iterator[Judged]:
        return (one for one in judged if self.keeps(chosen, one))

    def keeps(self, chosen: Filter, judged: Entry | LatestItem | Link) -> bool:
        texts = tuple(_texts(judged))
        if chosen.include and not any(self._found(pattern, texts, otherwise=True) for pattern in chosen.include):
            return False
        return not any(self._found(pattern, texts, otherwise=False) for pattern in chosen.exclude)

    def _found(self, pattern: "regex.Pattern[str]", texts: tuple[str, ...], *, otherwise: bool) -> bool:
        """Whether a pattern is found in one of the texts; `otherwise` where that takes too long."""
        if pattern.pattern not in self.given_up:
            if (found := self._looked_for(pattern, texts)) is not None:
                return found
            self.given_up[pattern.pattern] = None
        return otherwise

    def _looked_for(self, pattern: "regex.Pattern[str]", texts: tuple[str, ...]) -> bool | None:
        if self.monotonic() >= self.end:
            return None
        try:
            return any(pattern.search(text, timeout=LIMIT) for text in texts)
        except TimeoutError:
            return None


def _texts(judged: Entry | LatestItem | Link) -> Iterator[str]:
    yield from filter(None, (judged.title, judged.url))
    if isinstance(judged, Entry):
        for tag in judged.tags:
            yield from filter(None, (tag.term, tag.label))
