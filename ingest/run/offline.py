"""Files in place of the network: counted first, then read in the order of time; nothing leaves this machine."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from ingest.archive import Found, SavedFile, as_found, documents, name_of, page_source
from ingest.collection import Collection, Counting
from ingest.reading import blocks_of, format_of, read, site_page_of
from ingest.run.ahead import Apart
from ingest.run.guarding import guarded, retried_once
from ingest.run.replay import Replay
from ingest.run.settings import Reads, hints_for
from ingest.run.steps import Step, refusal
from ingest.run.storing import count, informed_hints, read_and_store
from ingest.schema import Clock, Document, Format, Hints, Recipe, Refused, Source
from ingest.text.hashing import hash_bytes

NO_SOURCES: Mapping[str, Source] = MappingProxyType({})
PAGES = frozenset({Format.HTML, Format.TEXT})


def counted(
    found: Found, collection: Collection, *, cwd: Path, clock: Clock, apart: Apart | None = None
) -> Iterator[str]:
    """Yield the name of each file that was found, once it is counted where it is a page; the pass before `offline`.

    What is counted already is not parsed again; where this pass is broken off nothing is lost, and the next goes on.
    """
    with collection.sites.counting() as counting:
        asked = partial(_page_to_count, counting=counting, clock=clock)
        files = as_found(found, cwd=cwd)
        pages = apart.finding_blocks(files, asked) if apart else ((file, blocks_of) for file in files)
        for (file, document), blocks in pages:
            if isinstance(document, Document):
                count(_of_its_folder(document), counting, now=clock.now(), blocks=blocks)
            yield file.name


def _page_to_count(
    one: tuple[SavedFile, Document | Refused], *, counting: Counting, clock: Clock
) -> tuple[Document] | None:
    """The page to parse ahead, if by now it seems that counting it will need its blocks."""
    _, document = one
    if isinstance(document, Refused):
        return None
    page = _of_its_folder(document)
    place = site_page_of(page)
    asks = place is not None and counting.asks(place, page.fetched_at or clock.now(), page.body)
    return (page,) if asks else None


def offline(
    found: Found,
    collection: Collection,
    *,
    cwd: Path,
    clock: Clock,
    recipes: tuple[Recipe, ...] = (),
    sources: Mapping[str, Source] = NO_SOURCES,
    again: bool = False,
    apart: Apart | None = None,
) -> Iterator[Step]:
    """Yield a Step for each file that was found, oldest first, once it is stored; nothing leaves this machine.

    What a poll was answered is read as it was then, with the settings of its source among `sources`, by id. With
    `again`, what was read before is read again: entries that come out otherwise are updated in place.
    """

    def stored(document: Document, reads: Reads) -> Step:
        hints = hints_for(document, None, recipes)
        return read_and_store(attributed(document), hints, collection, now=clock.now(), again=again, reads=reads)

    for refused in found.refused:
        yield Step(where=refused.where, refused=refused.flaw)
    replay = Replay(collection=collection, clock=clock, recipes=recipes, sources=sources, again=again)
    files = documents(found, cwd=cwd)
    asked = partial(_page_to_read, collection=collection, recipes=recipes, again=again)
    for (file, document), reads in apart.reading(files, asked) if apart else ((one, read) for one in files):
        if isinstance(document, Refused):
            yield Step(where=document.where, argument=name_of(file.argument), refused=document.flaw)
            continue
        work = partial(replay.stored, document) if file.replayed else partial(stored, document, reads)
        step = retried_once(partial(guarded, work, refusal))
        yield replace(step, where=file.name, argument=name_of(file.argument))


def _page_to_read(
    one: tuple[SavedFile, Document | Refused], *, collection: Collection, recipes: tuple[Recipe, ...], again: bool
) -> tuple[Document, Hints] | None:
    """A page to read ahead, with the hints it would be read with now; None: it is read in its turn.

    Read in their turn are pages that are stored already; feeds, which are quick to read and whose hints come from the
    source's previous document; and answers to our own polls, because each is counted right after it is read.
    """
    file, document = one
    if isinstance(document, Refused) or file.replayed or format_of(document) not in PAGES:
        return None
    page = _of_its_folder(document)
    hints = informed_hints(page, hints_for(page, None, recipes), collection, again=again)
    return None if hash_bytes(page.body) in hints.known else (page, hints)


def attributed(document: Document) -> Document:
    """Return a saved document with its source: a feed is its own, for its GUIDs are; a page belongs to its folder."""
    return _of_its_folder(document) if format_of(document) in PAGES else document


def _of_its_folder(page: Document) -> Document:
    return replace(page, source_id=page_source(page))
