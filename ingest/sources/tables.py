"""Sources written as `[[source]]` tables (TOML 1.0)."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from ingest.errors import SourcesError
from ingest.schema import Source
from ingest.sources.written import KEYS, Place, Written, checked

_TABLE = re.compile(r"\s*\[\[\s*[\"']?source[\"']?\s*\]\]")
_ANY_TABLE = re.compile(r"\s*\[")


def tables(text: str, path: Path) -> Iterator[Written]:
    """Yield the sources of a TOML file in its order."""
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:  # brackets within brackets without end
        raise SourcesError(f"{path}: not TOML: {error}") from error
    found = document.pop("source", [])
    if document:
        key = next(iter(document))
        raise SourcesError(f"{Place(path, _line(text, key))}: {key!a} means nothing here; write [[source]] tables")
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise SourcesError(f"{Place(path, _line(text, 'source'))}: write each source as a [[source]] table of its own")
    for number, table in enumerate(found):
        yield _written(table, text, number, path=path)


def _written(table: dict[str, object], text: str, number: int, *, path: Path) -> Written:
    places = {key: Place(path, _line(text, key, number), f"source {number + 1}") for key in table}
    here = Place(path, _line(text, None, number), f"source {number + 1}")
    for key in table:
        if key not in KEYS:
            raise SourcesError(f"{places[key]}: a source has no key {key!a}; its keys are {', '.join(KEYS)}")
    if "url" not in table:
        raise SourcesError(f"{here}: the source has no url; it is the one key that each must have")
    values = {key: checked(key, value, places[key]) for key, value in table.items()}
    name = values.pop("name", None)
    return Written(Source(id=name or str(table["url"]).strip(), **values), here)


def _line(text: str, key: str | None, number: int | None = None) -> int | None:
    """Return the line of a key, in the table of that number or above all tables; without a key, of the table.

    tomllib keeps no positions, so the text is searched; None where a key is written in no line of its own.
    """
    table = -1
    wanted = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]|\s*\[+\s*[\"']?{re.escape(key)}\b") if key else _TABLE
    for place, line in enumerate(text.splitlines(), start=1):
        table += bool(_TABLE.match(line))
        if number in (None, table) and wanted.match(line):
            return place
    return None
