"""Reads tables of phrases in many languages, as the code holds them: several on a line, with "·" between."""

from functools import cache

from ingest.text.language import fold


def phrases_as_written(table: str) -> list[str]:
    r"""Return the phrases of a table in order, as written.

    >>> phrases_as_written("read more · see also\nsiehe auch")
    ['read more', 'see also', 'siehe auch']
    """
    return [phrase.strip() for line in table.strip().splitlines() for phrase in line.split("·")]


@cache
def phrases(table: str) -> frozenset[str]:
    """Return the phrases of a table, folded like the lines with which they are compared."""
    return frozenset(map(fold, phrases_as_written(table)))
