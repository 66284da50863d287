"""Files in place of the network: counted first, then read in the order of time; nothing leaves this machine."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from ingest.archive import Found, as_found, documents, page_source
from ingest.collection import Collection
from ingest.reading import format_of
from ingest.run.steps import Step
from ingest.run.taking import count, guarded, recipe_for, take
from ingest.schema import Clock, Document, Format, Hints, Recipe, Refused

PAGES = frozenset({Format.HTML, Format.TEXT})


def counted(found: Found, collection: Collection, *, cwd: Path, clock: Clock) -> Iterator[str]:
    """Yield the name of each file that was found, once it is counted where it is a page; the pass before `offline`.

    What is counted already is not parsed again; where this pass is broken off nothing is lost, and the next goes on.
    """
    with collection.sites.counting() as counting:
        for file, document in as_found(found, cwd=cwd):
            if isinstance(document, Document):
                count(replace(document, source_id=page_source(document)), counting, now=clock.now())
            yield str(file.path)


def offline(
    found: Found,
    collection: Collection,
    *,
    cwd: Path,
    clock: Clock,
    recipes: tuple[Recipe, ...] = (),
    again: bool = False,
) -> Iterator[Step]:
    """Yield a Step for each file that was found, oldest first, once it is stored; nothing leaves this machine.

    With `again`, what was read before is read again: entries that come out otherwise are updated in place.
    """
    for refused in found.refused:
        yield Step(where=refused.where, refused=refused.flaw)
    for file, document in documents(found, cwd=cwd):
        if isinstance(document, Refused):
            yield Step(where=document.where, argument=str(file.argument), refused=document.flaw)
        else:
            taking = _taking(document, collection, clock, recipes, again=again)
            step = guarded(taking, lambda flaw: Step(where="", refused=flaw))
            yield replace(step, where=str(file.path), argument=str(file.argument))


def _taking(
    document: Document, collection: Collection, clock: Clock, recipes: tuple[Recipe, ...], *, again: bool
) -> Callable[[], Step]:
    hints = Hints(recipe=recipe_for(document, recipes))
    return lambda: take(_attributed(document), hints, collection, now=clock.now(), again=again)


def _attributed(document: Document) -> Document:
    """Return a saved document with its source: a feed is its own, for its GUIDs are; a page belongs to its folder."""
    return replace(document, source_id=page_source(document)) if format_of(document) in PAGES else document
