"""Recipes for difficult sites, one a TOML file of seeds/recipes/, each selector checked.

name = "quarry-gazette"               # else the file's name; a source names it with recipe = "quarry-gazette"
hosts = ["quarrygazette.example"]     # whose pages it is for
title = "h2.head"                     # a field: a CSS selector, or a list of them, the first that finds anything counts
published = "span.stamp @data-time"   # an attribute in place of the text
remove = [".box", "#share"]           # no part of the body

[latest]
item = "#news li"                     # one row of the list; the others are looked for inside it
title = "a"
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.errors import SourcesError
from ingest.schema import RECIPE_FIELDS, Recipe
from ingest.sources.contents import bytes_of, text_in, toml_of
from ingest.text.written import Place, instead_of, shown

FOLDER = "recipes"
_ROWS = tuple(field.partition(".")[2] for field in RECIPE_FIELDS if "." in field)  # the keys of [latest] besides item
KEYS = ("name", "hosts", *(field for field in RECIPE_FIELDS if "." not in field), "remove")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+|localhost", re.IGNORECASE)
_TABLE = re.compile(r"\s*\[")


def sound_recipes(seeds: Path) -> tuple[tuple[Recipe, ...], tuple[str, ...]]:
    """Return the recipes beside the sources of a folder, or of one file of it, and a line for each that has a mistake.

    In the order of their files' names; none where there is no folder of recipes.
    """
    folder = (seeds if seeds.is_dir() or not seeds.suffix else seeds.parent) / FOLDER
    named: dict[str, tuple[Recipe, Path]] = {}
    mistakes: list[str] = []
    for file in sorted(folder.glob("[!.]*.toml")):
        try:
            recipe = load_recipe(file)
        except SourcesError as error:
            mistakes.append(str(error))
            continue
        first = named.setdefault(recipe.name, (recipe, file))[1]
        if first is not file:
            mistakes.append(f"{file}: {recipe.name!r} is a recipe already, in {first}; give it a name of its own")
    return tuple(recipe for recipe, _ in named.values()), tuple(mistakes)


def load_recipe(file: Path) -> Recipe:
    """Return the recipe in a file.

    Raises: SourcesError: the file cannot be read, or has a mistake in it.
    """
    text = text_in(bytes_of(file), file, ".toml")
    document = toml_of(text, file)
    for key in document:
        if key not in KEYS:
            place = Place(file, _line(text, key))
            raise SourcesError(f"{place}: a recipe has no key {key!a}; {instead_of(key, KEYS)}")
    fields = tuple((key, _selectors(value, place, key)) for key, value, place in _fields(document, text, file))
    if not fields:
        raise SourcesError(f'{file}: the recipe names no field; write one such as title = "h1"')
    return Recipe(
        name=_name(document.get("name", file.stem), Place(file, _line(text, "name"))),
        hosts=_hosts(document.get("hosts", []), Place(file, _line(text, "hosts"))),
        fields=fields,
        remove=_selectors(document.get("remove", []), Place(file, _line(text, "remove")), "remove"),
    )


def _fields(document: dict[str, object], text: str, file: Path) -> Iterator[tuple[str, object, Place]]:
    """Each field with its selectors as written; those of a [latest] table under names of their own."""
    for key, value in document.items():
        if key in ("name", "hosts", "remove"):
            continue
        place = Place(file, _line(text, key))
        if key != "latest":
            yield key, value, place
            continue
        if not isinstance(value, dict) or "item" not in value:
            raise SourcesError(f"{place}: latest has to be a [latest] table with a key item: the selector of one row")
        for inner, selectors in value.items():
            own = Place(file, _line(text, inner, table="latest"))
            if inner not in ("item", *_ROWS):
                raise SourcesError(f"{own}: [latest] has no key {inner!a}; {instead_of(inner, ('item', *_ROWS))}")
            yield "latest" if inner == "item" else f"latest.{inner}", selectors, own


def _selectors(value: object, place: Place, key: str) -> tuple[str, ...]:
    from ingest.text.markup.selectors import selector_of  # brings BeautifulSoup, which most runs do not pay for

    written: list[Any] = value if isinstance(value, list) else [value]
    for one in written:
        if not isinstance(one, str):
            raise SourcesError(
                f"{place}: {key} is {shown(one)}; it has to be a CSS selector in quotes, or a list of them"
            )
        try:
            selector_of(one)
        except ValueError as error:
            raise SourcesError(
                f"{place}: {key} is {shown(one)}, which is no CSS selector: {error}; "
                'write one such as "h1.title" or "time @datetime"'
            ) from None
    return tuple(one.strip() for one in written)


def _name(value: object, place: Place) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise SourcesError(f"{place}: name is {shown(value)}; it has to be one line of text")
    return value.strip()


def _hosts(value: object, place: Place) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and _HOST.fullmatch(one) for one in value):
        raise SourcesError(f'{place}: hosts is {shown(value)}; it has to be a list of hosts such as ["news.example"]')
    return tuple(host.lower() for host in value)


def _line(text: str, key: str, *, table: str = "") -> int | None:
    """Return the line of a top-level key, of a key in `table`, or of the header of a table that `key` names.

    tomllib keeps no positions, so the text is searched; None where a key is written in no line of its own.
    """
    quoted = rf"[\"']?{re.escape(key)}[\"']?\s*"
    wanted = re.compile(
        rf"\s*(?:{quoted}=|{re.escape(table)}\s*\.\s*{quoted}=)" if table else rf"\s*(?:{quoted}[=.]|\[+\s*{quoted}\])"
    )
    inside = not table
    for place, line in enumerate(text.split("\n"), start=1):  # no other character ends a line of TOML
        if table and _TABLE.match(line):
            inside = table in line
        elif table and not inside and re.match(rf"\s*{table}\s*\.", line) and wanted.match(line):
            return place
        if inside and wanted.match(line):
            return place
    return None
