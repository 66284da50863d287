"""What a dump's line carries besides its words: columns, and the marks of Markdown."""

import re

from ingest.reading.phrases.byline import has_byline_word
from ingest.text.dates import find_date
from ingest.text.markup import line_of

WIDEST = 60  # characters of a column
MOST = 4  # columns
LONGEST = 1000  # characters of a line with columns, and with the space between them
SHORT = 120  # characters of a line in which a mark is no part of the prose
_GAP = re.compile(r"\s*\t\s*|\s{2,}")
_HEADING = re.compile(r"^#{1,6}\s+(?=\S)(?P<text>.*?)(?:\s+#+)?$")
_EMPHASIS = re.compile(r"(?<![\w*])(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?P<text>[^*_]*[^\s*_])(?P=mark)(?![\w*])")


def plain_line(raw: str, *, dated: bool = True) -> str:
    """Return a line on one line of plain text, its columns parted by "|", without the marks of Markdown.

    Where it is not `dated`, columns are none for a date among them.

    >>> plain_line("# *Ferry* sails"), plain_line("Mara Lind   3 October 2025")
    ('Ferry sails', 'Mara Lind | 3 October 2025')
    """
    columns = _columns(raw.strip(), dated=dated) if len(raw) <= LONGEST else []
    line = " | ".join(line_of(column) for column in columns) if columns else line_of(raw)
    if found := _HEADING.match(line):
        line = found["text"]
    if len(line) <= SHORT and ("*" in line or "_" in line):
        line = _EMPHASIS.sub(lambda found: found["text"], line)
    return line


def _columns(line: str, *, dated: bool) -> list[str]:
    """The columns of a byline or a date line, empty where it is none: prose may be set with wide spaces too."""
    if "\t" not in line and "  " not in line:
        return []
    columns = _GAP.split(line, maxsplit=MOST)
    if not 2 <= len(columns) <= MOST or max(map(len, columns)) > WIDEST:
        return []
    told = has_byline_word(columns[0].lstrip("*_")) or (dated and any(map(find_date, columns)))
    return columns if told else []
