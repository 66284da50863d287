"""`python -m ingest explain`: how one document is read."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from ingest.cli.machine import Machine
from ingest.cli.options import COLLECTION, SEEDS, is_address
from ingest.cli.seeding import recipes_in, source_of, sources_by_id
from ingest.errors import ReadError, UsageError
from ingest.schema import Document, Failure, FetchState, Flaw, Hints, Recipe, Refused, Source


@click.command()
@click.argument("document", metavar="PATH|URL")
@click.option("--json", "as_json", is_flag=True, help="Print the reading and its evidence as JSON.")
@click.option("--all", "every", is_flag=True, help="Show every entry and link, not only the first 3 and 20.")
@click.option(
    "--recipe", type=click.Path(path_type=Path), metavar="FILE", help="Try a recipe on it: what each selector finds."
)
@COLLECTION
@SEEDS
@click.pass_obj
def explain(
    machine: Machine, /, document: str, *, as_json: bool, every: bool, recipe: Path | None, collection: str, seeds: Path
) -> int:
    """Show how a document is read: its format, each field and the signal it came from, and what identifies each entry.

    Name a record of a WARC archive as reports do: 'FILE.warc.gz: https://...'.

    With --recipe, exit status 1 says that a selector finds nothing.
    """
    from ingest.cli import explaining
    from ingest.cli.naming import named_in
    from ingest.reading import explain as explain_document
    from ingest.reading import tried

    sources = sources_by_id(seeds)
    read = _one_document(document, sources, machine)
    hints = _hints(read, sources, recipe, seeds)
    try:
        found = tried(read, hints.recipe) if recipe and hints.recipe else ()
        explanation = explain_document(read, hints)
    except ReadError as error:
        raise UsageError(f"{document}: not read: {Flaw(error.rule, error.detail).why}") from error
    named = named_in(explanation.reading, collection, sources.values())
    click.echo(
        explaining.as_json(explanation, named, found)
        if as_json
        else explaining.as_text(explanation, named, found, every=every)
    )
    return 0 if all(one.count for one in found) else 1


def _hints(document: Document, sources: Mapping[str, Source], recipe: Path | None, seeds: Path) -> Hints:
    """The hints of a document's source, if that is known, with the recipe to be tried, else its site's."""
    from ingest.run.settings import hints_for

    told = hints_for(document, sources.get(document.source_id or ""), () if recipe else recipes_in(seeds))
    return replace(told, recipe=_recipe(recipe)) if recipe else told


def _recipe(file: Path) -> Recipe:
    """The recipe in a file.

    Raises: SourcesError: there is none, or it has a mistake in it. UsageError: it is a folder.
    """
    from ingest.sources import load_recipe

    if file.is_dir():
        raise UsageError(f"{file}: is a folder; name the file of one recipe")
    return load_recipe(file)


def _one_document(name: str, sources: Mapping[str, Source], machine: Machine) -> Document:
    """Return the one document at a path or an address; an address that is a source is fetched by its settings.

    Raises: UsageError: there is none, or several.
    """
    if is_address(name):
        from ingest.cli.live import one_by_one

        with one_by_one(machine) as ask:
            outcome = ask(source_of(name, sources.values()), FetchState()).outcome
        if isinstance(outcome, Document):
            return outcome
        raise UsageError(f"{name}: {outcome.cause if isinstance(outcome, Failure) else 'not modified'}")

    document = _saved_document(name, machine)
    if isinstance(document, Refused):
        raise UsageError(f"{document.where}: not read: {document.flaw.why}")
    return document


def _saved_document(name: str, machine: Machine) -> Document | Refused:
    """Return the one document at a path; for `ARCHIVE: ADDRESS`, as reports write it, the latest one of that address.

    Raises: UsageError: there is none, or several.
    """
    from ingest.archive import documents, find, is_archive, opened, ordered

    path, _, address = name.partition(": ")
    is_record = bool(address) and is_archive(Path(path)) and not Path(name).exists()
    found = find((Path(path if is_record else name),), now=machine.clock.now())
    if is_record:
        files = [file for file in ordered(found) if file.kept and file.kept.url == address]
        several, these = False, opened(files[-1:], cwd=Path.cwd())
    else:
        several, these = found.documents > 1, documents(found, cwd=Path.cwd())
    document = next((one for _, one in these), None) or next(iter(found.refused), None)
    if document is None and is_record:
        raise UsageError(f"{path}: holds no document of {address}")
    if several or document is None:
        by_address = f"name one by its address, as '{name}: https://...'"
        what = by_address if is_archive(Path(name)) else "name a file that holds one"
        raise UsageError(f"{name}: holds {found.documents} documents; {what}")
    return document
