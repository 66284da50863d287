"""Sources exchanged with other readers: their lists are imported, ours are exported as OPML 2.0 (opml.org/spec2)."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from ingest.errors import SourcesError
from ingest.schema import Source
from ingest.sources.contents import bytes_of, text_in
from ingest.sources.folder import sources_in
from ingest.sources.naming import name_from
from ingest.sources.written import Mistake, Written
from ingest.text.outlines import NOT_XML, every_outline
from ingest.text.urls import canonical_url
from ingest.text.written import made_one_line

SUFFIXES = (".opml", ".txt")
TITLE = "Sources of Wiredesk"


@dataclass(frozen=True, slots=True)
class Imported:
    """What a list of another reader comes to."""

    sources: tuple[Source, ...]  # that are new, each with a name of its own
    known: int  # that are sources already, or stand in the list twice
    mistakes: tuple[str, ...]
    pages: int  # that an OPML links to and that are not feeds, such as those that export writes as links

    @property
    def is_empty(self) -> bool:
        """Whether the list names nothing at all, not even by mistake."""
        return not (self.sources or self.known or self.mistakes or self.pages)


def imported(file: Path, there: Iterable[Written]) -> Imported:
    """Return the sources of an OPML file or a list of addresses that are not `there` yet; mistakes stop no others.

    Raises: SourcesError: the file as a whole cannot be read.
    """
    body = bytes_of(file)
    suffix = _suffix(file, body)
    places, names = set(), set()
    for one in there:
        places.add(canonical_url(one.source.url))
        names.add(one.source.id)
    sources, known, mistakes = [], 0, []
    for found in sources_in(body, file, suffix):
        if isinstance(found, Mistake):
            mistakes.append(found.text)
        elif (place := canonical_url(found.source.url)) in places:
            known += 1
        else:
            source = _named(found.source, names)
            places.add(place)
            names.add(source.id)
            sources.append(source)
    return Imported(tuple(sources), known, tuple(mistakes), _pages(body, file) if suffix == ".opml" else 0)


def _suffix(file: Path, body: bytes) -> str:
    """What a list is, by its name or, as readers export OPML as .xml too, by how it begins."""
    if (suffix := file.suffix.lower()) in SUFFIXES:
        return suffix
    if body.removeprefix(BOM_UTF8).lstrip().startswith(b"<"):
        return ".opml"
    raise SourcesError(f"{file}: is no list that can be imported: OPML, or addresses one a line in a .txt")


def _pages(body: bytes, file: Path) -> int:
    """How many different pages that are no feeds an OPML links to."""
    found, _ = every_outline(text_in(body, file, ".opml"))
    return len({outline.url for outline in found if outline.names == "page"})


def _named(source: Source, names: set[str]) -> Source:
    """Give a source a name; a title that is only its address, which export writes for a missing one, is dropped."""
    said = source.title if source.title not in (source.url, source.id) else None
    title = made_one_line(said) if said else None
    return replace(source, id=name_from(title, source.url, names), title=title)


def file_for(file: Path, seeds: Path) -> str:
    """Return the name of a file of `seeds` that is not there yet, after the list it is made from."""
    stem = file.stem.lstrip(".") or "imported"
    number, name = 1, f"{stem}.toml"
    while (seeds / name).exists():
        number += 1
        name = f"{stem}-{number}.toml"
    return name


def as_opml(sources: Iterable[Source]) -> str:
    """Return sources as OPML 2.0: feeds as subscriptions, which import gives back, pages as links.

    Names, filters and secrets are not in it: no other reader knows them.
    """
    lines = "".join(f"    {_outline(source)}\n" for source in sources)
    head = f"  <head>\n    <title>{TITLE}</title>\n  </head>\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n{head}  <body>\n{lines}  </body>\n</opml>\n'


def is_feed(source: Source) -> bool:
    """Return whether a source is a feed as far as its settings say."""
    return source.kind in (None, "feed")


def _outline(source: Source) -> str:
    said = dict(_attributes(source))
    written = (f'{name}="{escape(NOT_XML.sub("", value))}"' for name, value in said.items())
    return f"<outline {' '.join(written)}/>"


def _attributes(source: Source) -> Iterator[tuple[str, str]]:
    yield "type", "rss" if is_feed(source) else "link"
    yield "text", source.title or source.url
    if source.title:
        yield "title", source.title
    yield "xmlUrl" if is_feed(source) else "url", source.url
    if source.language:
        yield "language", source.language
