"""Entries with a single field, as in other suites: `read` refuses an entry that says nothing to a reader."""

import re
from dataclasses import replace

from ingest.reading import read
from ingest.schema import Document, Reading

# Media RSS's title is trusted least, so any other title of an entry takes precedence.
_TITLE = rb'<t:title xmlns:t="http://search.yahoo.com/mrss/">-</t:title>'
_ENTRY_START = re.compile(rb"<((?:\w+:)?)(entry|item)\b([^>]*[^>/])?>", re.IGNORECASE)


def read_titled(document: Document, reading: Reading) -> Reading | None:
    """Read again with a title in every entry; None if no entry was refused for saying nothing."""
    if all(flaw.rule != "nothing-said" for flaw in reading.warnings):
        return None
    return read(replace(document, body=_ENTRY_START.sub(rb"<\1\2\3>" + _TITLE, document.body)))
