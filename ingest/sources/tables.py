"""Sources written as `[[source]]` tables (TOML 1.0)."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ingest.errors import SourcesError
from ingest.schema import Source
from ingest.sources.contents import toml_of
from ingest.sources.keys import KEYS, agreed, checked
from ingest.sources.written import Mistake, Written
from ingest.text.written import Place, instead_of

HEADER = re.compile(r"\s*\[\[\s*[\"']?source[\"']?\s*\]\]")

_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*[=.]|\s*\[+\s*(?:[\"']?source[\"']?\s*\.\s*)?[\"']?([\w-]+)\b")

Lines = Mapping[tuple[int, str | None], int]
"""The line of each key by the number of its table, -1 above all tables; of the table itself under None."""


def tables(text: str, path: Path) -> Iterator[Written | Mistake]:
    """Yield the sources of a TOML file in its order, and a mistake in place of each that has one.

    Raises: SourcesError: the file as a whole is no list of sources.
    """
    found = source_tables(text, path)
    lines = _lines(text) if found else {}
    for number, table in enumerate(found):
        try:
            yield _written(table, lines, number, path=path)
        except SourcesError as error:
            yield Mistake(str(error))


def source_tables(text: str, path: Path) -> list[dict[str, object]]:
    """Return the `[[source]]` tables of a TOML file, unchecked.

    Raises: SourcesError: it is not TOML, or holds anything else.
    """
    document = toml_of(text, path)
    found = document.pop("source", [])
    if document:
        key = next(iter(document))
        line = _first(text, key)
        raise SourcesError(f"{Place(path, line)}: {key!a} means nothing here; write [[source]] tables")
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        line = _first(text, "source")
        raise SourcesError(f"{Place(path, line)}: write each source as a [[source]] table of its own")
    return found


def _written(table: dict[str, object], lines: Lines, number: int, *, path: Path) -> Written:
    item = f"source {number + 1}"
    places = {key: Place(path, lines.get((number, key)), item) for key in table}
    here = Place(path, lines.get((number, None)), item)
    for key in table:
        if key not in KEYS:
            raise SourcesError(f"{places[key]}: a source has no key {key!a}; {instead_of(key, KEYS)}")
    if "url" not in table:
        raise SourcesError(f"{here}: the source has no url; it is the one key that each must have")
    values = {key: checked(key, value, places[key]) for key, value in table.items()}
    name = values.pop("name", None)
    source = Source(id=name or str(table["url"]).strip(), **values)
    return Written(agreed(source, places), here)


def _lines(text: str) -> Lines:
    """Find the line of each key, as tomllib keeps no positions; keys without a line of their own are left out."""
    found: dict[tuple[int, str | None], int] = {}
    table = -1
    for place, line in enumerate(text.split("\n"), start=1):  # no other character ends a line of TOML
        if HEADER.match(line):
            table += 1
            found[table, None] = place
        elif key := _KEY.match(line):
            found.setdefault((table, key[1] or key[2]), place)
    return found


def _first(text: str, key: str) -> int | None:
    """Return the first line on which a key is written, in whatever table."""
    wanted = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]|\s*\[+\s*[\"']?{re.escape(key)}\b")
    return next((place for place, line in enumerate(text.split("\n"), start=1) if wanted.match(line)), None)
