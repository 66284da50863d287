"""What a folder of seeds names; a mistake in it is reported on standard error, and costs only what it is in."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ingest.errors import UsageError
from ingest.schema import Recipe, Source
from ingest.text.terminal import terminal_line

if TYPE_CHECKING:
    from ingest.collection import Collection


def sources_in(seeds: Path) -> tuple[Source, ...]:
    """Return the sources that a folder names; a mistake in one is said, and costs only that one.

    Raises: SourcesError: there is no such folder.
    """
    from ingest.sources import load_all

    loaded = load_all(seeds)
    say(loaded.mistakes)
    return loaded.sources


def pollable(seeds: Path) -> tuple[Source, ...]:
    """Return the sources that a folder names, which are at least one.

    Raises: SourcesError: there is no such folder. UsageError: it names none.
    """
    sources = sources_in(seeds)
    if not sources:
        raise UsageError(f"{seeds}: no source can be polled; `python -m ingest sources add URL` adds one")
    return sources


def say(mistakes: Iterable[str]) -> None:
    """Report each mistake once a command, though one in a recipe is met twice: with its source, and with the recipes.

    A quiet command keeps them for `say_kept_back`, because cron mails every line.
    """
    context = click.get_current_context(silent=True)
    said: dict[str, None] = context.meta.setdefault(__name__, {}) if context else {}
    for mistake in mistakes:
        if mistake not in said:
            said[mistake] = None
            if not (context and context.params.get("quiet")):
                click.echo(terminal_line(f"error: {mistake}"), err=True)


def say_kept_back(collection: "Collection", now: datetime, *, daily: bool = False) -> None:
    """Report the mistakes that a quiet command has kept back, if they are news; with `daily`, once a day."""
    context = click.get_current_context()
    kept = tuple(context.meta.get(__name__, ())) if context.params.get("quiet") else ()
    for mistake in collection.telling.news(kept, now, daily=daily):
        click.echo(terminal_line(f"error: {mistake}"), err=True)


def recipes_in(seeds: Path) -> tuple[Recipe, ...]:
    """Return the recipes that stand beside the sources; seeds/ itself need not be there. A mistake in one is said."""
    if not seeds.exists():
        return ()
    from ingest.sources import sound_recipes

    recipes, mistakes = sound_recipes(seeds)
    say(mistakes)
    return recipes


def sources_by_id(seeds: Path) -> dict[str, Source]:
    """Return the sources of a folder by id; none if there is no such folder."""
    if not seeds.exists():
        return {}
    return {source.id: source for source in sources_in(seeds)}


def source_of(address: str, sources: Iterable[Source]) -> Source:
    """Return the source at an address, however that is written; if there is none, a new one of that address."""
    from ingest.sources.naming import source_at

    return source_at(address, sources) or Source(id=address, url=address)
