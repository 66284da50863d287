"""`[[source]]` tables as text: appended to a file, or removed from it, with all else kept byte for byte. Pure.

The result is parsed and compared with what it should say, so that a file in an unforeseen style is refused, not spoilt.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from ingest.errors import SourcesError
from ingest.schema import Source
from ingest.sources.keys import KEYS
from ingest.sources.tables import HEADER, source_tables, tables
from ingest.sources.written import Mistake, Written

_LINE_ENDS = re.compile(r"(?<=\n)")
_PLAIN = Source(id="", url="")  # what a key that is not written stands for


def quoted(text: str) -> str:
    r"""Return text as a basic string of TOML: as JSON's, which says nothing of U+007F.

    >>> print(quoted('the "Post"\n'))
    "the \"Post\"\n"
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def table_of(source: Source) -> str:
    """Return a source as a `[[source]]` table: its name if it has one, its url, and all that is not the default."""
    lines = ["[[source]]"]
    if source.id != source.url:
        lines.append(f"name = {quoted(source.id)}")
    lines += (
        f"{key} = {_value(value)}"
        for key in KEYS
        if key != "name" and (value := getattr(source, key)) != getattr(_PLAIN, key)
    )
    return "".join(f"{line}\n" for line in lines)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return "{ " + ", ".join(f"{quoted(name)} = {quoted(held)}" for name, held in value) + " }"
    return f"[{', '.join(map(quoted, value))}]" if isinstance(value, tuple) else str(value)


def appended(text: str, sources: Sequence[Source], path: Path) -> tuple[str, tuple[Written, ...]]:
    """Return the text of a file with a table for each source appended, and the sources as they are read back from it.

    Raises: SourcesError: the file is no list of sources, or what it would hold is not those sources.
    """
    before = source_tables(text, path)
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text.strip("\ufeff") else end if text.endswith("\n") else end * 2
    after = text + gap + end.join(table_of(source).replace("\n", end) for source in sources)
    try:
        found = tuple(tables(after, path))[len(before) :]
        kept = source_tables(after, path)[: len(before)] == before
    except SourcesError:  # inline tables, which no other can follow
        found, kept = (), False
    added = tuple(one for one in found if isinstance(one, Written))
    if not kept or [one.source for one in added] != list(sources):
        wrong = next((one.text for one in found if isinstance(one, Mistake)), None)
        raise SourcesError(wrong or f"{path}: cannot be added to; write each source there as a [[source]] table")
    return after, added


def without(text: str, number: int, path: Path) -> str:
    """Return the text of a file without its table of that number, from 0, and the empty line before it.

    A comment before the table, and one before the next, stay.

    Raises: SourcesError: the table is written so that its lines cannot be told.
    """
    before = source_tables(text, path)
    lines = _LINE_ENDS.split(text)
    heads = [place for place, line in enumerate(lines) if HEADER.match(line.removeprefix("\ufeff"))]
    refused = SourcesError(f"{path}: source {number + 1} is written so that it cannot be taken out; do it by hand")
    if len(heads) != len(before):  # inline tables, or a text over several lines that looks like a table
        raise refused
    first, end = heads[number], [*heads, len(lines)][number + 1]
    while lines[end - 1].lstrip()[:1] in ("", "#"):
        end -= 1
    if first and not lines[first - 1].strip("\r\n\t "):
        first -= 1
    after = "".join((*lines[:first], *lines[end:]))
    if source_tables(after, path) != [*before[:number], *before[number + 1 :]]:
        raise refused
    return after
