"""What a source's settings and the recipes mean for reading its documents and following its links. Pure."""

from collections.abc import Callable
from dataclasses import replace

from ingest.schema import Document, Feed, Hints, Reading, Recipe, Source
from ingest.text.captures import capture_of
from ingest.text.url_rules import ParameterRules, rules_with
from ingest.text.urls import host_of

Reads = Callable[[Document, Hints], Reading]
"""Reads a document as `ingest.read` does."""


def rules_of(source: Source) -> ParameterRules:
    """Return the rules by which two addresses of a source are the same page: which parameters do not count."""
    return rules_with(source.drop_parameters, source.keep_parameters)


def hints_for(document: Document, source: Source | None, recipes: tuple[Recipe, ...]) -> Hints:
    """Return what a document's source, where it is known, and the recipes tell its reader."""
    if source is None:
        return Hints(recipe=recipe_for(document, recipes))
    return Hints(
        language=source.language,
        timezone=source.timezone,
        day_first=source.day_first,
        recipe=recipe_for(document, recipes, source.recipe),
        drop_parameters=source.drop_parameters,
        keep_parameters=source.keep_parameters,
    )


def recipe_for(document: Document, recipes: tuple[Recipe, ...], name: str | None = None) -> Recipe | None:
    """Return the recipe a document is read by: the one its source names, else one for its host or a host above that.

    None: there is no such recipe.
    """
    if name is not None:
        return next((recipe for recipe in recipes if recipe.name == name), None)
    url = document.final_url or document.url
    capture = capture_of(url)
    host = host_of(capture.url if capture else url)
    return next((one for one in recipes for named in one.hosts if f".{host}".endswith(f".{named}")), None)


def entitled(reading: Reading, source: Source) -> Reading:
    """Return a reading of a source's own document with the title from its settings, if the document has none itself.

    Pages that a feed leads to say nothing about the feed, and get no such title.
    """
    if source.title is None or reading.url != source.url or (reading.feed and reading.feed.title):
        return reading
    return replace(reading, feed=replace(reading.feed or Feed(), title=source.title))
