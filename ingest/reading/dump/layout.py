"""Handles what a dump's line has besides its words: columns, the marks of Markdown, links and their numbers."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ingest.reading.phrases.byline import has_byline_word
from ingest.text.dates import find_date
from ingest.text.markup import line_of

WIDEST = 60  # characters of a column
MOST = 4  # columns
LONGEST = 1000  # characters of a line with columns, and with the space between them
SHORT = 120  # characters of a line in which "*" and "_" are marks, even if the dump is no Markdown
_GAP = re.compile(r"\s*\t\s*|\s{2,}")
_HEADING = re.compile(r"^#{1,6}\s+(?=\S)(?P<text>.*?)(?:\s+#+)?$")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*(?:\s\"[^\"]*\")?\)")
_LINK = re.compile(
    r"\[(?P<text>[^\[\]]*)\]\((?:https?:|mailto:|tel:|/|#|\./|\.\./|<)[^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s\"[^\"]*\")?\)"
)
_LINKED = re.compile(r"\W*\[[^\[\]]+\]\((?P<address>https?:[^()\s]+)")
_NUMBER = re.compile(r"\[\d{1,4}\]")
_TAG = re.compile(
    r"</?(?:div|span|a|figure|figcaption|picture|img|section|aside|header|footer|nav|time|small|su[bp]|u|mark)\b[^<>]*>"
    r"|<!-- -->"
)
_OPEN = re.compile(r"\[[^\[\]]{1,200}$")  # a link's text that goes on in the next line
_CLOSES = re.compile(r"[^\[\]]{1,200}\]\(")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!|<>~-])")
_QUOTE = re.compile(r"^>\s?")
_EMPHASIS = re.compile(r"(?<![\w*])(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?P<text>[^*_]*[^\s*_])(?P=mark)(?![\w*])")


class Marks(NamedTuple):
    """Which marks a dump's lines have."""

    markdown: bool = False
    numbered: bool = False  # numbers before links: "[7]Jane Doe"


def is_markdown(lines: Iterable[str]) -> bool:
    """Return whether any line has a heading, a link or a picture in Markdown."""
    return any(
        ("](" in line and (_LINK.search(line) or _PICTURE.search(line))) or (line[:1] == "#" and _HEADING.match(line))
        for line in lines
    )


def whole_markdown(lines: Iterable[str]) -> list[str]:
    """Return lines of Markdown with links that are broken over two lines joined, and without HTML tags.

    >>> whole_markdown(['<div class="rows">', "14:05 [The old", "mill](/mill)", "</div>"])
    ['', '14:05 [The old mill](/mill)', '']
    """
    whole: list[str] = []
    for line in (_TAG.sub("", line) if "<" in line else line for line in lines):
        if "](" in line and whole and _OPEN.search(whole[-1]) and _CLOSES.match(line):
            whole[-1] = f"{whole[-1]} {line.lstrip()}"
        else:
            whole.append(line)
    return whole


def is_title_mark(line: str) -> bool:
    """Return whether a line is marked as a page's own title is: a heading of the first rank."""
    return line.startswith("# ") and _HEADING.match(line) is not None


def unmarked(line: str, marks: Marks) -> str:
    """Return a whole line without the numbers of its links and, in a Markdown dump, without Markdown's marks.

    >>> unmarked("> The [old mill](/mill) has *one* wheel", Marks(markdown=True))
    'The old mill has one wheel'
    """
    if marks.numbered:
        line = _NUMBER.sub("", line).strip()
    if not marks.markdown:
        return line
    if "](" in line:
        line = _LINK.sub(lambda found: found["text"], _PICTURE.sub("", line)).strip()
    if "*" in line or "_" in line:
        line = _EMPHASIS.sub(lambda found: found["text"], line)
    return _ESCAPE.sub("", _QUOTE.sub("", line))


def address_in(line: str) -> str | None:
    """Return the address of the link that a line of Markdown begins with, None if it begins with none.

    >>> address_in("* [The old mill](https://post.example/mill)"), address_in("The [old mill](https://post.example/mill)")
    ('https://post.example/mill', None)
    """
    found = _LINKED.match(line)
    return found["address"] if found else None


def plain_line(raw: str, *, dated: bool = True) -> str:
    """Return a line as plain text, with "|" between its columns, without the marks of Markdown.

    Only if it is `dated` may a date show that wide spaces divide columns.

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
    """Return the columns of a byline or a date line, [] for any other: prose may have wide spaces too."""
    if "\t" not in line and "  " not in line:
        return []
    columns = _GAP.split(line, maxsplit=MOST)
    if not 2 <= len(columns) <= MOST or max(map(len, columns)) > WIDEST:
        return []
    told = has_byline_word(columns[0].lstrip("*_")) or (dated and any(map(find_date, columns)))
    return columns if told else []
